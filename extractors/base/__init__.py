"""What every stage of reading shares: geometry, the reading of a page, a reviewer's marks, settings."""
