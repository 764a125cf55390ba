"""The work on documents: who does it, within which limits, and what happens when a worker dies."""
