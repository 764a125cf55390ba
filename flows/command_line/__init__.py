"""The command line: arguments, filters, progress, and the start of a run."""
