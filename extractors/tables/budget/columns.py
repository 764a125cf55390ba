"""What the columns of a budget table hold: kind, year, side of a Nachtrag, unit – or that they hold no budget money at all.

Where a column names no year of its own, the Muster say it by words („Vorvorjahr“, „Haushaltsjahr + 1“), by the head of the new
budget, or by the title. A year that nobody prints is taken for one column of a kind only: where two would have it, neither does;
the same holds for two columns under one and the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Cell, Table
from curated.vocabulary import BudgetKind, PlanBasis
from extractors.tables.budget.column_heads import Head, Variant, is_budget_title, read_heads, years_in
from extractors.tables.budget.measures import is_counting_title, is_no_money, unit_column
from normalizers.numbers import find_unit, unit_scale

_FEWEST_KINDS = 2  # heads that name kinds, before a table without any year is a budget whose year is missing
_COMPARED = re.compile(r"vergleich|abweichung|differenz", re.IGNORECASE)
_SEVERAL = frozenset({"Veränderung", "Übertragung", "Verpflichtungsermächtigung"})
"""Kinds of which a budget may print several columns for its year: increases and decreases, due in several years."""


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """What a column of a budget table holds; ``scale``: how many euros one of its units is."""

    col: int
    label: str
    kind: BudgetKind
    year: int
    variant: Variant | None
    unit: str | None
    scale: int
    path: str = ""
    basis: PlanBasis | None = None


def budget_columns(table: Table, cells: Sequence[Cell], budget_year: int | None = None) -> list[BudgetColumn]:
    """The columns of budget money with their year; none when the table is no budget table.

    ``budget_year``: the year the document is the budget of, for columns that name theirs by their distance from it, or not at
    all. A column whose year stays unknown is left out.
    """
    if is_counting_title(table.title or "") and unit_column(cells) is None:
        return []
    heads = read_heads(table, cells)
    year = _own_year(table, heads) or budget_year
    named = any(head.year for head in heads) or (year is not None and _is_budget(table, heads))
    if not named:
        return []
    filled = _columns_of_numbers(cells)
    years = _Years(year, _only_year(heads), _compares_result(heads))
    columns = [
        (head, column)
        for head in heads
        if head.col in filled and (column := _column(table, head, years.of(head))) is not None
    ]
    told = Counter(_meaning(column) for _, column in columns)
    return [
        column
        for head, column in columns
        if told[_meaning(column)] == 1 or (not head.is_shared and (head.is_dated or column.kind in _SEVERAL))
    ]


def unread_columns(table: Table, cells: Sequence[Cell], budget_year: int | None = None) -> list[int]:
    """The columns of money in a budget whose head names a kind, but a year that nobody tells or that two of them would have."""
    if is_counting_title(table.title or ""):
        return []
    heads = read_heads(table, cells)
    if not (_is_budget(table, heads) or any(head.year for head in heads)) or len(heads) < _FEWEST_KINDS:
        return []
    read = {column.col for column in budget_columns(table, cells, budget_year)}
    return [
        head.col for head in heads if head.col in _columns_of_numbers(cells) - read and _scale(table, head) is not None
    ]


def _columns_of_numbers(cells: Sequence[Cell]) -> set[int]:
    return {cell.col for cell in cells if cell.number is not None and not cell.is_header}


def _meaning(column: BudgetColumn) -> tuple[BudgetKind, int, Variant | None, PlanBasis | None]:
    return column.kind, column.year, column.variant, column.basis


def _own_year(table: Table, heads: Sequence[Head]) -> int | None:
    """The year of the budget as the table itself says it: that of its new Ansätze, else the only one of its title."""
    newest = [h.year for h in heads if h.kind == "Ansatz" and h.year and h.variant == "neu"]
    if newest:
        return newest[0]
    years = years_in(table.title or "")
    return years[0] if len(years) == 1 else None


def _is_budget(table: Table, heads: Sequence[Head]) -> bool:
    """Whether a table without any year in its head is one of a budget: its title says so, or two columns side by side do."""
    sides = {head.variant for head in heads if head.kind == "Ansatz"}
    return (
        is_budget_title(table.title or "")
        or any(head.distance is not None for head in heads)
        or {"bisher", "neu"} <= sides
    )


@dataclass(frozen=True, slots=True)
class _Years:
    """What is known of the years of a table: that of the budget, the only one of all heads, whether it compares one result."""

    budget: int | None
    only: int | None
    compares: bool

    def of(self, head: Head) -> int | None:
        """The year of a column; None where nobody tells it."""
        if head.year is not None:
            return head.year
        if head.kind == "Veränderung" and self.only is not None:
            return self.only
        if self.budget is None:
            return None
        if head.distance is not None:
            return self.budget + head.distance
        if head.kind in {"Planung", "Hochrechnung", "Stand"} or (head.kind == "Ergebnis" and not self.compares):
            return None  # of some other year than the budget's, and nobody says which
        return self.budget


def _only_year(heads: Sequence[Head]) -> int | None:
    years = {head.year for head in heads if head.year is not None}
    return years.pop() if len(years) == 1 else None


def _compares_result(heads: Sequence[Head]) -> bool:
    """Whether a table sets the one result against the Ansatz of its year, as the accounts of a year do."""
    results = [head for head in heads if head.kind == "Ergebnis"]
    compared = any(head.kind == "Veränderung" and _COMPARED.search(head.label) for head in heads)
    return compared and len(results) == 1 and any(head.kind == "Ansatz" for head in heads)


def _scale(table: Table, head: Head) -> int | None:
    """How many euros one of the column's units is; None for what is no money: per cent, posts, hectares."""
    unit = find_unit(head.label)
    if is_no_money(head.label) and unit is None:
        return None
    unit = unit or table.unit
    return unit_scale(unit) if unit else 1


def _column(table: Table, head: Head, year: int | None) -> BudgetColumn | None:
    scale = _scale(table, head)
    if scale is None or year is None:
        return None
    return BudgetColumn(
        col=head.col,
        label=head.label,
        kind=head.kind,
        year=year,
        variant=head.variant,
        unit=find_unit(head.label) or table.unit,
        scale=scale,
        path=" / ".join(head.path),
        basis=head.basis,
    )
