"""What a page is: boxes, words, lines, text, and the corrections of its text. Imported from ``curated.records`` everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from curated.vocabulary import CorrectionStage, Grade, LineRole, PageSource


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: PDF points, origin top left, ``x0 <= x1`` and ``y0 <= y1``."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. ``raw_start``/``raw_end`` say where it stands in the page's raw text (work file only)."""

    text: str
    box: Box
    confidence: float | None = None  # of the OCR engine; None for text layers
    font_size: float | None = None  # points; None when unknown
    raw_start: int = -1
    raw_end: int = -1
    other: str | None = None  # what a further reading of the OCR engine saw there; None where there was none


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the page's raw text with its role (work file only; the text itself is never left out)."""

    raw_start: int
    raw_end: int
    role: LineRole
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: where its text came from, the text after all repairs, and how good it is."""

    document_id: str
    page_number: int
    source: PageSource
    source_reason: str
    text: str
    text_raw: str | None = None  # None when equal to text
    width: float | None = None
    height: float | None = None
    rotation: int | None = None
    skew: float | None = None
    dpi: int | None = None
    ocr_confidence: float | None = None
    ocr_confidence_p10: float | None = None
    lexicon_rate_raw: float | None = None
    lexicon_rate: float | None = None
    correction_count: int = 0
    grade: Grade = "none"
    language: str | None = None  # ISO 639-1; None where too little tells
    words: tuple[Word, ...] = ()  # work file only
    lines: tuple[Line, ...] = ()  # work file only

    @property
    def raw(self) -> str:
        """The page's text before any repair."""
        return self.text if self.text_raw is None else self.text_raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change of text, applied or rejected. Applied rows of a page do not overlap and replay backwards to the raw text.

    Rows of stage ``table_cell`` concern a cell's text only; they have no offsets and take no part in the replay.
    """

    document_id: str
    page_number: int
    seq: int
    stage: CorrectionStage
    rule: str
    before: str
    after: str
    applied: bool
    char_start: int | None = None
    char_end: int | None = None
    evidence: str | None = None
    confidence: float | None = None


def page_url(document_id: str, page_number: int) -> str:
    """Where the review site shows a page, relative to the folder of the release."""
    return f"site/document.html#{document_id}/{page_number}"
