"""A header and a body of printed lines, and the columns they stand in → the grid of an unruled table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from curated.records import Word
from extractors.base.geometry import union_box
from extractors.layout.table_lines import PrintedLine
from extractors.tables.detect.framed import is_consultation_head, text_cell
from extractors.tables.detect.grid import RawCell, RawGrid, content_size
from extractors.tables.detect.gutters import borders_of
from extractors.tables.detect.header_cells import header_cells
from extractors.tables.detect.rows import column_of, group_rows
from extractors.tables.detect.ruled import Stroke

_RULED_ROW = 0.5  # of the table's width that a rule between two rows runs under; chosen, not fitted
Row = list[PrintedLine]


def grid_in_columns(
    head: Sequence[PrintedLine],
    body: Sequence[PrintedLine],
    spans: Sequence[tuple[float, float]],
    flat: Sequence[Stroke],
    page_number: int,
) -> RawGrid | None:
    """The grid of a table whose columns have these x-extents; ``flat``: the horizontal rules. None without any line."""
    box = union_box([line.box for line in (*head, *body)])
    if box is None:
        return None
    borders = borders_of(spans, box.x0, box.x1)
    cells = header_cells(head, borders, flat)
    height = max((c.row + c.row_span for c in cells), default=0)
    rows = [row for band in _ruled_bands(body, flat, borders) for row in group_rows(band, borders)]
    for r, row in enumerate(rows):
        cells += _body_cells(row, height + r, borders)
    return RawGrid(
        page_number=page_number,
        method="aligned",
        row_count=height + len(rows),
        col_count=len(borders) - 1,
        cells=tuple(cells),
        box=box,
    )


def as_table(grid: RawGrid) -> RawGrid | None:
    """The grid, or None when it has fewer than two rows or columns of text or is the head block of a paper."""
    return grid if min(content_size(grid)) >= 2 and not is_consultation_head(grid) else None


def _ruled_bands(lines: Sequence[PrintedLine], flat: Sequence[Stroke], borders: Sequence[float]) -> list[Row]:
    """The lines parted by horizontal rules that run under most of the table. Few rules part sections, not rows: no matter."""
    width = borders[-1] - borders[0]
    ats = [s.at for s in flat if min(s.end, borders[-1]) - max(s.start, borders[0]) > _RULED_ROW * width]
    bands: list[Row] = [[lines[0]]] if lines else []
    for upper, lower in itertools.pairwise(lines):
        if any(upper.middle < at < lower.middle for at in ats):
            bands.append([])
        bands[-1].append(lower)
    # Where every row is ruled, the lines of one band are one row, however its numbers stand.
    return bands


def _body_cells(row: Row, index: int, borders: Sequence[float]) -> list[RawCell]:
    columns: list[list[Word]] = [[] for _ in range(len(borders) - 1)]
    for line in row:
        for segment in line.segments:
            columns[column_of(segment, borders)] += segment.words
    return [text_cell(index, col, words) for col, words in enumerate(columns)]
