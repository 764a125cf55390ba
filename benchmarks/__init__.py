"""Measurements against the development corpus: ``./do bench [NAME]``. Nothing here runs in the test suite."""
