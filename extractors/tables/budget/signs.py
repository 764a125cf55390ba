"""Which signs a budget table prints for what is spent: some plans subtract by label, others by a minus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.records import BudgetLine
from curated.vocabulary import SignConvention

# Heads and rows of the Muster: what is spent is an Aufwand, an Auszahlung or (cameralistic) an Ausgabe.
_SPENT = re.compile(r"(?:aufwendungen|aufwand|auszahlungen|ausgaben)\b", re.IGNORECASE)
_RESULT = re.compile(r"ergebnis|saldo|überschuss|fehlbetrag|erträge und|einzahlungen und|\bertrags", re.IGNORECASE)
_DECREASE = re.compile(r"\bvermindert um\b|\bweniger\b|\bminderung", re.IGNORECASE)
_INCREASE_TOO = re.compile(r"\bmehr\b|\berhöh|[-–+/]\s*[-–+]", re.IGNORECASE)


def with_sign_convention(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    """The lines of one table with how their signs are to be read; None where no row of spending shows it, or rows differ."""
    spent = [line for line in lines if _SPENT.search(line.label) and not _RESULT.search(line.label) and line.amount]
    signs = {line.amount < 0 for line in spent if line.kind != "Veränderung"}
    whole: SignConvention | None = None
    if len(signs) == 1:
        whole = "expenses_negative" if signs.pop() else "expenses_positive"
    falling = {line.col for line in lines if _only_falls(line.column_label)}
    falling -= {line.col for line in lines if line.amount < 0}
    return [replace(line, sign_convention="decreases_positive" if line.col in falling else whole) for line in lines]


def _only_falls(head: str) -> bool:
    return _DECREASE.search(head) is not None and _INCREASE_TOO.search(head) is None
