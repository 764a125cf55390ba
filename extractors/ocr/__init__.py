"""Pictures → words: Tesseract, its further readings, and what mends its habits."""
