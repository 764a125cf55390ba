"""Tables, their cells, what their arithmetic yields, and budget facts. Imported from ``curated.records`` everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from curated.records.page import Box, page_url
from curated.vocabulary import BudgetKind, CellCheck, CheckKind, PlanBasis, SignConvention, TableMethod

_VERDICTS: Mapping[str, CellCheck] = {"ok": "verified", "mismatch": "contradicted", "not_checkable": "unchecked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; a spanning text stands once, at its first row and column. ``spans``: its slices of the page's raw text."""

    table_id: str
    document_id: str
    row: int
    col: int
    text: str
    text_raw: str | None = None  # None when equal to text
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    number: Decimal | None = None
    check: CellCheck = "unchecked"
    ocr_confidence: float | None = None
    box: Box | None = None
    spans: tuple[tuple[int, int], ...] = ()  # work file only

    @property
    def verdict(self) -> CellCheck:
        """What the sums say of the number, under the name that it has in every table."""
        return self.check


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
    share of the total (``extractors/tables/checks/percentages.py``).
    ``tolerance``: by how much a sum of rounded numbers may miss, in the same unit.
    """

    kind: CheckKind
    target: tuple[int, int]
    terms: tuple[CheckTerm, ...]
    stated_by: str
    holds: bool
    difference: Decimal
    tolerance: Decimal = Decimal(0)

    @property
    def fails(self) -> bool:
        """Whether the difference is more than rounding explains. What neither holds nor fails says nothing of its numbers."""
        return not self.holds and abs(self.difference) > self.tolerance


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a page. ``checks`` (work file only) holds every identity that was evaluated."""

    table_id: str
    document_id: str
    page_number: int
    row_count: int
    col_count: int
    header_rows: int
    method: TableMethod
    check_status: Literal["ok", "mismatch", "not_checkable"] = "not_checkable"
    checks_passed: int = 0
    checks_failed: int = 0
    title: str | None = None
    continues_table_id: str | None = None
    table_group: str | None = None  # the first part of the table, where it goes on over pages; else its own id
    unit: str | None = None
    confidence: float | None = None
    box: Box | None = None
    checks: tuple[Check, ...] = ()

    @property
    def verdict(self) -> CellCheck:
        """What the sums say of the table, in the words that every verdict has."""
        return _VERDICTS[self.check_status]

    @property
    def url(self) -> str:
        """The table's page in the review site."""
        return page_url(self.document_id, self.page_number)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One number of a budget as a fact: what it is for, for which year, and whether the table's sums prove it.

    It stands in a cell of a table, or in the words of a Haushaltssatzung: then ``section`` and the slice of the page's text say
    where. Of kind ``Hebesatz``, ``amount`` is a percentage.

    ``amount`` is in EUR, whatever unit the table prints; ``variant`` tells the two budgets of a Nachtrag apart. ``account`` is
    the printed account or product number, ``row_number`` the printed number of the row („Zeile“). ``across`` is what other places
    of the document say of the number, ``evidence`` names them.
    """

    document_id: str
    label: str
    column_label: str
    year: int
    kind: BudgetKind
    amount: Decimal
    table_id: str | None = None
    row: int | None = None
    col: int | None = None
    verdict: CellCheck = "unchecked"
    page_number: int = 1
    account: str | None = None
    row_number: str | None = None
    variant: Literal["bisher", "neu"] | None = None
    unit: str | None = None  # as printed: EUR, TEUR …; None where the table states none and euros are taken
    across: CellCheck = "unchecked"
    evidence: str | None = None
    column_path: str | None = None  # the heads over the column from top to bottom, joined by „ / “
    plan_title: str | None = None
    plan_basis: PlanBasis | None = None
    sign_convention: SignConvention | None = None
    section: str | None = None
    char_start: int | None = None
    char_end: int | None = None
    product: str | None = None

    @property
    def url(self) -> str:
        """The line's page in the review site."""
        return page_url(self.document_id, self.page_number)

    @property
    def line_id(self) -> str:
        """Where the number stands: its cell, or its place in the words of a page. No other number of any document has it."""
        if self.table_id is not None:
            return f"{self.table_id}-{self.row}-{self.col}"
        return f"{self.document_id[:16]}-p{self.page_number}-{self.char_start}"
