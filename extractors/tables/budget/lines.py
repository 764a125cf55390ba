"""Budget tables as a long list of facts: row label, account, year, kind of column, amount in euros, verdict.

A table is a budget table when its columns say kinds („Ansatz“, „Ergebnis“, „Planung“) and years, as the Muster of the
Gemeindehaushaltsverordnungen print them, or when its title says the year (``columns``). Only money becomes a line (``measures``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from curated.records import BudgetLine, Cell, Table
from extractors.tables.budget.column_heads import header_path
from extractors.tables.budget.columns import BudgetColumn, budget_columns
from extractors.tables.budget.measures import is_counted_row, is_other_quantity, row_scales
from extractors.tables.budget.rows import BudgetRow, budget_rows
from extractors.tables.budget.signs import with_sign_convention
from extractors.tables.budget.years_down import lines_of_years
from extractors.tables.checks.continuation import is_carried


def budget_lines(
    tables: Iterable[Table], cells: Iterable[Cell], budget_year: int | None = None
) -> tuple[BudgetLine, ...]:
    """The numbers of all budget tables among ``tables`` in the order of tables, rows and columns.

    A table that goes on from the page before without a header of its own is read by the header it continues. ``budget_year``:
    the year the document as a whole is the budget of, for columns that name none.
    """
    by_table: dict[str, list[Cell]] = {}
    for cell in cells:
        by_table.setdefault(cell.table_id, []).append(cell)
    known: dict[str, list[BudgetColumn]] = {}
    lines: list[BudgetLine] = []
    for table in tables:
        own = by_table.get(table.table_id, [])
        years = lines_of_years(table, own)
        columns = [] if years else budget_columns(table, own, budget_year)
        if not columns and not table.header_rows and table.continues_table_id:
            columns = known.get(table.continues_table_id, [])
        known[table.table_id] = columns
        lines += years or _lines(table, own, columns)
    return tuple(lines)


def _lines(table: Table, cells: Sequence[Cell], columns: Sequence[BudgetColumn]) -> list[BudgetLine]:
    lines: list[BudgetLine] = []
    for block in _side_by_side(cells, columns):
        by_col = {column.col: column for column in block.columns}
        scales = row_scales([c for c in cells if block.start <= c.col < block.first])
        heads = {c: " ".join(header_path(cells, c)) for c in range(block.start, block.first)}
        rows = budget_rows(table, [c for c in cells if c.col >= block.start], heads, block.first)
        for cell in sorted(cells, key=lambda c: (c.row, c.col)):
            row, column = rows.get(cell.row), by_col.get(cell.col)
            if row is None or column is None or cell.number is None or cell.is_header:
                continue
            scale = scales.get(cell.row, column.scale)
            if scale is None or is_carried(row.label) or is_other_quantity(cell.text):
                continue
            if cell.row in scales or not is_counted_row(row.label):
                lines.append(_line(table, cell, row, replace(column, scale=scale)))
    return with_sign_convention(lines)


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns of amounts with the labels to their left, which begin at ``start``; ``first`` is the first amount."""

    start: int
    first: int
    columns: tuple[BudgetColumn, ...]


def _side_by_side(cells: Sequence[Cell], columns: Sequence[BudgetColumn]) -> list[_Block]:
    """The blocks of a table: one, unless kinds and years are repeated behind another column of words („Erträge | Ansatz 2026 |
    Aufwendungen | Ansatz 2026“).
    """
    blocks: list[list[BudgetColumn]] = []
    ordered = sorted(columns, key=lambda c: c.col)
    for index, column in enumerate(ordered):
        known = {(c.kind, c.year, c.variant) for c in blocks[-1]} if blocks else set()
        again = known & {(c.kind, c.year, c.variant) for c in ordered[index:]}
        if not blocks or (again and _has_words(cells, blocks[-1][-1].col + 1, column.col)):
            blocks.append([])
        blocks[-1].append(column)
    starts = [0, *(block[-1].col + 1 for block in blocks[:-1])]
    return [_Block(start, block[0].col, tuple(block)) for start, block in zip(starts, blocks, strict=False)]


def _has_words(cells: Sequence[Cell], start: int, end: int) -> bool:
    """Whether most filled cells of some column between ``start`` and ``end`` are words."""
    for col in range(start, end):
        filled = [c.text for c in cells if c.col == col and not c.is_header and c.text.strip()]
        if filled and 2 * sum(any(ch.isalpha() for ch in text) for text in filled) > len(filled):
            return True
    return False


def _line(table: Table, cell: Cell, row: BudgetRow, column: BudgetColumn) -> BudgetLine:
    assert cell.number is not None
    return BudgetLine(
        document_id=table.document_id,
        table_id=table.table_id,
        row=cell.row,
        col=cell.col,
        label=row.label,
        column_label=column.label,
        year=column.year,
        kind=column.kind,
        amount=cell.number * Decimal(column.scale),
        verdict=cell.check,
        page_number=table.page_number,
        account=row.account,
        row_number=row.row_number,
        variant=column.variant,
        unit=column.unit,
        column_path=column.path,
        plan_title=table.title,
        plan_basis=column.basis,
    )
