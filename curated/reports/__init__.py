"""What people read beside the data: changes, quality, data dictionary."""
