"""Heads read by evidence: candidates for every field from labels, tables and sentences, weighed by cues that are data."""
