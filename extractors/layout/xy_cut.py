"""Which parts of a page are columns of text, and which are rows to be read across: the order of regions.

A gutter is a strip of white that many lines leave free. It parts columns only when what stands on both sides is running text,
or two blocks that do not keep to one another's lines. Short cells on common lines (tables, head blocks of a label and a
value) are read row by row, however wide their gutters are. This is the XY-cut (Nagy and Seth, 1984) with the cut decided by
what it would part instead of by the width of the white alone.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.segments import Row, Rulings, Segment, bounds, is_stretched, rows

_GUTTER = 0.8  # em: the narrowest white that can part columns
_MIN_LINES = 4
_TRIES = 8  # candidate gutters looked at in one region
_DEPTH = 8
_LEVEL = 0.2  # em: heights that are the same, and how far a text may reach over a gutter
_LEAST_GUTTER = 0.5  # em: between the two columns of a cut
_LEAST_COLUMN = 0.12  # of the page's width
_APART = 1.0  # em of white that sets a running head apart
_FEWEST_GAPS = 3  # that lie over one another before they are a gutter
_MOST_CELLS = 1.4  # segments a line of text may have on average
_LINE_OF_PROSE = 20  # characters in the median
_FULL_LINE = 0.6  # of the column's width
_FULL_LINES = 0.5  # of the lines of running text
_LETTERS_OF_PROSE = 0.65  # share of letters
_LINE_OF_BLOCK = 8  # characters in the median, of a block such as an address
_LETTERS_OF_BLOCK = 0.6
_PITCH_OF_BLOCK = 2  # em
_MOST_ALIGNED = 0.4  # share of the lines of independent blocks that stand level by chance


@dataclass(frozen=True, slots=True)
class Region:
    """Segments to be read row by row. ``flows_on``: the region before it may go on here in mid-sentence (next column)."""

    segments: tuple[Segment, ...]
    flows_on: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]


def reading_order(items: Sequence[Segment], rulings: Rulings, page_width: float) -> list[Region]:
    """The regions of a page in the order in which a person reads them."""
    return _split(list(items), rulings, page_width, 0)


def _split(items: list[Segment], rulings: Rulings, page_width: float, depth: int) -> list[Region]:
    if not items:
        return []
    cut = _cut(items, rulings, page_width) if len(items) >= 2 * _MIN_LINES and depth < _DEPTH else None
    if cut is None:
        return [Region(tuple(items))]
    left = _split(cut.left, rulings, page_width, depth + 1)
    right = _split(cut.right, rulings, page_width, depth + 1)
    right[0] = Region(right[0].segments, flows_on=True)
    return [
        *_split(cut.above, rulings, page_width, depth + 1),
        *left,
        *right,
        *_split(cut.below, rulings, page_width, depth + 1),
    ]


def _cut(items: list[Segment], rulings: Rulings, page_width: float) -> _Cut | None:
    """The column cut with most lines in it, or none."""
    gaps = _gaps(items)
    em = statistics.median(s.em for s in items)
    for _ in range(_TRIES):
        x = _busiest(gaps)
        if x is None:
            return None
        cuts = [c for c in _bands(items, x, em, rulings) if _parts_columns(c, em, page_width)]
        if cuts:
            return max(cuts, key=lambda c: len(c.left) + len(c.right))
        gaps = [(a, b) for a, b in gaps if not a <= x <= b]
    return None


def _gaps(items: Sequence[Segment]) -> list[tuple[float, float]]:
    """The white between every segment and its nearest neighbour to the right."""
    # Every segment is compared with many: plain tuples are three times as fast as records here.
    ordered = sorted((s.box.x0, s.box.y0, s.box.x1, s.box.y1, s.em) for s in items)
    gaps: list[tuple[float, float]] = []
    for index, (_, top, x1, bottom, em) in enumerate(ordered):
        for x0, other_top, _, other_bottom, other_em in ordered[index + 1 :]:
            if x0 < x1 or other_top >= bottom or other_bottom <= top:
                continue
            lower = em if em < other_em else other_em
            if min(bottom, other_bottom) - max(top, other_top) <= _LEVEL * lower:
                continue
            if x0 - x1 >= _GUTTER * lower:
                gaps.append((x1, x0))
            break
    return gaps


def _busiest(gaps: Sequence[tuple[float, float]]) -> float | None:
    """The x that lies in most gaps: the middle of the strip they have in common. None for fewer than three."""
    events = sorted([(a, 1) for a, _ in gaps] + [(b, -1) for _, b in gaps], key=lambda e: (e[0], -e[1]))
    open_gaps = best = 0
    x: float | None = None
    for (at, step), (following, _) in pairwise(events):
        open_gaps += step
        if step > 0 and open_gaps > best:
            best, x = open_gaps, (at + following) / 2
    return x if best >= _FEWEST_GAPS else None


def _bands(items: list[Segment], x: float, em: float, rulings: Rulings) -> list[_Cut]:
    """The stretches of the region in which nothing printed crosses ``x``: neither text nor a horizontal ruling line."""
    crossing = [s.box for s in items if s.box.x0 < x - _LEVEL * em and s.box.x1 > x + _LEVEL * em]
    lines = [b for b in rulings.horizontal if b.x0 < x - em and b.x1 > x + em]
    extent = bounds(s.box for s in items)
    borders = sorted((b.y0 + b.y1) / 2 for b in [*crossing, *lines] if extent.y0 < (b.y0 + b.y1) / 2 < extent.y1)
    edges = [extent.y0 - 1, *borders, extent.y1 + 1]
    return [_trimmed(items, x, top, bottom, em) for top, bottom in pairwise(edges) if bottom - top > _MIN_LINES * em]


def _trimmed(items: list[Segment], x: float, top: float, bottom: float, em: float) -> _Cut:
    """The band between two heights as a cut, without a running head or a page number that a wide white sets apart."""
    band = [
        s
        for s in items
        if top < _middle(s) < bottom and not (s.box.x0 < x - _LEVEL * em and s.box.x1 > x + _LEVEL * em)
    ]
    lines = rows(band)
    while len(lines) > _MIN_LINES and _is_apart(lines[0], lines[1], em):
        lines = lines[1:]
    while len(lines) > _MIN_LINES and _is_apart(lines[-2], lines[-1], em):
        lines = lines[:-1]
    kept = {id(s) for row in lines for s in row}
    if not lines:
        return _Cut(items, [], [], [])
    start = min(_middle(s) for s in lines[0])
    rest = [s for s in items if id(s) not in kept]
    inside = [s for row in lines for s in row]
    return _Cut(
        [s for s in rest if _middle(s) < start],
        [s for s in inside if (s.box.x0 + s.box.x1) / 2 < x],
        [s for s in inside if (s.box.x0 + s.box.x1) / 2 >= x],
        [s for s in rest if _middle(s) >= start],
    )


def _is_apart(upper: Iterable[Segment], lower: Iterable[Segment], em: float) -> bool:
    return min(s.box.y0 for s in lower) - max(s.box.y1 for s in upper) > _APART * em


def _parts_columns(cut: _Cut, em: float, page_width: float) -> bool:
    if min(len(cut.left), len(cut.right)) < _MIN_LINES:
        return False
    a, b = bounds(s.box for s in cut.left), bounds(s.box for s in cut.right)
    if min(a.y1, b.y1) - max(a.y0, b.y0) < (_MIN_LINES - 1) * em or b.x0 - a.x1 < _LEAST_GUTTER * em:
        return False
    if min(a.x1 - a.x0, b.x1 - b.x0) < _LEAST_COLUMN * page_width:
        return False
    # Cells of numbers are neither prose nor a block, however they stand: told before any line is put together.
    if any(_letter_share("".join(s.text for s in side)) < _LETTERS_OF_BLOCK for side in (cut.right, cut.left)):
        return False
    left, right = rows(cut.left), rows(cut.right)
    if min(len(left), len(right)) < _MIN_LINES:
        return False
    if all(_is_prose(lines, box.x1 - box.x0) for lines, box in ((left, a), (right, b))):
        return True
    return _are_independent(left, right, em)


def _is_prose(lines: Sequence[Row], width: float) -> bool:
    """Whether most lines fill their column with words: running text, not cells."""
    texts = [" ".join(s.text for s in row) for row in lines]
    if statistics.median(len(t) for t in texts) < _LINE_OF_PROSE or _cells_per_line(lines) > _MOST_CELLS:
        return False
    full = sum(row[-1].box.x1 - row[0].box.x0 >= _FULL_LINE * width for row in lines)
    return full >= _FULL_LINES * len(lines) and _letter_share("".join(texts)) >= _LETTERS_OF_PROSE


def _are_independent(left: Sequence[Row], right: Sequence[Row], em: float) -> bool:
    """Whether two blocks of words keep to lines of their own, as an address and a box beside it do."""
    for lines in (left, right):
        pitches = [_middle(b[0]) - _middle(a[0]) for a, b in pairwise(lines)]
        texts = ["".join(s.text for s in row) for row in lines]
        if (
            statistics.median(pitches) > _PITCH_OF_BLOCK * em
            or statistics.median(len(t) for t in texts) < _LINE_OF_BLOCK
        ):
            return False
        if _letter_share("".join(texts)) < _LETTERS_OF_BLOCK or _cells_per_line(lines) > _MOST_CELLS:
            return False
    heights = [_middle(row[0]) for row in left]
    inside = [row for row in right if heights[0] <= _middle(row[0]) <= heights[-1]]
    aligned = sum(min(abs(_middle(row[0]) - h) for h in heights) <= _LEVEL * em for row in inside)
    return len(inside) >= _MIN_LINES and aligned < _MOST_ALIGNED * len(inside)


def _cells_per_line(lines: Sequence[Row]) -> float:
    return statistics.fmean(1 if is_stretched(row) else len(row) for row in lines)


def _letter_share(text: str) -> float:
    return sum(map(str.isalpha, text)) / max(len("".join(text.split())), 1)


def _middle(segment: Segment) -> float:
    return (segment.box.y0 + segment.box.y1) / 2
