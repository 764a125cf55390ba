"""Percent columns: „Änderung in %“ between an old and a new column, „Anteil in %“ of a total row – rounded as printed.

A check of kind ``ratio``: for a change, terms are the new and (negative) the old number, and target = 100 · sum / |old|; for a
share, the term is the part and the target 100 · part / total. Believed where two rows come out and at most a third does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext

from curated.records import Check, CheckTerm
from extractors.tables.numbers.values import ParsedTable

_CHANGE = re.compile(r"änder|abweich|erhöh|steiger|zuwachs|differenz|entwicklung|\+/-|mehr", re.IGNORECASE)
_SHARE = re.compile(r"anteil|quote|in\s*%\s*(?:von|der|des)|%\s*(?:von|der|des)", re.IGNORECASE)
_TOTAL = re.compile(r"^\W*(?:\d{1,3}\s)?\W*(?:(?:gesamt|end)?summe|insgesamt|gesamt|zusammen)\b", re.IGNORECASE)
_FEWEST = 2

Result = tuple[Decimal, tuple[CheckTerm, ...]] | None


def ratio_checks(table: ParsedTable) -> list[Check]:
    """The checks of all percent columns whose header says what they are shares or changes of."""
    checks: list[Check] = []
    for col in table.amount_columns:
        if table.units.columns[col] != "%":
            continue
        header = table.header(col)
        if _CHANGE.search(header):
            ways = [_evaluated(table, col, _change(table, old, new)) for old, new in _neighbours(table, col)]
        elif _SHARE.search(header):
            ways = [_evaluated(table, col, _share(table, part, row)) for part, row in _shared(table, col)]
        else:
            continue
        best = max(ways, key=lambda own: sum(c.holds for c in own), default=[])
        right = sum(c.holds for c in best)
        if right >= _FEWEST and 3 * (len(best) - right) <= len(best):
            checks += best
    return checks


def _neighbours(table: ParsedTable, col: int) -> Iterator[tuple[int, int]]:
    """Pairs of amount columns before a percent column, both ways round: old and new."""
    before = [c for c in table.amount_columns if c < col and table.units.columns[c] != "%"]
    for i, first in enumerate(before[-4:]):
        for second in before[-4:][i + 1 :]:
            yield first, second
            yield second, first


def _shared(table: ParsedTable, col: int) -> Iterator[tuple[int, int]]:
    """The amount column beside a percent column, with the row of totals."""
    totals = [r for r in table.body if _TOTAL.search(table.label(r))]
    parts = [c for c in table.amount_columns if c < col and table.units.columns[c] != "%"]
    if parts and totals:
        yield parts[-1], totals[-1]


def _change(table: ParsedTable, old: int, new: int) -> Callable[[int], Result]:
    def of(row: int) -> Result:
        before, after = table.numbers[row][old], table.numbers[row][new]
        if not before or after is None:
            return None
        return 100 * (after - before) / abs(before), (CheckTerm(1, row, new), CheckTerm(-1, row, old))

    return of


def _share(table: ParsedTable, col: int, total_row: int) -> Callable[[int], Result]:
    def of(row: int) -> Result:
        part, total = table.numbers[row][col], table.numbers[total_row][col]
        if part is None or not total:
            return None
        return 100 * part / total, (CheckTerm(1, row, col),)

    return of


def _evaluated(table: ParsedTable, col: int, expected: Callable[[int], Result]) -> list[Check]:
    checks: list[Check] = []
    with localcontext() as context:
        context.prec = 28
        for row in table.body:
            printed = table.numbers[row][col]
            result = expected(row) if printed is not None else None
            if printed is None or result is None:
                continue
            step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
            value, terms = result
            # half a step up or down: rounding to even, commercially or down by a spreadsheet's hidden digits
            holds = abs(printed - value) <= step * Decimal("0.51")
            difference = Decimal(0) if holds else printed - value.quantize(step)
            checks.append(
                Check(
                    kind="ratio",
                    target=(row, col),
                    terms=terms,
                    stated_by=table.header(col),
                    holds=holds,
                    difference=difference,
                )
            )
    return checks
