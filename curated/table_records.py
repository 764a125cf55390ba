"""What the arithmetic of tables yields: checks, and the facts of budget tables. Imported from ``curated.records`` everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from curated.vocabulary import CellCheck, CheckKind


@dataclass(frozen=True, slots=True)
class CheckTerm:
    """One signed term of a check: ``sign`` is 1 or -1."""

    sign: int
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Check:
    """One arithmetic identity of a table: ``target = Σ sign·term``. ``difference`` is target minus sum, in the table's unit.

    Of kind ``ratio``, target is a rounded percentage: of the change from the second term to the first, or the first term's
    share of the total (``extractors/tables/ratios.py``).
    """

    kind: CheckKind
    target: tuple[int, int]
    terms: tuple[CheckTerm, ...]
    stated_by: str
    holds: bool
    difference: Decimal


BudgetKind = Literal["Ansatz", "Ergebnis", "Planung", "Veränderung", "Verpflichtungsermächtigung"]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One number of a budget table as a fact: what it is for, for which year, and whether the table's sums prove it.

    ``amount`` is in EUR, whatever unit the table prints; ``variant`` tells the two budgets of a Nachtrag apart. ``account`` is
    the printed account or product number, ``row_number`` the printed number of the row („Zeile“).
    """

    document_id: str
    table_id: str
    row: int
    col: int
    label: str
    column_label: str
    year: int
    kind: BudgetKind
    amount: Decimal
    verdict: CellCheck = "unchecked"
    page_number: int = 1
    account: str | None = None
    row_number: str | None = None
    variant: Literal["bisher", "neu"] | None = None
    unit: str | None = None  # as printed: EUR, TEUR …; None where the table states none and euros are taken
