"""Rows of a ruled table cell by cell: what stands between two level and two upright ruling lines is read to its end first.

Only where one cell of the row holds several lines, as a label or a remark does; the heads of columns, and the rows of a table of
figures, are read across as print has them. The last line of a cell and the first of the next stand on one line of the text, so
that a label and its amount stay together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from curated.records import Box
from extractors.layout.segments import Row, Rulings, Segment

_MEETS = 3.0  # points: ruling lines found in a picture end a little before or behind one another
_FEW_NUMBERS = 2  # in a row; more are a table of figures
_LEAST_HEIGHT = 8.0  # points between two level lines: a row of print; less is a double line


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of a ruled table: from ``top`` to ``bottom``, its cells parted at ``edges``, the outer ones included."""

    top: float
    bottom: float
    edges: tuple[float, ...]

    def cell(self, box: Box) -> int | None:
        """The number of the cell in which the middle of a box lies; None outside the band."""
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if not self.top <= y <= self.bottom:
            return None
        inside = [n for n, (a, b) in enumerate(pairwise(self.edges)) if a <= x < b]
        return inside[0] if inside else None


def cell_by_cell(rows: Sequence[Row], rulings: Rulings) -> list[Row]:
    """The rows, those of each ruled row of several lines put in the order of its cells; all others as they were."""
    bands = _bands(rulings)
    out: list[Row] = []
    start = 0
    while start < len(rows):
        band = next((b for b in bands if _is_in(rows[start], b)), None)
        end = start + 1
        while band is not None and end < len(rows) and _is_in(rows[end], band):
            end += 1
        out += _in_cells(rows[start:end], band) if band is not None and end - start > 1 else rows[start:end]
        start = end
    return out


def _in_cells(rows: Sequence[Row], band: _Band) -> list[Row]:
    """The lines of the cells, one cell after the other, the last line of one with the first of the next."""
    cells: list[list[list[Segment]]] = [[] for _ in band.edges[1:]]
    for row in rows:
        of_row: dict[int, list[Segment]] = {}
        for segment in row:
            of_row.setdefault(band.cell(segment.box) or 0, []).append(segment)
        for number, line in of_row.items():
            cells[number].append(line)
    filled = [cell for cell in cells if cell]
    long = [cell for cell in filled if len(cell) > 1]
    numbers = [cell for cell in filled if _is_number(" ".join(s.text for line in cell for s in line))]
    if len(filled) < 2 or len(long) != 1 or len(numbers) > _FEW_NUMBERS:
        return list(rows)
    out: list[list[Segment]] = [[]]
    for cell in filled:
        out[-1] = out[-1] + cell[0]
        out += [list(line) for line in cell[1:]]
    return [tuple(line) for line in out]


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))


def _is_in(row: Row, band: _Band) -> bool:
    return all(band.cell(segment.box) is not None for segment in row)


def _bands(rulings: Rulings) -> list[_Band]:
    """What stands between each level line and the next one below it, where upright lines part it into cells."""
    level = sorted(rulings.horizontal, key=lambda b: (b.y0, b.x0))
    found: list[_Band] = []
    for number, upper in enumerate(level):
        lower = next((b for b in level[number + 1 :] if _is_below(b, upper)), None)
        if lower is None:
            continue
        top, bottom = (upper.y0 + upper.y1) / 2, (lower.y0 + lower.y1) / 2
        left, right = min(upper.x0, lower.x0) - _MEETS, max(upper.x1, lower.x1) + _MEETS
        upright = [b for b in rulings.vertical if b.y0 <= top + _MEETS and b.y1 >= bottom - _MEETS]
        edges = sorted({(b.x0 + b.x1) / 2 for b in upright if left <= (b.x0 + b.x1) / 2 <= right})
        edges = [e for n, e in enumerate(edges) if n == 0 or e - edges[n - 1] > _MEETS]
        if len(edges) > 2:
            found.append(_Band(top, bottom, tuple(edges)))
    return found


def _is_below(lower: Box, upper: Box) -> bool:
    """Whether a level line is the next one of a table: further down than a double line, and over much the same width."""
    common = min(lower.x1, upper.x1) - max(lower.x0, upper.x0)
    return lower.y0 - upper.y1 >= _LEAST_HEIGHT and common > (upper.x1 - upper.x0) / 2
