"""How sure a rule is that has no odds of its own: the confidence (0 to 1) of its corrections.

Chosen, not fitted: an order of how much a rule rests on. What the confidences of whole words are worth is counted in
``docs/ocr-repair.md``.
"""

from __future__ import annotations

GRAMMAR = 0.99
"""A grammar leaves nothing else: the day of a date, the number of a page, a section and its law, a word divided at a line end."""
ABBREVIATION = 0.98
"""An abbreviation or a unit that stands before or behind a number, or a sign no text has there."""
ONLY_FIT = 0.97
"""The only sign, or the only common word, that fits between its neighbours."""
LIST_NEIGHBOURS = 0.96
"""The neighbours in a list have the sign."""
DOCUMENT_HABIT = 0.95
"""Other places of the document, or other papers, have it so."""
