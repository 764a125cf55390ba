"""The rows of ``checks`` and ``check_terms``: what was worked out for the tables of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from curated.records import Check, CheckTerm, DocumentResult, Table
from curated.records.page import page_url
from curated.vocabulary import CellCheck, CheckKind

Place = tuple[int, int]
Numbers = Mapping[Place, Decimal | None]

NUMBER_LIMIT, NUMBER_STEP = Decimal(10) ** 16, Decimal("0.0001")
"""What a column of numbers can hold (decimal128(20, 4)): below the one, in steps of the other."""

_FEWEST_FAILURES = 2  # one failing sum alone could be mended at any of its terms


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One row of ``checks``; the columns are described in ``curated/schema/checks.py``."""

    check_id: str
    document_id: str
    page_number: int
    table_id: str
    row: int
    col: int
    kind: CheckKind
    formula: str
    stated_by: str | None
    printed: Decimal | None
    expected: Decimal | None
    difference: Decimal
    tolerance: Decimal
    verdict: CellCheck
    hint: str | None

    @property
    def url(self) -> str:
        """The check's page in the review site."""
        return page_url(self.document_id, self.page_number)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """One row of ``check_terms``."""

    check_id: str
    seq: int
    document_id: str
    sign: int
    table_id: str
    row: int
    col: int
    number: Decimal | None


def check_rows(result: DocumentResult) -> tuple[list[CheckRow], list[TermRow]]:
    """The checks of one document and their terms. A check whose cells are not all published is left out."""
    numbers: dict[str, dict[Place, Decimal | None]] = {}
    words: dict[str, set[str]] = {}
    for cell in result.cells:
        numbers.setdefault(cell.table_id, {})[cell.row, cell.col] = cell.number
        words.setdefault(cell.table_id, set()).update(cell.text.split())
    checks: list[CheckRow] = []
    terms: list[TermRow] = []
    for table in result.tables:
        printed = numbers.get(table.table_id, {})
        known = [c for c in table.checks if _is_publishable(c, printed)]
        hint = _hint(known, printed)
        said = words.get(table.table_id, set())
        for check_id, check in _named(table, known):
            row = _row(check_id, check, table, printed, hint=hint if check.fails else None)
            # Words are published only as the cells publish them: what is blackened there must not come back here.
            checks.append(row if set(check.stated_by.split()) <= said else replace(row, stated_by=None))
            terms += _terms(check_id, check, table, printed)
    return checks, terms


def _is_publishable(check: Check, printed: Numbers) -> bool:
    """Whether all its cells are published and its result is a number that the column can hold."""
    places = _places(check)
    number = printed.get(check.target)
    sizes = (check.difference, (number or Decimal(0)) - check.difference)
    # A sum is worked out from the cells as printed, a cell of a millionth included, whose own number no column can hold.
    fits = all(abs(size) < NUMBER_LIMIT and size == size.quantize(NUMBER_STEP) for size in sizes)
    return fits and all(place in printed for place in places)


def _named(table: Table, checks: Sequence[Check]) -> Iterator[tuple[str, Check]]:
    """Every check with an identity that stays while table and place do; several of one place are counted."""
    seen: dict[Place, int] = {}
    for check in checks:
        number = seen.get(check.target, 0)
        seen[check.target] = number + 1
        row, col = check.target
        yield f"{table.table_id}-{row}-{col}-{number}", check


def _row(check_id: str, check: Check, table: Table, printed: Numbers, *, hint: str | None) -> CheckRow:
    row, col = check.target
    number = printed[check.target]
    return CheckRow(
        check_id=check_id,
        document_id=table.document_id,
        page_number=table.page_number,
        table_id=table.table_id,
        row=row,
        col=col,
        kind=check.kind,
        formula=_formula(check),
        stated_by=check.stated_by,
        printed=number,
        expected=None if number is None else number - check.difference,
        difference=check.difference,
        tolerance=check.tolerance,
        verdict=_verdict(check),
        hint=hint,
    )


def _verdict(check: Check) -> CellCheck:
    """What misses by no more than rounding explains says nothing, neither for its numbers nor against them."""
    if check.holds:
        return "verified"
    return "contradicted" if check.fails else "unchecked"


def _terms(check_id: str, check: Check, table: Table, printed: Numbers) -> Iterator[TermRow]:
    for seq, term in enumerate(check.terms):
        yield TermRow(
            check_id=check_id,
            seq=seq,
            document_id=table.document_id,
            sign=term.sign,
            table_id=table.table_id,
            row=term.row,
            col=term.col,
            number=printed[term.row, term.col],
        )


def _formula(check: Check) -> str:
    row, col = check.target
    if check.kind == "ratio":
        return f"[{row}, {col}] % = " + " : ".join(f"[{t.row}, {t.col}]" for t in check.terms)
    signed = " ".join(f"{'+' if t.sign > 0 else '−'} [{t.row}, {t.col}]" for t in check.terms)
    return f"[{row}, {col}] = {signed.removeprefix('+ ')}"


def _places(check: Check) -> list[Place]:
    return [check.target, *((term.row, term.col) for term in check.terms)]


def _hint(checks: Sequence[Check], printed: Numbers) -> str | None:
    """The one cell and number that would make all failing sums of a table hold and break none; None unless there is one."""
    failing = [c for c in checks if c.fails and c.kind != "ratio"]
    if len(failing) < _FEWEST_FAILURES:
        return None
    fixed = {place for check in checks if check.holds or check.kind == "ratio" for place in _places(check)}
    common = set.intersection(*(set(_places(check)) for check in failing)) - fixed
    ways = []
    for place in sorted(common):
        changes = {_change(check, place) for check in failing}
        number = printed[place]
        if len(changes) == 1 and number is not None and (change := changes.pop()) is not None:
            ways.append(f"[{place[0]}, {place[1]}] = {number + change:f}")
    return ways[0] if len(ways) == 1 else None


def _change(check: Check, place: Place) -> Decimal | None:
    """By how much the number at this place must rise for the check to hold; None where it stands on both sides or twice."""
    if _places(check).count(place) != 1:
        return None
    if place == check.target:
        return -check.difference
    term: CheckTerm = next(t for t in check.terms if (t.row, t.col) == place)
    return check.difference * term.sign
