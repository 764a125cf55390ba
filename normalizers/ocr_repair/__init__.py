"""OCR repair on evidence: a noisy channel over words with the damage estimated anew for every document."""
