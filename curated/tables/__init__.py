"""Rows of a release: Parquet, CSV twins, views, and what differs between two releases."""
