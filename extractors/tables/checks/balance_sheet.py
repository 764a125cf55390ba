"""A balance sheet balances: the total of the Aktiva is that of the Passiva, below one another or side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from curated.records import Check, CheckTerm
from extractors.tables.numbers.values import ParsedTable

_STATED = "Aktiva = Passiva"
_SIDE = re.compile(r"^\W*(?:[A-Z0-9]{1,3}[.)]\s*)?(aktiva|passiva|aktivseite|passivseite)\b", re.IGNORECASE)
_TOTAL_OF = re.compile(
    r"^\W*(?:(?:gesamt|bilanz)?summe|gesamt|insgesamt)\W+(?:der\s+)?(aktiva|passiva)\b|^\W*(aktiva|passiva)\W+(?:gesamt|insgesamt|summe)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\W*(?:bilanzsumme|summe|gesamtsumme)\W*$", re.IGNORECASE)


def balance_sheet_checks(table: ParsedTable) -> list[Check]:
    """The checks that the two totals are the same, one for each column or pair of columns in which both are printed."""
    sides = _sides(table)
    pairs = _side_by_side(table, *sides) if sides else _below_one_another(table)
    return [check for left, right in pairs if (check := _check(table, left, right)) is not None]


def _sides(table: ParsedTable) -> tuple[int, int] | None:
    """The label columns of a sheet that sets Aktiva and Passiva side by side."""
    found = {"a": -1, "p": -1}
    for col in range(len(table.kinds)):
        side = _SIDE.match(table.header(col))
        if side and table.kinds[col] != "amount":
            found[side[1][0].lower()] = col
    return (found["a"], found["p"]) if 0 <= found["a"] < found["p"] else None


def _side_by_side(table: ParsedTable, first: int, second: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    left = [c for c in table.amount_columns if first < c < second]
    right = [c for c in table.amount_columns if c > second]
    for row in table.body:
        if all(_TOTAL.match(table.texts[row][c]) for c in (first, second)) and len(left) == len(right):
            yield from (((row, a), (row, p)) for a, p in zip(left, right, strict=True))


def _below_one_another(table: ParsedTable) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    totals: dict[str, int] = {}
    side = ""
    for row in table.body:
        label = table.label(row)
        named, heading = _TOTAL_OF.match(label), _SIDE.match(label)
        if named:
            totals.setdefault((named[1] or named[2])[0].lower(), row)
        elif heading:
            side = heading[1][0].lower()
        elif side and _TOTAL.match(label) and "bilanz" in label.lower():
            totals.setdefault(side, row)
    if len(totals) == 2:
        yield from (((totals["a"], c), (totals["p"], c)) for c in table.amount_columns)


def _check(table: ParsedTable, left: tuple[int, int], right: tuple[int, int]) -> Check | None:
    assets, liabilities = table.numbers[left[0]][left[1]], table.numbers[right[0]][right[1]]
    if assets is None or liabilities is None:
        return None
    difference: Decimal = liabilities - assets
    return Check(
        kind="sum",
        target=right,
        terms=(CheckTerm(1, *left),),
        stated_by=_STATED,
        holds=not difference,
        difference=difference,
    )
