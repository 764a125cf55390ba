"""Printed lines over the columns of an unruled table → header cells with their spans."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from curated.records import Box, Word
from extractors.tables.framed import text_cell
from extractors.tables.grid import RawCell
from extractors.tables.headers import is_numbering
from extractors.tables.lines import PrintedLine
from extractors.tables.ruled import Stroke

Row = list[PrintedLine]


def header_cells(lines: Sequence[PrintedLine], borders: Sequence[float], flat: Sequence[Stroke]) -> list[RawCell]:
    """The cells of the header: lines without a rule between them are one row; a text over several columns spans them."""
    rows = _header_rows(lines, borders, flat)
    width = len(borders) - 1
    grid: list[list[tuple[list[Word], int]]] = []
    for row in rows:
        own: list[tuple[list[Word], int]] = [([], 1) for _ in range(width)]
        for line in row:
            for segment in line.segments:
                first, last = _reach(segment.box, borders)
                words, span = own[first]
                own[first] = ([*words, *segment.words], max(span, last - first + 1))
        grid.append(own)
    return _spanned(grid)


def _spanned(grid: Sequence[Sequence[tuple[list[Word], int]]]) -> list[RawCell]:
    """Header cells with spans; a column named only in a lower row is named from the top row down."""
    covered: set[tuple[int, int]] = set()
    cells: list[RawCell] = []
    for r, row in enumerate(grid):
        for c, (words, span) in enumerate(row):
            if (r, c) in covered:
                continue
            span = next((i for i in range(1, span) if (r, c + i) in covered or row[c + i][0]), span)
            height = 1
            if not words and span == 1:
                while r + height < len(grid) and not words and (r + height, c) not in covered:
                    words, below = grid[r + height][c]
                    height += 1
                    if below > 1:
                        words, height = [], 1
                        break
                height = height if words else 1
            covered |= {(r + i, c + j) for i in range(height) for j in range(span)}
            cells.append(text_cell(r, c, words, height, span))
    return cells


def _header_rows(lines: Sequence[PrintedLine], borders: Sequence[float], flat: Sequence[Stroke]) -> list[Row]:
    rows: list[Row] = []
    parted = True
    for i, line in enumerate(lines):
        wide = any(_reach(s.box, borders)[1] > _reach(s.box, borders)[0] for s in line.segments)
        above = lines[i - 1] if i else None
        ruled = above is not None and any(
            above.middle < s.at < line.middle and s.end > borders[0] and s.start < borders[-1] for s in flat
        )
        numbered = is_numbering([s.text for s in line.segments])
        if parted or ruled or wide or numbered:
            rows.append([])
        rows[-1].append(line)
        parted = wide or numbered
    return rows


def _reach(box: Box, borders: Sequence[float]) -> tuple[int, int]:
    """The first and the last column a header text stands over: those it covers by a fair share of the column or of itself."""
    covered = []
    for c, (left, right) in enumerate(itertools.pairwise(borders)):
        common = min(box.x1, right) - max(box.x0, left)
        if common > 0.3 * (right - left) or common > 0.6 * (box.x1 - box.x0):
            covered.append(c)
    if not covered:
        middle = (box.x0 + box.x1) / 2
        covered = [max(c for c in range(len(borders) - 1) if borders[c] <= max(middle, borders[0]))]
    return covered[0], covered[-1]
