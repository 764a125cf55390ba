"""Words → segments (words that stand close together on one line) → rows, all in the reading frame of a page.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import math
import re
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from curated.records import Box, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule

SEGMENT_GAP = 1.0  # em: words further apart are not taken for neighbours in running text
_OVERLAP = 0.5  # share of the lower height that two words of one line have in common
_FIGURE_GAP = (
    0.4  # em: between two complete amounts; the blank inside "1 234 567,00" is narrower and its parts incomplete
)
_AMOUNT = re.compile(r"[-+−–]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{2})-?$")
_BUCKET = 12.0  # points: only for speed
_EM_OF_BOX = 1.2  # an OCR box is as high as its letters: about 0.8 em for a word with ascenders
_USUAL_EM = 10.0  # points, where a page has no words
_LEAST_LETTERS = 3  # that a word must have more than, for its height to tell the type size
_BACKWARDS = 0.6  # em: so far a word may begin before the end of the one to its left
_MIDDLE_WEIGHT = 3  # how much more a difference in height counts than one in width
_EVEN = 1.5  # times the narrowest gap of a line: the widest of a justified one
_WIDEST_BLANK = 3  # em of a justified line
_OPEN_ROWS = 4  # the last ones, of which a segment may still be a part
_STACKED = 0.5  # share of the narrower width that two boxes above one another have in common


@dataclass(frozen=True, slots=True)
class FramedWord:
    """A word in the reading frame. ``em`` is its type size, estimated where only boxes are known."""

    word: Word
    box: Box
    em: float


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring words of one line, left to right."""

    words: tuple[FramedWord, ...]
    box: Box
    em: float

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(p.word.text for p in self.words)


Row = tuple[Segment, ...]
"""Segments that stand on one line, left to right."""


class Rulings:
    """The ruling lines of a page in its reading frame, asked for by where they stand."""

    def __init__(self, rules: Iterable[Rule], frame: Frame) -> None:
        vertical: list[Box] = []
        horizontal: list[Box] = []
        for rule in rules:
            box = frame.box(Box(rule.x0, rule.y0, rule.x1, rule.y1))
            (horizontal if box.x1 - box.x0 >= box.y1 - box.y0 else vertical).append(box)
        self._vertical = sorted(vertical, key=lambda b: b.x0)
        self._at = [b.x0 for b in self._vertical]
        self.horizontal = horizontal

    @property
    def vertical(self) -> list[Box]:
        """The upright lines from left to right."""
        return self._vertical

    def parts(self, left: float, right: float, v: float) -> bool:
        """Whether a vertical line stands between ``left`` and ``right`` at height ``v``."""
        first, last = bisect_left(self._at, left - 1), bisect_right(self._at, right + 1)
        return any(b.y0 - 1 <= v <= b.y1 + 1 for b in self._vertical[first:last])


def in_reading_frame(words: Sequence[Word], frame: Frame) -> list[FramedWord]:
    """Every word in the reading frame with its type size."""
    boxes = [frame.box(w.box) for w in words]
    heights = [b.y1 - b.y0 for b, w in zip(boxes, words, strict=True) if len(w.text) > _LEAST_LETTERS] or [
        b.y1 - b.y0 for b in boxes
    ]
    usual = statistics.median(heights) * _EM_OF_BOX if heights else _USUAL_EM
    return [FramedWord(w, b, w.font_size or max(b.y1 - b.y0, usual)) for w, b in zip(words, boxes, strict=True)]


def segments(framed: Iterable[FramedWord], rulings: Rulings) -> list[Segment]:
    """Words joined to segments; a wide gap or a vertical ruling line parts them."""
    chains: list[list[FramedWord]] = []
    ends: defaultdict[int, dict[int, FramedWord]] = defaultdict(
        dict
    )  # by height: the last words of chains by their number
    for item in sorted(framed, key=lambda p: p.box.x0):
        chain = _chain_for(item, ends, rulings)
        if chain is None:
            chains.append([item])
            chain = len(chains) - 1
        else:
            del ends[_bucket(chains[chain][-1].box)][chain]
            chains[chain].append(item)
        ends[_bucket(item.box)][chain] = item
    return [_segment(chain) for chain in chains]


