"""Sums along the rows: „bisheriger Ansatz + Mehr/Weniger = neuer Ansatz“, „Stand + Zugänge - Abgänge = Stand“, totals.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from curated.records import Check, CheckTerm
from curated.vocabulary import CheckKind
from extractors.tables.checks.implied_sums import is_one_digit
from extractors.tables.numbers.values import ParsedTable

_OLD = re.compile(r"bisher|\balte[rns]?\b|\balt\b", re.IGNORECASE)
_NEW = re.compile(r"\bneue?[rns]?\b|nunmehr|nunmehrig", re.IGNORECASE)
_MORE = re.compile(r"erhöh|\bmehr\b|mehr\s*\(", re.IGNORECASE)
_LESS = re.compile(r"vermind|verring|\bwenige|weni-?\s?ger", re.IGNORECASE)
_CHANGE = re.compile(r"\bmehr\b.*wenig|\bmehr\s*\(\+\)|veränderung|änderung|\+\s*/\s*-|nachtrag", re.IGNORECASE)
SUBTRACTED_WORDS = re.compile(
    r"abgäng|abgang|auflösung|abschreibung|verminder|verbrauch|entnahme|inanspruchnahme|tilgung|abzug|abzügl|weniger|auszahl",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"summe|gesamt|insgesamt|stand|ende|endbestand|restbuchwert|saldo", re.IGNORECASE)
_DIFFERENCE = re.compile(r"differenz|abweichung|veränderung|änderung|mehr|weniger|saldo|unterschied", re.IGNORECASE)
_EACH_WAY = 2  # rows of a list of changes that come out with a plus, and as many with a minus
_IMPROVED = 0.8  # of the rows of such a list that come out one way or the other
_LONGEST = 8  # columns that one total may add up

SignedColumns = tuple[tuple[int, int], ...]  # (sign, column)


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """An identity between columns, the same in every row: ``col = Σ sign·col``. ``stated``: the header says so."""

    col: int
    terms: SignedColumns
    stated_by: str
    stated: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    right: int
    wrong: int
    near: int  # of the wrong: by one digit
    strong: int  # of the right: with at least two terms that are not 0


def column_checks(table: ParsedTable) -> list[Check]:
    """The checks along the rows: stated by the headers, or implied by rows that all come out."""
    checks: list[Check] = []
    taken: set[int] = set()
    checks += _improvements(table, taken)
    for identity in (*stated_column_sums(table), *_implied(table)):
        if identity.col not in taken:
            taken.add(identity.col)
            checks += [c for r in table.body for c in _evaluate(table, identity, r)]
    return checks


def stated_column_sums(table: ParsedTable) -> list[ColumnSum]:
    """„neu = bisher + mehr - weniger“ where the headers name the columns and at least half of the rows come out so."""
    columns = table.summable_columns
    heads = {c: table.header(c) for c in columns}
    old = [c for c in columns if _OLD.search(heads[c])]
    new = [c for c in columns if _NEW.search(heads[c]) and c not in old]
    found: list[ColumnSum] = []
    for left, right in zip(old, new, strict=False):
        between = [c for c in columns if c not in {left, right} and abs(c - left) <= 3 and c not in old + new]
        for terms in _changes(left, between, heads):
            outcome = _outcome(table, right, terms)
            if outcome.right and outcome.right >= outcome.wrong:
                found.append(ColumnSum(right, terms, "column headers", True))
                break
    return found


def _changes(old: int, between: Sequence[int], heads: dict[int, str]) -> Iterator[SignedColumns]:
    """The likely right sides: one signed column of changes, or one of increases and one of decreases."""
    for c in between:
        if _CHANGE.search(heads[c]):
            yield ((1, old), (1, c))
    more = [c for c in between if _MORE.search(heads[c])]
    less = [c for c in between if _LESS.search(heads[c]) and c not in more]
    for up, down in zip(more, less, strict=False):
        yield ((1, old), (1, up), (-1, down))


def _improvements(table: ParsedTable, taken: set[int]) -> list[Check]:
    """„neu = bisher ± Veränderung“ of lists whose plus is what improves the budget: added to income, taken from expenses.

    Which of the two a row is, its numbers say; a list is one when nearly all rows come out and some come out each way.
    """
    columns = table.summable_columns
    heads = {c: table.header(c) for c in columns}
    olds = [c for c in columns if _OLD.search(heads[c])]
    news = [c for c in columns if _NEW.search(heads[c]) and c not in olds]
    changes = [c for c in columns if _CHANGE.search(heads[c]) and c not in (*olds, *news)]
    if not (len(olds) == len(news) == len(changes) == 1):
        return []
    old, new, change = olds[0], news[0], changes[0]
    ways = [ColumnSum(new, ((1, old), (sign, change)), "column headers", True) for sign in (1, -1)]
    rows = [tuple(c for way in ways for c in _evaluate(table, way, r)) for r in table.body if table.numbers[r][change]]
    rows = [row for row in rows if len(row) == len(ways) and len(row[0].terms) == len(row[1].terms) == len(ways)]
    added, taken_away = (sum(row[i].holds for row in rows) for i in range(len(ways)))
    right = sum(row[0].holds or row[1].holds for row in rows)
    if min(added, taken_away) < _EACH_WAY or right < _IMPROVED * len(rows):
        return []
    taken.add(new)
    return [row[1] if row[1].holds else row[0] if row[0].holds else min(row, key=_miss) for row in rows]


def _miss(check: Check) -> Decimal:
    return abs(check.difference)


def _implied(table: ParsedTable) -> Iterator[ColumnSum]:
    """Totals of neighbouring columns that the rows prove."""
    columns = table.summable_columns
    for target in columns:
        index = columns.index(target)
        best: tuple[tuple[int, int], ColumnSum] | None = None
        for run in _runs(columns, index):
            for terms in _signings(run, table, target):
                outcome = _outcome(table, target, terms, strict=True)
                named = bool(_TOTAL.search(table.header(target))) or any(s < 0 for s, _ in terms)
                if not _is_supported(outcome, named=named):
                    continue
                rank = (outcome.strong, len(run))
                if best is None or rank > best[0]:
                    best = rank, ColumnSum(target, terms, "structure", False)
        if best is not None:
            yield best[1]


def _is_supported(outcome: _Outcome, *, named: bool) -> bool:
    """Three rows of two terms that come out; two where the header names a total or no row fails. What fails, fails by a digit."""
    enough = outcome.strong >= (2 if named or (outcome.right >= 4 and not outcome.wrong) else 3)
    return enough and outcome.near == outcome.wrong and 4 * outcome.wrong <= outcome.right


def _runs(columns: Sequence[int], index: int) -> Iterator[tuple[int, ...]]:
    """Neighbouring columns that end before the target or begin behind it."""
    for size in range(2, _LONGEST + 1):
        if index - size >= 0:
            yield tuple(columns[index - size : index])
        if index + 1 + size <= len(columns):
            yield tuple(columns[index + 1 : index + 1 + size])


def _signings(run: Sequence[int], table: ParsedTable, target: int) -> list[SignedColumns]:
    plain = tuple((1, c) for c in run)
    by_header = tuple((-1 if i and SUBTRACTED_WORDS.search(table.header(c)) else 1, c) for i, c in enumerate(run))
    ways = [plain] if by_header == plain else [by_header, plain]
    if len(run) == 2 and _DIFFERENCE.search(table.header(target)):
        ways += [((1, run[1]), (-1, run[0])), ((1, run[0]), (-1, run[1]))]
    return ways


def _outcome(table: ParsedTable, target: int, terms: SignedColumns, *, strict: bool = False) -> _Outcome:
    """How the rows come out. ``strict``: stop at the first row that fails by more than a digit; it disproves the identity."""
    right = wrong = near = strong = 0
    for r in table.body:
        for check in _evaluate(table, ColumnSum(target, terms, "", False), r):
            filled = sum(bool(table.numbers[r][c]) for _, c in terms)
            if not filled or not table.numbers[r][target]:
                continue  # 0 = 0 is no evidence
            right += check.holds
            wrong += not check.holds
            near += not check.holds and is_one_digit(check.difference)
            strong += check.holds and filled >= 2
            if strict and near < wrong:
                return _Outcome(right, wrong, near, strong)
    return _Outcome(right, wrong, near, strong)


def _evaluate(table: ParsedTable, identity: ColumnSum, row: int) -> list[Check]:
    """The identity in one row, if its target and the first term or two other terms are printed."""
    numbers = table.numbers[row]
    target = numbers[identity.col]
    terms = [(sign, c) for sign, c in identity.terms if numbers[c] is not None]
    if target is None or not terms:
        return []
    difference = target - sum((sign * (numbers[c] or Decimal(0)) for sign, c in terms), Decimal(0))
    listed = tuple(CheckTerm(sign, row, c) for sign, c in terms)
    kind: CheckKind = "difference" if any(sign < 0 for sign, _ in terms) else "sum"
    return [
        Check(
            kind=kind,
            target=(row, identity.col),
            terms=listed,
            stated_by=identity.stated_by,
            holds=difference == 0,
            difference=difference,
        )
    ]
