"""Budget tables whose rows are years and whose columns are items: „Jahr | | Grundsteuer | Gewerbesteuer“, „2025 Plan“."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from curated.records import BudgetLine, Cell, Table
from curated.vocabulary import BudgetKind
from extractors.tables.budget.column_heads import header_path, kind_of
from extractors.tables.budget.measures import is_no_money
from normalizers.numbers import find_unit, unit_scale

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]\d|\d)")
_YEAR_HEAD = re.compile(r"\b(?:haushalts|rechnungs|plan)?jahre?\b", re.IGNORECASE)
_FEWEST_ROWS = 3  # that name a year, each another one
_SHARE = 0.6  # of the rows with numbers that name a year and a kind


@dataclass(frozen=True, slots=True)
class _YearRow:
    """What the cells at the left of a row say: its year and kind, and the first column behind them."""

    year: int
    kind: BudgetKind
    behind: int


def lines_of_years(table: Table, cells: Sequence[Cell]) -> list[BudgetLine]:
    """The numbers of a table whose rows name years and kinds and whose heads name items; none for any other table."""
    rows = _year_rows(table, cells)
    if not rows:
        return []
    first = max(row.behind for row in rows.values())
    lines: list[BudgetLine] = []
    for col in range(first, table.col_count):
        path = header_path(cells, col)
        label, unit = _item(path), find_unit(" ".join(path)) or table.unit
        scale = unit_scale(unit) if unit else 1
        if not label or scale is None or is_no_money(" ".join(path)):
            continue
        for cell in sorted((c for c in cells if c.col == col and c.row in rows), key=lambda c: c.row):
            if cell.number is not None and not cell.is_header:
                lines.append(_line(table, cell, rows[cell.row], label=label, path=path, scale=scale, unit=unit))
    return sorted(lines, key=lambda line: (line.row or 0, line.col or 0))


def _year_rows(table: Table, cells: Sequence[Cell]) -> dict[int, _YearRow]:
    """The rows by number, where most rows of numbers name a year and a kind and no year stands in the head."""
    if any(_YEAR.search(c.text) and not _YEAR_HEAD.search(c.text) for c in cells if c.is_header and c.col):
        return {}
    found: dict[int, _YearRow] = {}
    numbered = {c.row for c in cells if c.number is not None and not c.is_header}
    for row in sorted(numbered):
        read = _year_row(sorted((c for c in cells if c.row == row), key=lambda c: c.col))
        if read is not None:
            found[row] = read
    told = {(r.year, r.kind) for r in found.values()}
    enough = len(found) >= max(_FEWEST_ROWS, _SHARE * len(numbered)) and len(told) == len(found)
    return found if enough else {}


def _year_row(cells: Sequence[Cell]) -> _YearRow | None:
    words = ""
    for cell in cells:
        if cell.number is not None:
            break
        words = f"{words} {cell.text}".strip()
        behind = cell.col + 1
        years = set(_YEAR.findall(words))
        kind = kind_of(_YEAR.sub(" ", words).strip())
        if len(years) == 1 and kind is not None:
            return _YearRow(int(years.pop()), kind, behind)
    return None


def _item(path: Sequence[str]) -> str:
    """The words of a head without units."""
    words = [text for text in path if find_unit(text) is None or any(len(word) > len("Euro") for word in text.split())]
    label = " ".join(words).strip()
    return label if any(ch.isalpha() for ch in label) else ""


def _line(
    table: Table, cell: Cell, row: _YearRow, *, label: str, path: Sequence[str], scale: int, unit: str | None
) -> BudgetLine:
    assert cell.number is not None
    return BudgetLine(
        document_id=table.document_id,
        table_id=table.table_id,
        row=cell.row,
        col=cell.col,
        label=label,
        column_label=label,
        year=row.year,
        kind=row.kind,
        amount=cell.number * Decimal(scale),
        verdict=cell.check,
        page_number=table.page_number,
        unit=unit,
        column_path=" / ".join(path),
        plan_title=table.title,
    )
