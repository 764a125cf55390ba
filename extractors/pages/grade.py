"""How good a page and a document are: coarse grades for people, next to the raw scores for machines.

Grades rather than scores follow docling's advice: a number invites thresholds nobody calibrated. The limits below are read off
the development corpus: born-digital council text lies above 0.95 known words, a page that a reader must correct line by line
lies below 0.75 (see docs/measurements.md).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from curated.records import Page
from curated.vocabulary import Grade

GOOD_LEXICON_RATE = 0.88
FAIR_LEXICON_RATE = 0.70
GOOD_CONFIDENCE = 0.88
FAIR_CONFIDENCE = 0.70

# Words up to which the pages of a file of this kind are its cover: Adobe's own placeholder for XFA has about a hundred.
_SHELLS = {"PDF_XFA": 150, "PDF_ATTACHMENTS": 60}
_SHELL_PAGES = 2
_ORDER: tuple[Grade, ...] = ("none", "poor", "fair", "good")


def page_grade(text: str, lexicon_rate: float | None, ocr_confidence: float | None) -> Grade:
    """Good | fair | poor by the weaker of the two scores; ``none`` for a page without text."""
    if not text.strip():
        return "none"
    grades = [
        _grade(lexicon_rate, GOOD_LEXICON_RATE, FAIR_LEXICON_RATE),
        _grade(ocr_confidence, GOOD_CONFIDENCE, FAIR_CONFIDENCE),
    ]
    return min(grades, key=_ORDER.index)


def document_grade(pages: Sequence[Page]) -> Grade:
    """The grade at the worst decile of the pages that hold text, so that one bad page in a hundred does not condemn the rest."""
    ranks = sorted(_ORDER.index(p.grade) for p in pages if p.source == "failed" or p.grade != "none")
    return _ORDER[ranks[len(ranks) // 10]] if ranks else "none"


def without_praise(pages: Sequence[Page], codes: Collection[str]) -> tuple[Page, ...]:
    """The pages, those of a shell graded ``poor``: the one page of a portfolio or of an XFA form that only names another viewer.

    ``codes``: the issue codes of the file. What such a page says is legible and yet not the paper.
    """
    words = sum(len(page.text.split()) for page in pages)
    most = max((_SHELLS[code] for code in codes if code in _SHELLS), default=0)
    if words >= most or len(pages) > _SHELL_PAGES:
        return tuple(pages)
    return tuple(page if page.grade == "none" else replace(page, grade="poor") for page in pages)


def _grade(score: float | None, good: float, fair: float) -> Grade:
    """A missing score says nothing against the page."""
    if score is None or score >= good:
        return "good"
    return "fair" if score >= fair else "poor"
