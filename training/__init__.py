"""How the OCR model that ships with the package is made: from Debian's ``deu``, by drawn lines. See README.md here."""
