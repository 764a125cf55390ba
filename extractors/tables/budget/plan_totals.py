"""Sums across the tables of one document: what the Ergebnisplan or Finanzplan says of an item is the sum of its Teilpläne.

The Gemeindehaushaltsverordnungen ask for it (Teilpläne divide the plan), but a paper may print some Teilpläne only. So the
identity is believed when most items come out, and only then is an item that does not a mismatch. No number is changed.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from curated.records import BudgetLine, Cell, Issue, Table
from normalizers.numbers import unit_scale

_PLAN = re.compile(r"(?P<part>teil[\s-]?)?(?P<kind>ergebnis|finanz)(?:plan|haushalt|rechnung)(?!ung)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)?")
_FEWEST = 5  # items that come out before the others are mismatches
_SHORTEST = 8  # letters of a label that one misread letter leaves the same
_ALIKE = 0.92  # of the letters
_SHARE = 0.8  # of the items that more than zeros are compared in

PlanKind = Literal["ergebnis", "finanz"]


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """One item of a plan against the sum of the same item in the Teilpläne; ``difference`` is plan minus sum, in EUR."""

    whole: BudgetLine
    parts: tuple[BudgetLine, ...]
    holds: bool
    difference: Decimal


def compare_plans(tables: Sequence[Table], cells: Iterable[Cell], lines: Sequence[BudgetLine]) -> tuple[PlanCheck, ...]:
    """The items of each whole plan that its Teilpläne print too, in document order; none where the Teilpläne do not add up."""
    heads = _header_words(cells)
    role = {t.table_id: _role(f"{t.title or ''} {heads.get(t.table_id, '')}") for t in tables}
    checks: list[PlanCheck] = []
    for table in tables:
        kind, is_part = role[table.table_id] or (None, False)
        if kind is None or is_part:
            continue
        parts = [line for line in lines if role.get(line.table_id or "") == (kind, True)]
        own = _compared([line for line in lines if line.table_id == table.table_id], parts)
        telling = [c for c in own if c.whole.amount or any(p.amount for p in c.parts)]
        right = sum(c.holds for c in telling)
        if right >= _FEWEST and right >= _SHARE * len(telling):
            checks += own
    return tuple(checks)


def plan_issues(checks: Iterable[PlanCheck]) -> tuple[Issue, ...]:
    """An issue TABLE_ACROSS_MISMATCH for every item whose Teilpläne do not add up to the plan."""
    return tuple(_issue(check) for check in checks if not check.holds)


def _compared(wholes: Sequence[BudgetLine], parts: Sequence[BudgetLine]) -> list[PlanCheck]:
    found: list[PlanCheck] = []
    by_label, by_account = _index(parts, _label_key), _index(parts, _account_key)
    own_labels, own_accounts = Counter(map(_label_key, wholes)), Counter(map(_account_key, wholes))
    for line in wholes:
        account, label = _account_key(line), _label_key(line)
        same = by_account.get(account, []) if account[0] and own_accounts[account] == 1 else []
        same = same or (by_label.get(label, []) if label[0] and own_labels[label] == 1 else [])
        if len({part.table_id for part in same}) < len(same):
            continue
        misread = _misread(line, same, parts) if not account[0] else []
        check = _check(line, [*same, *misread])
        if check is not None and (check.holds or not misread):
            found.append(check)
    return found


def _check(whole: BudgetLine, parts: Sequence[BudgetLine]) -> PlanCheck | None:
    difference = whole.amount - sum((part.amount for part in parts), Decimal(0))
    if not parts or (difference and abs(difference) <= _rounding(whole, len(parts))):
        return None
    return PlanCheck(whole, tuple(parts), not difference, difference)


def _rounding(whole: BudgetLine, terms: int) -> Decimal:
    """How far a sum of numbers in thousands or millions may miss: half a unit each, and half for the sum. In EUR; else 0."""
    scale = unit_scale(whole.unit) or 1
    return Decimal(terms + 1) / 2 * scale if scale > 1 else Decimal(0)


def _misread(line: BudgetLine, same: Sequence[BudgetLine], parts: Sequence[BudgetLine]) -> list[BudgetLine]:
    """The items of other Teilpläne that differ from the plan's in a misread letter („Fi inanzergebnis“), one of each.

    They count when the sum comes out with them; where it does not, nothing is said about the item.
    """
    letters, *rest = _label_key(line)
    known = {part.table_id for part in same}
    near: dict[str, BudgetLine] = {}
    for part in parts:
        other, *its_rest = _label_key(part)
        if part.table_id in known or its_rest != rest or len(letters) < _SHORTEST or abs(len(other) - len(letters)) > 2:
            continue
        if SequenceMatcher(None, letters, other, autojunk=False).ratio() >= _ALIKE:
            near.setdefault(part.table_id or "", part)
    return list(near.values())


Key = tuple[str, int, str, str]


def _account_key(line: BudgetLine) -> Key:
    return line.account or "", line.year, line.kind, line.variant or ""


def _label_key(line: BudgetLine) -> Key:
    letters = "".join(ch for ch in _BRACKETS.sub("", line.label).lower() if ch.isalpha())
    letters = "ergebnis" if letters == "jahresergebnis" else letters  # what Teilpläne call it
    return letters, line.year, line.kind, line.variant or ""


def _index(lines: Iterable[BudgetLine], key: Callable[[BudgetLine], Key]) -> dict[Key, list[BudgetLine]]:
    index: dict[Key, list[BudgetLine]] = {}
    for line in lines:
        index.setdefault(key(line), []).append(line)
    return index


def _header_words(cells: Iterable[Cell]) -> dict[str, str]:
    words: dict[str, str] = {}
    for cell in cells:
        if cell.is_header:
            words[cell.table_id] = f"{words.get(cell.table_id, '')} {cell.text}"
    return words


def _role(heading: str) -> tuple[PlanKind, bool] | None:
    """Which plan a heading names, and whether it is a part of it: „Teilfinanzplan“ → (finanz, True)."""
    match = _PLAN.search(heading)
    if match is None:
        return None
    kind: PlanKind = "ergebnis" if match["kind"].lower() == "ergebnis" else "finanz"
    return kind, match["part"] is not None


def _issue(check: PlanCheck) -> Issue:
    whole = check.whole
    locations = ", ".join(f"page {p.page_number} [{p.row},{p.col}]" for p in check.parts)
    message = (
        f"The number in row {whole.row}, column {whole.col} is not what the parts of the plan add up to ({locations}): off by "
        f"{check.difference:f} EUR; compare the source pages. No number was changed."
    )
    return Issue(
        stage="tables",
        code="TABLE_ACROSS_MISMATCH",
        severity="warning",
        message=message,
        document_id=whole.document_id,
        page_number=whole.page_number,
        table_id=whole.table_id,
    )
