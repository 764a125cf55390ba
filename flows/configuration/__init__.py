"""Settings, where they come from, what they make of the fingerprint, and the checks before a run."""
