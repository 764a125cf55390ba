"""Where tables stand and how their cells lie."""
