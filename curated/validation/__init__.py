"""What a document and a release must fulfil before they are published."""
