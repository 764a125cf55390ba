"""Ruling lines → lattices: straight lines merged, connected where they touch, cut into cells; missing inner lines join cells.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curated.records import Box
from extractors.base.page_reading import Rule

SNAP = 2.5  # points: lines closer than this are one line (double rules, both sides of a thick line)
_GAP = 3.5  # points: pieces of one line may be this far apart
_TOUCH = 2.9  # points: lines that come this close to one another cross
_MOST_CROSSINGS = 4_000_000  # of horizontal with vertical lines on a page; more are a drawing, not tables
_MOST_CELLS = 40_000
_COVERED = 0.6  # share of a cell's side that must be drawn to part two cells


@dataclass(frozen=True, slots=True)
class Stroke:
    """A merged straight line: at ``at`` from ``start`` to ``end`` (horizontal: at y, from x to x)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """Connected lines: ``xs``/``ys`` are the column and row borders; ``cells`` are (row, col, row_span, col_span)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    is_striped: bool = False  # rows are set apart by shading every other one

    @property
    def box(self) -> Box:
        """The frame."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def strokes(rules: Iterable[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    """The horizontal and the vertical lines, collinear pieces merged."""
    rules = list(rules)
    flat = [Stroke(r.y0, r.x0, r.x1) for r in rules if r.x1 - r.x0 > r.y1 - r.y0]
    upright = [Stroke(r.x0, r.y0, r.y1) for r in rules if r.x1 - r.x0 <= r.y1 - r.y0]
    return _merged(flat), _merged(upright)


def find_lattices(flat: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Lattice]:
    """The lattices of a page: groups of lines that touch, with at least two borders each way."""
    found: list[Lattice] = []
    if len(flat) * len(upright) > _MOST_CROSSINGS:
        return found  # a plan or a drawing
    for rows, cols in _components(flat, upright):
        if not rows or not cols or len(rows) * len(cols) > _MOST_CELLS:
            continue
        # A side that is not drawn is where the lines of the other direction end.
        left, right = min(s.start for s in rows), max(s.end for s in rows)
        top, bottom = min(s.start for s in cols), max(s.end for s in cols)
        xs = _borders([s.at for s in cols], left, right)
        ys = _borders([s.at for s in rows], top, bottom)
        if len(xs) >= 2 and len(ys) >= 2:
            found.append(Lattice(tuple(xs), tuple(ys), tuple(_cells(xs, ys, rows, cols))))
    return found


def _merged(pieces: Iterable[Stroke]) -> list[Stroke]:
    """Lines at nearly the same position put together where they overlap or nearly meet."""
    lanes: list[list[Stroke]] = []
    for piece in sorted(pieces, key=lambda s: s.at):
        if lanes and piece.at - lanes[-1][0].at <= SNAP:
            lanes[-1].append(piece)
        else:
            lanes.append([piece])
    out: list[Stroke] = []
    for lane in lanes:
        at = sum(s.at for s in lane) / len(lane)
        run: Stroke | None = None
        for piece in sorted(lane, key=lambda s: s.start):
            if run is not None and piece.start <= run.end + _GAP:
                run = Stroke(at, run.start, max(run.end, piece.end))
                continue
            out += [run] if run else []
            run = Stroke(at, piece.start, piece.end)
        out += [run] if run else []
    return out


def _components(flat: Sequence[Stroke], upright: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Lines grouped by what they touch."""
    parent = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, row in enumerate(flat):
        for j, col in enumerate(upright, len(flat)):
            if row.start - _TOUCH <= col.at <= row.end + _TOUCH and col.start - _TOUCH <= row.at <= col.end + _TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, stroke in enumerate([*flat, *upright]):
        groups.setdefault(root(i), ([], []))[0 if i < len(flat) else 1].append(stroke)
    return list(groups.values())


def _borders(positions: Iterable[float], first: float, last: float) -> list[float]:
    borders: list[float] = []
    for position in sorted([*positions, first, last]):
        if not borders or position - borders[-1] > 2 * SNAP:
            borders.append(position)
    return borders


def _cells(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Stroke], upright: Sequence[Stroke]
) -> list[tuple[int, int, int, int]]:
    """The cells: elementary positions joined where no line parts them, grown to rectangles."""
    rows, cols = len(ys) - 1, len(xs) - 1
    parted_right = [[_drawn(upright, xs[c + 1], ys[r], ys[r + 1]) for c in range(cols - 1)] for r in range(rows)]
    parted_below = [[_drawn(flat, ys[r + 1], xs[c], xs[c + 1]) for c in range(cols)] for r in range(rows - 1)]
    taken = [[False] * cols for _ in range(rows)]
    cells: list[tuple[int, int, int, int]] = []
    for r in range(rows):
        for c in range(cols):
            if taken[r][c]:
                continue
            width = 1
            while c + width < cols and not parted_right[r][c + width - 1] and not taken[r][c + width]:
                width += 1
            height = 1
            while r + height < rows and _joins(parted_below, parted_right, r + height, c, width):
                height += 1
            for i in range(r, r + height):
                for j in range(c, c + width):
                    taken[i][j] = True
            cells.append((r, c, height, width))
    return cells


def _joins(below: Sequence[Sequence[bool]], right: Sequence[Sequence[bool]], row: int, col: int, width: int) -> bool:
    """Whether the positions of ``row`` under a cell belong to it: no line above them, none between them."""
    open_above = not any(below[row - 1][j] for j in range(col, col + width))
    open_inside = not any(right[row][j] for j in range(col, col + width - 1))
    ends_alike = col + width - 1 >= len(right[row]) or right[row][col + width - 1] or width == 1
    begins_alike = col == 0 or right[row][col - 1] or width == 1
    return open_above and open_inside and ends_alike and begins_alike


def _drawn(lines: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """Whether lines at ``at`` cover enough of the way from ``start`` to ``end``."""
    first = bisect_left(lines, at - 2 * SNAP, key=lambda s: s.at)
    covered = 0.0
    for line in lines[first:]:
        if line.at > at + 2 * SNAP:
            break
        covered += max(0.0, min(line.end, end) - max(line.start, start))
    return covered >= _COVERED * (end - start)
