"""Balances that are carried on: „Stand am 1. Januar + Zuführung - Entnahme = Stand am 31. Dezember“, and from year to year.

Both are known by their labels and believed on evidence: two columns that come out for the balance, two years for the carrying
over, and no more failures than a third. One that fails then is a mismatch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from curated.records import Check, CheckTerm
from extractors.tables.checks.column_sums import SUBTRACTED_WORDS
from extractors.tables.checks.implied_sums import RowSum
from extractors.tables.numbers.values import ParsedTable

_STAND = r"(?:\w*[sb]tand\w*|saldo|vortrag|übertrag)"
_OPENING = re.compile(
    rf"{_STAND}\b.*\b(?:0?1\.\s?(?:0?1\.|jan)|anfang|beginn|vorjahr)|\b(?:anfangs(?:be)?stand|vortrag|übertrag)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"{_STAND}\b.*\b(?:31\.\s?(?:12|dez)|ende|schluss)|\b(?:end|schluss)(?:be)?stand\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_CHANGES = 12


def balance_sums(table: ParsedTable) -> list[RowSum]:
    """The closing balances as sums of the opening one and the changes between, signed by their words or as printed."""
    found: list[RowSum] = []
    for opening, closing in _pairs(table):
        rows = range(opening + 1, closing)
        by_word = tuple((-1 if SUBTRACTED_WORDS.search(table.label(r)) else 1, r) for r in rows)
        plain = tuple((1, r) for r in rows)
        for changes in (by_word, plain):
            terms = ((1, opening), *changes)
            right, wrong = _columns(table, closing, terms)
            if len(right) >= 2 and 3 * len(wrong) <= len(right) + len(wrong):
                found.append(RowSum(closing, terms, table.label(closing), tuple(sorted((*right, *wrong)))))
                break
    return found


def carried_over(table: ParsedTable) -> list[Check]:
    """„Stand am 1. Januar 2025“ against „Stand am 31. Dezember 2024“ where the columns are years that follow one another."""
    checks: list[Check] = []
    columns = [(c, _year(table, c)) for c in table.amount_columns]
    for opening, closing in _pairs(table):
        own: list[Check] = []
        for (before, year), (after, following) in pairwise(columns):
            old, new = table.numbers[closing][before], table.numbers[opening][after]
            if year is not None and following == year + 1 and old is not None and new is not None:
                term = (CheckTerm(1, closing, before),)
                own.append(
                    Check(
                        kind="sum",
                        target=(opening, after),
                        terms=term,
                        stated_by=table.label(opening),
                        holds=new == old,
                        difference=new - old,
                    )
                )
        right = sum(c.holds for c in own)
        if right >= 2 and 3 * (len(own) - right) <= len(own):
            checks += own
    return checks


def _pairs(table: ParsedTable) -> list[tuple[int, int]]:
    """Opening and closing rows with at least one row of changes between."""
    pairs: list[tuple[int, int]] = []
    opening: int | None = None
    for row in table.body:
        label = table.label(row)
        if _OPENING.search(label):
            opening = row
        elif opening is not None and _CLOSING.search(label):
            if 1 < row - opening <= _MOST_CHANGES:
                pairs.append((opening, row))
            opening = None
    return pairs


def _columns(table: ParsedTable, row: int, terms: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    right: list[int] = []
    wrong: list[int] = []
    for c in table.amount_columns:
        target, opening = table.numbers[row][c], table.numbers[terms[0][1]][c]
        if target is None or opening is None:
            continue
        total = table.total(terms, c)
        (right if total == target else wrong).append(c)
    return right, wrong


def _year(table: ParsedTable, col: int) -> int | None:
    years = set(_YEAR.findall(table.header(col)))
    return int(years.pop()) if len(years) == 1 else None
