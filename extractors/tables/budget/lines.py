"""Budget tables as a long list of facts: row label, account, year, kind of column, amount in euros, verdict.

A table is a budget table when its columns say kinds („Ansatz“, „Ergebnis“, „Planung“) and years, as the Muster of the
Gemeindehaushaltsverordnungen print them, or when its title says the year (``columns``). Only money becomes a line (``measures``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from curated.records import BudgetLine, Cell, Table
from extractors.tables.budget.columns import BudgetColumn, budget_columns, header_path
from extractors.tables.budget.measures import is_counted_row, is_other_quantity
from extractors.tables.budget.rows import BudgetRow, budget_rows
from extractors.tables.budget.signs import with_sign_convention
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
        columns = budget_columns(table, own, budget_year)
        if not columns and not table.header_rows and table.continues_table_id:
            columns = known.get(table.continues_table_id, [])
        known[table.table_id] = columns
        lines += _lines(table, own, columns)
    return tuple(lines)


def _lines(table: Table, cells: Sequence[Cell], columns: Sequence[BudgetColumn]) -> list[BudgetLine]:
    if not columns:
        return []
    by_col = {column.col: column for column in columns}
    first = min(by_col)
    rows = budget_rows(table, cells, {c: " ".join(header_path(cells, c)) for c in range(first)}, first)
    lines: list[BudgetLine] = []
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        row, column = rows.get(cell.row), by_col.get(cell.col)
        if row is None or column is None or cell.number is None or cell.is_header:
            continue
        if not is_counted_row(row.label) and not is_other_quantity(cell.text) and not is_carried(row.label):
            lines.append(_line(table, cell, row, column))
    return with_sign_convention(lines)


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