def _chain_for(item: FramedWord, ends: Mapping[int, Mapping[int, FramedWord]], rulings: Rulings) -> int | None:
    best: tuple[float, int] | None = None
    left, size, bucket = item.box.x0, item.em, _bucket(item.box)
    reach = int(size // _BUCKET) + 1
    for chain, last in [c for b in range(bucket - reach, bucket + reach + 1) if b in ends for c in ends[b].items()]:
        gap = left - last.box.x1
        em = last.em if last.em > size else size
        if not -_BACKWARDS * em < gap <= SEGMENT_GAP * em or not on_one_line(last.box, item.box):
            continue
        if gap > 0 and (rulings.parts(last.box.x1, left, _middle(item.box)) or _are_figures(last, item)):
            continue
        distance = abs(_middle(last.box) - _middle(item.box)) * _MIDDLE_WEIGHT + abs(gap)
        if best is None or distance < best[0]:
            best = distance, chain
    return best[1] if best else None


def on_one_line(a: Box, b: Box) -> bool:
    """Whether two boxes share so much height that they stand on one line."""
    common = min(a.y1, b.y1) - max(a.y0, b.y0)
    return common >= _OVERLAP * min(a.y1 - a.y0, b.y1 - b.y0)


def rows(items: Iterable[Segment]) -> list[Row]:
    """Segments put together that stand on one line, lines from top to bottom."""
    found: list[_OpenRow] = []
    for segment in sorted(items, key=lambda s: (_middle(s.box), s.box.x0)):
        home = next((row for row in reversed(found[-_OPEN_ROWS:]) if row.takes(segment.box)), None)
        if home is None:
            home = _OpenRow()
            found.append(home)
        home.add(segment)
    ordered = [tuple(sorted(row.segments, key=lambda s: s.box.x0)) for row in found]
    return sorted(ordered, key=lambda row: statistics.fmean(_middle(s.box) for s in row))


class _OpenRow:
    """A row that may still grow. Asked for every segment of a page again and again, so it keeps plain numbers."""

    __slots__ = ("_bottom", "_boxes", "_top", "segments")

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._top, self._bottom = math.inf, -math.inf

    def add(self, segment: Segment) -> None:
        """Take a segment in."""
        box = segment.box
        self.segments.append(segment)
        self._boxes.append((box.x0, box.y0, box.x1, box.y1))
        self._top, self._bottom = min(self._top, box.y0), max(self._bottom, box.y1)

    def takes(self, box: Box) -> bool:
        """Whether a box stands on the line of its nearest segment and under or over none."""
        x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
        if y0 > self._bottom or y1 < self._top:
            return False
        width, nearest, least = x1 - x0, (0.0, 0.0), math.inf
        for left, top, right, bottom in self._boxes:
            common = (right if right < x1 else x1) - (left if left > x0 else x0)
            if common > _STACKED * (right - left if right - left < width else width):
                return False
            distance = -common if common < 0.0 else 0.0
            if distance < least:
                nearest, least = (top, bottom), distance
        top, bottom = nearest
        common = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
        return common >= _OVERLAP * (bottom - top if bottom - top < y1 - y0 else y1 - y0)


def is_stretched(row: Row) -> bool:
    """Whether the gaps of a line are all about as wide and moderate: one justified line rather than cells."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(row)]
    em = max(s.em for s in row)
    return bool(gaps) and max(gaps) <= min(_EVEN * min(gaps), _WIDEST_BLANK * em)


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box around all (at least one)."""
    boxes = list(boxes)
    return Box(
        min([b.x0 for b in boxes]), min([b.y0 for b in boxes]), max([b.x1 for b in boxes]), max([b.y1 for b in boxes])
    )


def _segment(chain: Sequence[FramedWord]) -> Segment:
    if len(chain) == 1:
        return Segment((chain[0],), chain[0].box, chain[0].em)
    return Segment(tuple(chain), bounds(p.box for p in chain), statistics.median(p.em for p in chain))


def _are_figures(left: FramedWord, right: FramedWord) -> bool:
    """Whether two complete amounts stand so far apart that they are two cells of a narrow table."""
    apart = right.box.x0 - left.box.x1 > _FIGURE_GAP * max(left.em, right.em)
    return apart and bool(_AMOUNT.match(left.word.text) and _AMOUNT.match(right.word.text))


def _bucket(box: Box) -> int:
    return int(_middle(box) // _BUCKET)


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2
