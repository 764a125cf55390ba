"""The arithmetic of a table: identities that it states or implies, evaluated in Decimal; a verdict for every number.

A number is never changed here. Where a formula can be read in several ways (signs, ranges), the way is chosen once for the
whole row, by the number of columns in which it comes out – never column by column, or every error would find its excuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from curated.records import Check, CheckTerm
from curated.vocabulary import CellCheck, CheckKind
from extractors.tables.checks.balance_sheet import balance_sheet_checks
from extractors.tables.checks.carried_balances import balance_sums, carried_over
from extractors.tables.checks.column_sums import column_checks
from extractors.tables.checks.implied_sums import RowSum, implied_sums
from extractors.tables.checks.percentages import ratio_checks
from extractors.tables.checks.row_formulas import (
    SignedRows,
    find_formula,
    interpretations,
    lowest_number,
    names_missing_rows,
)
from extractors.tables.checks.subtotals import subtotal_checks
from extractors.tables.detect.grid import CellPosition
from extractors.tables.numbers.row_numbers import RowPrefix, row_prefixes
from extractors.tables.numbers.values import ParsedTable
from normalizers.numbers import unit_scale

_FEWEST_ROUNDED = 2  # terms: one number that is another is no sum of rounded ones

Verdicts = dict[CellPosition, CellCheck]
"""What the checks say of each cell."""


def find_checks(table: ParsedTable) -> tuple[Check, ...]:
    """Every identity of the table that can be evaluated, by target cell. Blank and unprinted terms count as nothing."""
    prefixes = row_prefixes(table)
    stated = stated_sums(table, prefixes)
    rows = [*stated, *implied_sums(table, stated, prefixes)]
    checks = [check for row_sum in rows for check in evaluate(table, row_sum)]
    checks += column_checks(table)
    checks += subtotal_checks(table)
    known = {check.target for check in checks}
    balances = [check for row_sum in balance_sums(table) for check in evaluate(table, row_sum)]
    checks += [check for check in (*balances, *carried_over(table), *ratio_checks(table)) if check.target not in known]
    checks += balance_sheet_checks(table)
    checks = [replace(check, tolerance=tolerance_of(table, check)) for check in checks]
    return tuple(sorted(checks, key=lambda c: (c.target, c.stated_by)))


def stated_sums(table: ParsedTable, prefixes: Sequence[RowPrefix]) -> list[RowSum]:
    """The sums that row labels state about other rows by their numbers."""
    found: list[RowSum] = []
    for row in table.body:
        formula = find_formula(row_label(table, row))
        if formula is None:
            continue
        ways = interpretations(formula, prefixes, row)
        if ways:
            terms = max(ways, key=lambda way: _columns_right(table, row, way))  # the first of the best
            missing = names_missing_rows(formula, prefixes) or lowest_number(formula) <= table.rows_before
            if missing and not _columns_right(table, row, terms):
                continue  # its terms stand on another page
            found.append(RowSum(row, terms, formula.text))
    return found


def row_label(table: ParsedTable, row: int) -> str:
    """The words of a row: its cells that hold no amount, from left to right."""
    words = (text for text, kind in zip(table.texts[row], table.kinds, strict=True) if kind != "amount")
    return " ".join(word for word in words if word.strip())


def evaluate(table: ParsedTable, row_sum: RowSum) -> list[Check]:
    """The identity of one row in every amount column in which target and at least one term are printed."""
    checks: list[Check] = []
    for col in row_sum.columns if row_sum.columns is not None else table.amount_columns:
        target = table.numbers[row_sum.row][col]
        terms = [(sign, row) for sign, row in row_sum.terms if table.numbers[row][col] is not None]
        if target is None or not terms:
            continue
        difference = target - table.total(terms, col)
        if difference and any(table.is_unreadable(row, col) for _, row in row_sum.terms):
            continue  # OCR left a term that is no number: that says nothing about the sum
        kind: CheckKind = "difference" if any(sign < 0 for sign, _ in terms) else "sum"
        listed = tuple(CheckTerm(sign, row, col) for sign, row in terms)
        checks.append(
            Check(
                kind=kind,
                target=(row_sum.row, col),
                terms=listed,
                stated_by=row_sum.stated_by,
                holds=difference == 0,
                difference=difference,
            )
        )
    return checks


def tolerance_of(table: ParsedTable, check: Check) -> Decimal:
    """By how much a sum may miss in a column of thousands or millions of euros, whose numbers are rounded; else 0.

    Each number may be off by half a unit of the last printed digit, the sum itself too. A sum that misses by no more neither
    proves its numbers nor denies them.
    """
    unit = table.units.columns[check.target[1]] or table.units.table
    if check.kind == "ratio" or len(check.terms) < _FEWEST_ROUNDED or (unit_scale(unit) or 1) <= 1:
        return Decimal(0)
    numbers = [table.numbers[row][col] for row, col in (check.target, *((t.row, t.col) for t in check.terms))]
    exponents = [int(number.as_tuple().exponent) for number in numbers if number is not None]
    return Decimal(len(check.terms) + 1) / 2 * Decimal(1).scaleb(min(exponents, default=0))


def verdicts(checks: Sequence[Check]) -> Verdicts:
    """What the checks say about each cell: a failed sum contradicts its target, whatever else holds; a sum that holds
    verifies its target and its terms. The terms of a failed sum stay unchecked: any of them may be the wrong one.
    """
    found: Verdicts = {}
    for check in checks:
        if check.holds:
            found[check.target] = "verified"
            if check.kind != "ratio":  # a rounded percentage fits many terms
                found.update({(term.row, term.col): "verified" for term in check.terms})
    for check in checks:
        if check.fails:
            found[check.target] = "contradicted"
    return found


def _columns_right(table: ParsedTable, row: int, terms: SignedRows) -> int:
    return sum(check.holds for check in evaluate(table, RowSum(row, terms, "")))
