"""Sums that the order of a table's rows implies: „Summe …“ under its items, results under their sums, a last line of totals.

The rows are read downwards with a stack of those not yet summed up. A row that equals the sum of the last rows on the stack
takes them off and stands for them, so that sums of sums find their terms. What counts as enough depends on what the row is
called: a total by name needs one column that comes out, a nameless row two.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.tables.numbers.row_numbers import RowPrefix
from extractors.tables.numbers.values import ParsedTable

_TOTAL = re.compile(
    r"\b(?:\w*summen?|summiert|insgesamt|gesamt\w*|zusammen|total|saldo|salden|übertrag|\w*(?:ergebnis|überschuss|überschuß|fehlbetrag|"
    r"fehlbedarf|bestand|cashflow|defizit|gewinn|verlust))\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"^\W*(?:\d{1,4}\.?\s*)?[=∑Σ]?\s*(?:zwischen|gesamt|end)?(?:summen?|insgesamt|zusammen|gesamt)\b", re.IGNORECASE
)
_PART = re.compile(r"^\W*(?:davon|darunter|darin|hiervon|nachrichtlich|d\. ?h\.)\b", re.IGNORECASE)
_MOST_TERMS = 60
_NAMELESS = 4  # times as many columns that come out as those that do not, before a row that nothing names is a sum
_SLIP = Decimal("0.0005")  # of the largest term: sums of rounded numbers miss by no more


@dataclass(frozen=True, slots=True)
class RowSum:
    """An identity between rows, the same in every column: ``row = Σ sign·row``. ``columns`` None: all amount columns."""

    row: int
    terms: tuple[tuple[int, int], ...]
    stated_by: str
    columns: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class _OpenRows:
    """The rows not yet summed up; ``block``: where on the stack the rows since the last sum or title begin."""

    stack: tuple[int, ...]
    block: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a candidate comes out: columns right, columns wrong, of those with at least two terms that are not 0."""

    right: tuple[int, ...]
    wrong: tuple[int, ...]
    near: tuple[int, ...]  # wrong by what one misread digit or rounding makes


def implied_sums(table: ParsedTable, stated: Sequence[RowSum], prefixes: Sequence[RowPrefix]) -> list[RowSum]:
    """The sums between rows that no formula states. Rows with a stated sum take their terms off the stack.

    A row marked + or - is a term by its own word. A table that states its sums is not searched for nameless ones: in a
    balanced budget small numbers add up by chance.
    """
    known = {row_sum.row: row_sum for row_sum in stated}
    columns = table.summable_columns
    stack: list[int] = []
    block = 0  # stack height where the current block of items begins
    found: list[RowSum] = []
    for row in table.body:
        label = _label(table, row)
        filled = [c for c in columns if table.numbers[row][c] is not None]
        if not filled:
            block = len(stack)
            continue
        if _PART.match(label):
            continue
        terms = known[row].terms if row in known else ()
        may_be_sum = prefixes[row].sign not in {"+", "-"} and (
            not stated or prefixes[row].sign == "=" or bool(_TOTAL.search(label))
        )
        named = prefixes[row].sign == "=" or bool(_TOTAL.search(label)) or not label
        open_rows = _OpenRows(tuple(stack), block)
        implied = (
            _implied(table, row, label, open_rows, columns, named=named) if row not in known and may_be_sum else None
        )
        if implied is not None:
            found.append(implied)
            terms = implied.terms
        if terms:
            used = {r for _, r in terms}
            stack = [r for r in stack if r not in used]
            block = len(stack)
        stack.append(row)
        block = min(block, len(stack) - 1) if not terms else len(stack)
    return found


def _implied(
    table: ParsedTable, row: int, label: str, open_rows: _OpenRows, columns: Sequence[int], *, named: bool
) -> RowSum | None:
    """The sum that ``row`` is of the last rows on the stack, if the columns prove one."""
    stack = open_rows.stack
    best: tuple[tuple[int, int], RowSum] | None = None
    for size in _promising_sizes(table, row, stack, columns):
        for terms in _signings(stack[-size:], may_differ=named and not _SUM.match(label)):
            outcome = _outcome(table, row, terms, columns)
            lone = bool(_SUM.match(label)) and len(stack) - open_rows.block == 1
            if not _is_supported(outcome, size, named=named, lone=lone):
                continue
            rank = (len(outcome.right), size)
            if best is None or rank > best[0]:
                shown = tuple(sorted((*outcome.right, *outcome.near) if len(outcome.right) <= len(outcome.wrong) else
                                     (*outcome.right, *outcome.wrong)))  # fmt: skip
                trivial = tuple(
                    c for c in columns if c not in outcome.right + outcome.wrong and _comes_out(table, row, terms, c)
                )
                best = rank, RowSum(row, terms, label or "structure", tuple(sorted(shown + trivial)))
    if best is None and named and len(stack) - open_rows.block >= 2:
        return _missed(table, row, label, stack[open_rows.block :], columns)
    return best[1] if best else None


