"""Tables written as HTML inside a text dump."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from extractors.base.geometry import Span
from extractors.tables.detect.grid import RawCell, RawGrid

_MOST = 200  # rows or columns that one cell may span; input is hostile


@dataclass(slots=True, kw_only=True)
class _OpenTable:
    """A table being read."""

    start: int
    row: int = -1
    cell_from: int = -1
    span: tuple[int, int] = (1, 1)
    is_header_row: bool = True
    header_rows: int = 0
    cells: list[RawCell] = field(default_factory=list)
    covered: set[tuple[int, int]] = field(default_factory=set)


class _TableParser(HTMLParser):
    """Collects the outermost tables with the offsets of their cells; an inner table is text of the cell it stands in."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.line_starts = [0] + [i + 1 for i, ch in enumerate(text) if ch == "\n"]
        self.depth = 0
        self.table: _OpenTable | None = None
        self.found: list[tuple[int, int, RawGrid]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        here, table = self._offset(), self.table
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.table = _OpenTable(start=here)
        elif table is not None and self.depth == 1 and tag == "tr":
            self._close_cell(here)
            self._close_row()
            table.row += 1
            table.is_header_row = True
        elif table is not None and self.depth == 1 and tag in {"td", "th"}:
            self._close_cell(here)
            table.row = max(table.row, 0)
            table.is_header_row &= tag == "th"
            named = dict(attrs)
            table.span = _count(named.get("rowspan")), _count(named.get("colspan"))
            table.cell_from = here + len(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        here = self._offset()
        if self.depth == 1 and tag in {"td", "th", "tr"}:
            self._close_cell(here)
        if tag == "table" and self.depth:
            self.depth -= 1
            if self.depth == 0 and self.table is not None:
                self._close_cell(here)
                self._close_row()
                end = self.text.find(">", here) + 1 or len(self.text)
                self.found += [(self.table.start, end, grid) for grid in _grid(self.table)]
                self.table = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _close_row(self) -> None:
        table = self.table
        if table is not None and table.row >= 0 and table.is_header_row and table.header_rows == table.row:
            table.header_rows = table.row + 1

    def _close_cell(self, end: int) -> None:
        table = self.table
        if table is None or table.cell_from < 0:
            return
        piece = self.text[table.cell_from : end]
        bare = piece.strip()
        begin = table.cell_from + len(piece) - len(piece.lstrip())
        col = 0
        while (table.row, col) in table.covered:
            col += 1
        rows, cols = table.span
        table.covered |= {(table.row + i, col + j) for i in range(rows) for j in range(cols)}
        spans: tuple[Span, ...] = ((begin, begin + len(bare)),) if bare else ()
        table.cells.append(RawCell(row=table.row, col=col, text=bare, row_span=rows, col_span=cols, spans=spans))
        table.cell_from, table.span = -1, (1, 1)


def find_html_tables(text: str) -> list[tuple[int, int, RawGrid]]:
    """``(start, end, grid)`` of every ``<table>`` with at least two rows and columns of text; unclosed tables are left out."""
    if "<table" not in text.lower():
        return []
    return _TableParser(text).found


def _count(value: str | None) -> int:
    return min(max(int(value), 1), _MOST) if value and value.strip().isdigit() else 1


def _grid(table: _OpenTable) -> list[RawGrid]:
    """The closed table as a grid: spans cut to its size, uncovered positions filled with blank cells."""
    rows = table.row + 1
    cols = max((c + 1 for r, c in table.covered if r < rows), default=0)
    cells = [
        RawCell(
            row=c.row,
            col=c.col,
            text=c.text,
            row_span=min(c.row_span, rows - c.row),
            col_span=c.col_span,
            spans=c.spans,
        )
        for c in table.cells
    ]
    cells += [RawCell(row=r, col=c, text="") for r in range(rows) for c in range(cols) if (r, c) not in table.covered]
    filled = [cell for cell in cells if cell.text]
    if len({c.row for c in filled}) < 2 or len({c.col for c in filled}) < 2:
        return []
    cells.sort(key=lambda c: (c.row, c.col))
    return [
        RawGrid(
            page_number=1,
            method="text",
            row_count=rows,
            col_count=cols,
            cells=tuple(cells),
            header_rows=table.header_rows or None,
        )
    ]
