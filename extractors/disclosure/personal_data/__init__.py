"""Personal data in the text of papers: found, counted, masked."""
