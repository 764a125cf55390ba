"""From a slice of the published text back to the paper: the words it was read from, their box, their confidence, their cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Box, Cell, Word
from extractors.base.geometry import union_box
from normalizers.text_trail import TextTrail


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a slice of text stands on its page; every field None or empty when the page has no words (text dumps)."""

    box: Box | None
    confidence: float | None


class PageTracer:
    """Looks up slices of one page's published text. ``words`` and ``cells`` carry their slices of the raw text."""

    def __init__(self, trail: TextTrail, words: Sequence[Word], cells: Sequence[Cell]) -> None:
        self._trail = trail
        self._words = sorted((w for w in words if w.raw_start >= 0), key=lambda w: w.raw_start)
        self._starts = [w.raw_start for w in self._words]
        spans = sorted((start, end, i) for i, cell in enumerate(cells) for start, end in cell.spans)
        self._cells = [(start, end, cells[i]) for start, end, i in spans]
        self._cell_starts = [start for start, _, _ in self._cells]

    def trace(self, char_start: int, char_end: int) -> Trace:
        """The union box (points, origin top left) and the lowest word confidence of ``text[char_start:char_end]``."""
        start, end = self._trail.raw_span(char_start, char_end)
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        words = [w for w in self._words[first:last] if w.raw_end > start]
        scores = [w.confidence for w in words if w.confidence is not None]
        return Trace(union_box([w.box for w in words]), min(scores) if scores else None)

    def cell(self, char_start: int, char_end: int) -> Cell | None:
        """The table cell in which ``text[char_start:char_end]`` begins, or None outside tables."""
        start, _ = self._trail.raw_span(char_start, char_end)
        i = bisect_right(self._cell_starts, start) - 1
        return self._cells[i][2] if i >= 0 and start < self._cells[i][1] else None
