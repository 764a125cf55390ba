"""What a PDF page draws, straight from its content stream: glyphs, straight lines, images. Nothing is grouped yet.

All coordinates are those of the page as displayed: points, origin top left, /Rotate applied, the CropBox as the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from curated.records import Box
from extractors.base.page_reading import Rule
from extractors.pdf.letter_arrays import Letters

USUAL_DESCENT = 0.22  # of the size: that of common faces, where a font does not say it or says nonsense
SANE_DESCENT = (0.05, 0.45)  # of the size: what a font may say


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One drawn glyph. ``x``/``y`` is its origin on the baseline, ``angle`` its writing direction in degrees clockwise."""

    text: str
    x: float
    y: float
    angle: float
    advance: float
    size: float
    descent: float  # share of ``size`` below the baseline, positive
    invisible: bool = False  # text render mode 3: the layer an OCR engine laid over a scan
    type3: bool = False
    mapped: bool = True  # False when the font gives no Unicode value for it


@dataclass(slots=True)
class PageContent:
    """Everything one page draws, in drawing order. ``images`` are the boxes of images, ``strokes`` the number of other paths.

    ``letters`` stand in place of ``glyphs`` where the fast reader read a page of plain upright print.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    strokes: int = 0
    letters: Letters | None = None
