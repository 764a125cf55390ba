"""Inside a PDF: letters, words, ruling lines and pictures of pages, by pdfium and pdfminer.six."""