def _promising_sizes(table: ParsedTable, row: int, stack: Sequence[int], columns: Sequence[int]) -> Iterator[int]:
    """How many of the last rows add up to ``row`` in at least one column; always 2, which may be a difference."""
    sums = dict.fromkeys(columns, Decimal(0))
    targets = table.numbers[row]
    for size, other in enumerate(reversed(stack[-_MOST_TERMS:]), 1):
        for c in columns:
            sums[c] += table.numbers[other][c] or Decimal(0)
        if size == 2 or any(targets[c] and targets[c] == sums[c] for c in columns):
            yield size


def _missed(table: ParsedTable, row: int, label: str, rows: Sequence[int], columns: Sequence[int]) -> RowSum | None:
    """A row that is called a sum and misses that of its block by one digit or by next to nothing: a sum, and wrong."""
    terms = tuple((1, r) for r in rows)
    outcome = _outcome(table, row, terms, columns, zeros_count=bool(_SUM.match(label)))
    if not outcome.right and outcome.near and len(outcome.near) == len(outcome.wrong):
        return RowSum(row, terms, label or "structure", outcome.near)
    return None


def _signings(rows: Sequence[int], *, may_differ: bool) -> list[tuple[tuple[int, int], ...]]:
    plain = tuple((1, r) for r in rows)
    if len(rows) == 2 and may_differ:
        return [plain, ((1, rows[0]), (-1, rows[1]))]
    return [plain]


def _is_supported(outcome: _Outcome, size: int, *, named: bool, lone: bool) -> bool:
    """Whether the columns prove the sum. One term says nothing but where a row „Summe“ has no other (``lone``)."""
    if not outcome.right:
        return False
    if any(c not in outcome.near for c in outcome.wrong) and len(outcome.right) <= len(outcome.wrong):
        return False
    if size == 1:
        return lone and not outcome.wrong
    # In a scale of fees a row is now and then the sum of those above it: what nothing names must come out nearly everywhere.
    return named or (len(outcome.right) >= 2 and len(outcome.right) >= _NAMELESS * len(outcome.wrong))


def _outcome(
    table: ParsedTable, row: int, terms: Sequence[tuple[int, int]], columns: Sequence[int], *, zeros_count: bool = False
) -> _Outcome:
    """How the columns with two terms or more come out; a printed 0 is a term only with ``zeros_count``."""
    right, wrong, near = [], [], []
    for c in columns:
        target = table.numbers[row][c]
        values = [v for v in (table.numbers[r][c] for _, r in terms) if v or (zeros_count and v is not None)]
        if target is None or not target or len(values) < min(2, len(terms)):
            continue
        difference = target - table.total(terms, c)
        if not difference:
            right.append(c)
            continue
        wrong.append(c)
        if is_one_digit(difference) or abs(difference) <= max(
            _rounding(table, terms, c), _SLIP * max(map(abs, values))
        ):
            near.append(c)
    return _Outcome(tuple(right), tuple(wrong), tuple(near))


def is_one_digit(difference: Decimal) -> bool:
    """Whether one wrong digit explains the difference: it is a digit times a power of ten (30.000, but not 31.000)."""
    return len(difference.normalize().as_tuple().digits) == 1 and difference != 0


def _rounding(table: ParsedTable, terms: Sequence[tuple[int, int]], col: int) -> Decimal:
    """How far rounded terms may miss a rounded sum: half a unit of the last printed digit each."""
    exponents = [int(v.as_tuple().exponent) for _, r in terms if (v := table.numbers[r][col]) is not None]
    return Decimal(len(terms) + 1) / 2 * Decimal(1).scaleb(min(exponents, default=0))


def _comes_out(table: ParsedTable, row: int, terms: Sequence[tuple[int, int]], col: int) -> bool:
    target = table.numbers[row][col]
    return target is not None and target == table.total(terms, col)


def _label(table: ParsedTable, row: int) -> str:
    words = (text for text, kind in zip(table.texts[row], table.kinds, strict=True) if kind == "label")
    return " ".join(word for word in words if any(ch.isalpha() for ch in word))
