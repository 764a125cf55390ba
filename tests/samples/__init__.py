"""The sample documents of the fictional Stadt Musterlingen: written and rendered here, stored in ``data/raw``."""
