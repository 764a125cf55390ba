"""From offsets of a page's text to boxes on its picture and back: where each printed word stands in the published text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curated.records import Box, Correction, Page, Word

_LEAST_HEIGHT = 0.1  # points; a box without height still lies on a line
_SAME_LINE = 0.5  # share of the lower of two heights by which two words must overlap to be printed on one line


@dataclass(frozen=True, slots=True)
class LocatedWord:
    """A printed word with its slice of the published text."""

    word: Word
    char_start: int
    char_end: int


class WordBoxes:
    """The words of one page in the offsets of ``page.text``. ``corrections`` are the applied ones of this page."""

    def __init__(self, page: Page, corrections: Iterable[Correction]) -> None:
        self._steps = _steps(corrections)
        self._raw_starts = [raw for raw, _, _, _ in self._steps]
        self.words = tuple(self._located(word, len(page.text)) for word in page.words if word.raw_start >= 0)
        self._by_start = sorted(self.words, key=lambda w: w.char_start)
        self._starts = [w.char_start for w in self._by_start]

    def boxes(self, char_start: int, char_end: int) -> tuple[Box, ...]:
        """One box (points, origin top left) for each printed line that ``text[char_start:char_end]`` stands on."""
        first = max(0, bisect_right(self._starts, char_start) - 1)
        last = bisect_left(self._starts, max(char_end, char_start + 1))
        found = [w.word.box for w in self._by_start[first:last] if w.char_end > char_start]
        if not found and self._by_start and char_start == char_end:  # something was deleted here: show its neighbour
            found = [w.word.box for w in self._by_start[first : first + 1]]
        return line_boxes(found)

    def slice_of(self, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """The first of the raw slices as a slice of the text; None when there is none."""
        if not spans:
            return None
        return self._forward(spans[0][0], end=False), self._forward(spans[0][1], end=True)

    def _located(self, word: Word, most: int) -> LocatedWord:
        start, end = self._forward(word.raw_start, end=False), self._forward(word.raw_end, end=True)
        return LocatedWord(word, min(start, most), min(max(start, end), most))

    def _forward(self, raw: int, *, end: bool) -> int:
        """Where the raw offset is in the text; inside a change it is the change's start, or its end for ends."""
        i = bisect_right(self._raw_starts, raw - 1 if end else raw) - 1
        if i < 0:
            return raw
        raw_start, raw_end, out_start, out_end = self._steps[i]
        if raw_start <= raw < raw_end or (end and raw == raw_end):
            return out_end if end else out_start
        return raw - raw_end + out_end


def line_boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes joined where they stand side by side on a line, in the order given."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _on_one_line(lines[-1], box):
            last = lines.pop()
            box = Box(min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1))
        lines.append(box)
    return tuple(lines)


def _on_one_line(a: Box, b: Box) -> bool:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared > _SAME_LINE * max(min(a.y1 - a.y0, b.y1 - b.y0), _LEAST_HEIGHT)


def _steps(corrections: Iterable[Correction]) -> list[tuple[int, int, int, int]]:
    """Raw start and end, text start and end of every applied change, in order."""
    steps: list[tuple[int, int, int, int]] = []
    shift = 0  # raw offset minus text offset behind the changes so far
    placed = [c for c in corrections if c.applied and c.char_start is not None and c.char_end is not None]
    for c in sorted(placed, key=lambda c: (c.char_start or 0, c.char_end or 0)):
        start, end = c.char_start or 0, c.char_end or 0
        raw_start = start + shift
        raw_end = raw_start + len(c.before)
        steps.append((raw_start, raw_end, start, end))
        shift = raw_end - end
    return steps
