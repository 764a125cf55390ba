"""One file a document with everything read from it, kept between runs."""
