"""Papers brought from a council information system into RAW: the only room that opens a connection to a foreign server."""
