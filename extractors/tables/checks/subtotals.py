"""Subtotals in a column of their own: balance sheets print the sum of a group beside its last item, one column to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from curated.records import Check, CheckTerm
from extractors.tables.checks.implied_sums import is_one_digit
from extractors.tables.numbers.values import ParsedTable

_FEWEST = 2  # groups of two items and more that must come out before the columns are believed to be items and sums


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of items whose sum stands beside the last of them."""

    rows: tuple[int, ...]

    @property
    def target(self) -> int:
        return self.rows[-1]


def subtotal_checks(table: ParsedTable) -> list[Check]:
    """The checks of every pair of neighbouring amount columns in which the right one proves to hold the left one's sums."""
    checks: list[Check] = []
    for items, sums in pairwise(table.amount_columns):
        found = [_check(table, group, items, sums) for group in _groups(table, items, sums)]
        wide = [c for c in found if len(c.terms) >= 2]
        right = sum(c.holds for c in wide)
        wrong = [c for c in found if not c.holds]
        if right >= _FEWEST and right > len(wrong) and all(is_one_digit(c.difference) for c in wrong):
            checks += found
    return checks


def _groups(table: ParsedTable, items: int, sums: int) -> list[_Group]:
    """Runs of items that end in a row with a number in both columns; a row with a sum alone is a sum of sums."""
    groups: list[_Group] = []
    rows: list[int] = []
    for row in table.body:
        item, total = table.numbers[row][items], table.numbers[row][sums]
        if item is not None:
            rows.append(row)
        if total is not None:
            groups += [_Group(tuple(rows))] if item is not None else []
            rows = []
    return groups


def _check(table: ParsedTable, group: _Group, items: int, sums: int) -> Check:
    target = table.numbers[group.target][sums] or Decimal(0)
    difference = target - _total(table, group.rows, items)
    terms = tuple(CheckTerm(1, row, items) for row in group.rows)
    return Check(
        kind="sum",
        target=(group.target, sums),
        terms=terms,
        stated_by="structure",
        holds=difference == 0,
        difference=difference,
    )


def _total(table: ParsedTable, rows: Sequence[int], col: int) -> Decimal:
    return sum((table.numbers[row][col] or Decimal(0) for row in rows), Decimal(0))
