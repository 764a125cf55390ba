"""Words → lines → blocks → reading order, and the lines of tables."""
