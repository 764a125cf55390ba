"""What a further reading saw at the place of a word: kept beside it, for the repair to weigh.

A line that is read again for its signs, or because it was read badly, brings an alternative for all of its words. Only one of
the readings is published; where they differ, the other one is evidence (``normalizers/ocr_repair/ocr_evidence.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.ocr.tesseract import RecognisedWord

_SHARED = 0.7  # of the width of either word that must be common to both


def with_alternatives(words: Sequence[RecognisedWord], further: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of a row, each with what ``further``, another reading of that row, has at its place; boxes as in ``words``."""
    return [replace(word, other=_at(word, further)) for word in words]


def _at(word: RecognisedWord, further: Sequence[RecognisedWord]) -> str:
    """The word of the other reading that covers the same print; none where the readings part the row differently."""
    for other in further:
        common = min(word.x + word.width, other.x + other.width) - max(word.x, other.x)
        if common >= _SHARED * max(word.width, other.width, 1):
            return other.text
    return ""
