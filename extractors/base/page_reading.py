"""What reading one page yields, before any repair: raw text, words with boxes, ruling lines, and how they were got."""

from __future__ import annotations

from dataclasses import dataclass

from curated.records import Box, Issue, Line, Word
from curated.vocabulary import PageSource


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed straight line (or the side of a thin or framing rectangle): PDF points, origin top left, page as displayed.

    Horizontal when ``y0 == y1``, vertical when ``x0 == x1``; ``x0 <= x1`` and ``y0 <= y1``. Slanted strokes are no rules.
    """

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class NumberRereading:
    """What two further readings, of digits only, made of a number that the first one was not sure of.

    ``box``: of the word as read ``first``, on the displayed page. ``one`` and ``other`` are "" where nothing was read;
    ``confidence`` is the lower of the two.
    """

    first: str
    box: Box
    one: str
    other: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FormWidget:
    """A field that the PDF defines: its place on the displayed page, its name, and of a box whether it is ticked."""

    box: Box
    name: str
    is_ticked: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """One page as it was read: nothing repaired, nothing left out.

    ``text`` is the raw text in reading order, one printed line a line; a gap wide enough to be a column or a tab stop is one
    TAB, blocks are parted by an empty line. ``words[i].text == text[words[i].raw_start:words[i].raw_end]`` for every word
    (text dumps have no words). ``lines`` cover every non-empty line of ``text``.
    ``width``/``height`` in points as displayed; ``rotation`` is what was turned beyond /Rotate to read it (0, 90, 180, 270,
    clockwise); ``skew`` in degrees, counter-clockwise positive; ``dpi`` of the image that OCR saw.
    ``number_rereadings``: further readings of doubtful numbers, for tables to choose from. ``widgets``: fields of a form.
    """

    page_number: int
    source: PageSource
    source_reason: str
    text: str = ""
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    width: float | None = None
    height: float | None = None
    rotation: int | None = None
    skew: float | None = None
    dpi: int | None = None
    ocr_confidence: float | None = None
    ocr_confidence_p10: float | None = None
    issues: tuple[Issue, ...] = ()
    number_rereadings: tuple[NumberRereading, ...] = ()
    widgets: tuple[FormWidget, ...] = ()
