"""Facts about one page of a PDF, gathered without rendering it: what the decision between text layer and OCR rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curated.records import Box
from extractors.pages.text_quality import TextQuality, text_quality
from extractors.pdf.content import PageContent

_SCAN_COVERAGE = (
    0.5  # share of the page under images from which it is a scan: figures and logos cover less; chosen, not fitted
)
_LAYER_COVERAGE = 0.2  # enough where half the text is invisible: scanners lay text over strips, too; chosen, not fitted
_INVISIBLE_SHARE = 0.5  # of the glyphs: a hidden note or two make no scan; chosen, not fitted
_NO_LENGTH = 1e-6  # points: instead of a page without extent, which cannot be divided by
_CELLS = 40  # the page is covered with a grid of this many cells a side to measure what images cover


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """``characters`` without blanks; ``unmapped``, ``type3``, ``invisible``, ``image_coverage`` as shares of 1."""

    characters: int
    unmapped: float
    type3: float
    invisible: float
    image_coverage: float
    strokes: int
    rules: int
    quality: TextQuality

    @property
    def is_scan(self) -> bool:
        """Whether the page is a picture with text laid over it, rather than print of its own."""
        return self.image_coverage >= _SCAN_COVERAGE or (
            self.invisible >= _INVISIBLE_SHARE and self.image_coverage > _LAYER_COVERAGE
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is drawn."""
        return self.characters == 0 and self.image_coverage == 0 and self.strokes == 0 and self.rules == 0


def page_facts(content: PageContent, text: str) -> PageFacts:
    """The facts of a page from what it draws and from the raw text that was composed of it."""
    glyphs = [g for g in content.glyphs if not g.text.isspace()]
    count = max(len(glyphs), 1)
    quality = text_quality(text)
    return PageFacts(
        characters=content.letters.characters if content.letters is not None else len(glyphs),
        unmapped=max(sum(not g.mapped for g in glyphs) / count, quality.unmapped),
        type3=sum(g.type3 for g in glyphs) / count,
        invisible=sum(g.invisible for g in glyphs) / count,
        image_coverage=coverage(content.images, content.width, content.height),
        strokes=content.strokes,
        rules=len(content.rules),
        quality=quality,
    )


def coverage(boxes: Iterable[Box], width: float, height: float) -> float:
    """The share of the page that the boxes cover together, measured on a grid; overlapping boxes count once."""
    covered: set[tuple[int, int]] = set()
    for box in boxes:
        columns = range(_cell(box.x0, width), _cell(box.x1, width) + 1)
        rows = range(_cell(box.y0, height), _cell(box.y1, height) + 1)
        inside = (
            (column, row)
            for column in columns
            for row in rows
            if box.x0 <= (column + 0.5) * width / _CELLS <= box.x1 and box.y0 <= (row + 0.5) * height / _CELLS <= box.y1
        )
        covered.update(inside)
        if len(covered) == _CELLS * _CELLS:
            break
    return len(covered) / (_CELLS * _CELLS)


def _cell(at: float, length: float) -> int:
    return min(max(int(at / max(length, _NO_LENGTH) * _CELLS), 0), _CELLS - 1)
