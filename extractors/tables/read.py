"""Grids with normalised texts in, tables with numbers and verdicts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from curated.records import Cell, Check, Correction, Issue, Table
from extractors.base.page_reading import PageReading
from extractors.tables.across_pages import with_sums_across_pages
from extractors.tables.cell_texts import CellTrails, on_one_line, printed_text
from extractors.tables.checks.continuation import continues
from extractors.tables.checks.find import find_checks
from extractors.tables.detect.find import PageGrids
from extractors.tables.detect.grid import RawGrid
from extractors.tables.number_choice import RecognisedTable, alternatives_for, choose_numbers
from extractors.tables.numbers.headers import count_header_rows
from extractors.tables.numbers.row_numbers import continued_from, last_row_number
from extractors.tables.numbers.values import ParsedTable, parse_table
from extractors.tables.records import (
    TablesFound,
    correction,
    first_row_key,
    mismatch_issue,
    stable_table_id,
    table_records,
)


def read_grids(pages: Sequence[PageGrids], trails: Sequence[CellTrails], document_id: str) -> TablesFound:
    """All tables of a document in page order, with their cells, checks, repairs of digits, and mismatches as issues.

    ``trails`` runs beside ``pages``: the normalised text of each of ``PageGrids.cell_texts``.
    """
    found = _Found(document_id)
    for page, texts in zip(pages, trails, strict=True):
        before = [table for table in found.tables if table.page_number == page.reading.page_number - 1]
        alike: Counter[str] = Counter()
        for ordinal, grid in enumerate(page.grids):
            key = first_row_key(grid)
            table_id = stable_table_id(document_id, page.reading.page_number, key, alike[key])
            alike[key] += 1
            found.add(grid, texts, page.reading, table_id, above=before[-1] if before and not ordinal else None)
    return with_sums_across_pages(
        TablesFound(
            tables=tuple(found.tables),
            cells=tuple(found.cells),
            corrections=tuple(found.corrections),
            issues=tuple(found.issues),
            printed=tuple(found.printed),
        )
    )


@dataclass(slots=True)
class _Found:
    """The tables read so far; of each the last row number, and where among the cells its own begin."""

    document_id: str
    tables: list[Table] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    last_numbers: dict[str, int] = field(default_factory=dict)
    first_cells: dict[str, int] = field(default_factory=dict)

    def add(
        self, grid: RawGrid, trails: CellTrails, reading: PageReading, table_id: str, *, above: Table | None
    ) -> None:
        """Reads one more grid. ``above``: the table that ends the page before, for the first one of a page."""
        parsed, checks = _parsed(grid, trails, reading, self.last_numbers[above.table_id] if above else 0)
        self.last_numbers[table_id] = last_row_number(parsed)
        table, cells = table_records(grid, parsed, checks, table_id, self.document_id)
        table = replace(table, table_group=table_id)
        if above and (parsed.rows_before or continues(above, table, self._cells_of(above), cells)):
            table = replace(table, continues_table_id=above.table_id, table_group=above.table_group)
        self.tables.append(table)
        self.first_cells[table_id] = len(self.cells)
        self.cells += cells
        self.printed += [printed_text(cell, trails) for cell in cells]
        self.corrections += [correction(r, self.document_id, reading.page_number) for r in parsed.repairs]
        self.issues += [mismatch_issue(check, table) for check in checks if check.fails]

    def _cells_of(self, table: Table) -> list[Cell]:
        """The cells of a table of the page before: no more tables than those of its page follow it."""
        start = self.first_cells[table.table_id]
        return [cell for cell in self.cells[start:] if cell.table_id == table.table_id]


def _parsed(
    grid: RawGrid, trails: CellTrails, reading: PageReading, above: int
) -> tuple[ParsedTable, tuple[Check, ...]]:
    """The parsed table and its checks; ``above``: the last row number of the table that ends the page before."""
    texts = [[on_one_line(trails[raw].text) if raw in trails else "" for raw in row] for row in grid.texts()]
    header_rows = count_header_rows(texts, grid.header_rows)
    alternatives = alternatives_for(grid, texts, reading.number_rereadings)
    if alternatives:
        recognised = RecognisedTable(
            texts=texts, header_rows=header_rows, title=grid.title, alternatives=alternatives, above=above
        )
        return choose_numbers(recognised)
    parsed = continued_from(parse_table(texts, header_rows, grid.title, damaged=reading.source != "text_layer"), above)
    return parsed, find_checks(parsed)
