"""A file → its pages: what kind of file it is, where each page's text comes from, and how good it is."""
