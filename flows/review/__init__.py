"""The review site of a release: static pages that open from the file system, to look at papers instead of reading tables."""
