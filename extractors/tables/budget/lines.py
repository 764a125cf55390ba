"""Budget tables as a long list of facts: row label, account, year, kind of column, amount in euros, verdict.

A table is a budget table when at least one of its columns says both a kind („Ansatz“, „Ergebnis“, „Planung“) and a year, as the
Muster of the Gemeindehaushaltsverordnungen print them. In a Nachtrag, columns without a year belong to that of the new budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from curated.records import BudgetLine, Cell, Table
from curated.vocabulary import BudgetKind
from extractors.tables.budget.rows import BudgetRow, budget_rows
from normalizers.numbers import find_unit, unit_scale

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")
_KINDS: tuple[tuple[BudgetKind, re.Pattern[str]], ...] = (
    ("Veränderung", re.compile(r"\bmehr\s*\(\+\)|\bmehr\b.*\bwenig|veränderung|\berhöht um\b|\bvermindert um\b", re.IGNORECASE)),
    ("Verpflichtungsermächtigung", re.compile(r"verpflichtungs-?\s?ermächt|^VE\b", re.IGNORECASE)),
    ("Ergebnis", re.compile(r"ergebnis(?!plan|haushalt)|\bist\b|\brechnung\b|jahresabschluss", re.IGNORECASE)),
    ("Planung", re.compile(r"\bplan(?:ung|wert|jahr)?\b|finanzplanung", re.IGNORECASE)),
    ("Ansatz", re.compile(r"ansatz|ansätze|\bsoll\b|festgesetzt|gegenüber bisher", re.IGNORECASE)),
)  # fmt: skip
_OLD = re.compile(r"bisher|\balte[rns]?\b|ursprünglich", re.IGNORECASE)
_NEW = re.compile(r"\bneue?[rns]?\b|nunmehr", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """What a column of a budget table holds; ``scale``: how many euros one of its units is."""

    col: int
    label: str
    kind: BudgetKind
    year: int
    variant: Literal["bisher", "neu"] | None
    unit: str | None
    scale: int


def budget_lines(tables: Iterable[Table], cells: Iterable[Cell]) -> tuple[BudgetLine, ...]:
    """The numbers of all budget tables among ``tables`` in the order of tables, rows and columns.

    A table that goes on from the page before without a header of its own is read by the header it continues.
    """
    by_table: dict[str, list[Cell]] = {}
    for cell in cells:
        by_table.setdefault(cell.table_id, []).append(cell)
    known: dict[str, list[BudgetColumn]] = {}
    lines: list[BudgetLine] = []
    for table in tables:
        own = by_table.get(table.table_id, [])
        columns = budget_columns(table, own)
        if not columns and not table.header_rows and table.continues_table_id:
            columns = known.get(table.continues_table_id, [])
        known[table.table_id] = columns
        lines += _lines(table, own, columns)
    return tuple(lines)


def budget_columns(table: Table, cells: Sequence[Cell]) -> list[BudgetColumn]:
    """The columns that say their kind and year; none when the table is no budget table."""
    found: list[tuple[int, str, BudgetKind, int | None]] = []
    for col in range(table.col_count):
        label = _header(cells, col)
        kind = next((kind for kind, pattern in _KINDS if pattern.search(label)), None)
        years = set(_YEAR.findall(label))
        if kind is not None and len(years) <= 1:
            found.append((col, label, kind, int(years.pop()) if years else None))
    newest = [year for _, label, kind, year in found if kind == "Ansatz" and year and _NEW.search(label)]
    if not any(year for *_, year in found):
        return []
    fallback = newest[0] if newest else None
    columns = [
        _column(table, col, label, kind, year or fallback) for col, label, kind, year in found if year or fallback
    ]
    return [c for c in columns if c is not None]


def _column(table: Table, col: int, label: str, kind: BudgetKind, year: int | None) -> BudgetColumn | None:
    unit = find_unit(label) or table.unit
    scale = unit_scale(unit) if unit else 1
    if scale is None or year is None:
        return None  # per cent, hectares: no money
    variant: Literal["bisher", "neu"] | None = "bisher" if _OLD.search(label) else "neu" if _NEW.search(label) else None
    return BudgetColumn(col=col, label=label, kind=kind, year=year, variant=variant, unit=unit, scale=scale)


def _header(cells: Sequence[Cell], col: int) -> str:
    """The header over a column, spanning texts included; a row of column numbers says nothing."""
    over = sorted((c for c in cells if c.is_header and c.col <= col < c.col + c.col_span), key=lambda c: c.row)
    return " ".join(c.text for c in over if not c.text.strip().isdigit() or _YEAR.fullmatch(c.text.strip()))


def _lines(table: Table, cells: Sequence[Cell], columns: Sequence[BudgetColumn]) -> list[BudgetLine]:
    if not columns:
        return []
    by_col = {column.col: column for column in columns}
    first = min(by_col)
    rows = budget_rows(table, cells, {c: _header(cells, c) for c in range(first)}, first)
    lines: list[BudgetLine] = []
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        row, column = rows.get(cell.row), by_col.get(cell.col)
        if row is not None and column is not None and cell.number is not None and not cell.is_header:
            lines.append(_line(table, cell, row, column))
    return lines


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
    )
