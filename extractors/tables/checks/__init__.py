"""Which sums, differences and shares a table states, and whether they hold."""
