"""The raw grid of a table: where its cells stand and what is printed in them, before anything is read or repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Box
from curated.vocabulary import TableMethod
from extractors.base.geometry import Span

CellPosition = tuple[int, int]
"""Row and column of a cell, both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """One cell of a raw grid. ``text`` joins its printed lines with newlines; ``spans`` are its slices of the page's raw text."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    spans: tuple[Span, ...] = ()
    box: Box | None = None
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawGrid:
    """A found table: every position of the grid is covered by exactly one cell. ``header_rows`` None: the source does not say."""

    page_number: int
    method: TableMethod
    row_count: int
    col_count: int
    cells: tuple[RawCell, ...]
    box: Box | None = None
    title: str | None = None
    header_rows: int | None = None

    def texts(self) -> list[list[str]]:
        """The raw texts by row and column; a spanning text once at its first position, "" elsewhere."""
        rows = [[""] * self.col_count for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row][cell.col] = cell.text
        return rows


def grid_from_rows(rows: Sequence[Sequence[RawCell]], page_number: int, method: TableMethod) -> RawGrid:
    """A grid without spans; short rows are filled with blank cells, rows and columns without any text are left out."""
    width = max((len(row) for row in rows), default=0)
    kept_rows = [row for row in rows if any(cell.text for cell in row)]
    kept_cols = [c for c in range(width) if any(c < len(row) and row[c].text for row in kept_rows)]
    cells: list[RawCell] = []
    for r, row in enumerate(kept_rows):
        for c, source in enumerate(kept_cols):
            known = row[source] if source < len(row) else RawCell(row=r, col=c, text="")
            cells.append(
                RawCell(
                    row=r,
                    col=c,
                    text=known.text,
                    row_span=1,
                    col_span=1,
                    spans=known.spans,
                    box=known.box,
                    ocr_confidence=known.ocr_confidence,
                )
            )
    return RawGrid(
        page_number=page_number, method=method, row_count=len(kept_rows), col_count=len(kept_cols), cells=tuple(cells)
    )


def content_size(grid: RawGrid) -> tuple[int, int]:
    """How many rows and how many columns of the grid hold any text."""
    filled = [cell for cell in grid.cells if cell.text.strip()]
    return len({cell.row for cell in filled}), len({cell.col for cell in filled})
