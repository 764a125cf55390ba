"""The numbers of all budgets of a release as statements that can be held against one another.

A statement is one budget line without what only its page needs. Two statements are about the same thing when municipality,
product, account (or the letters of the label) and year agree; the caption of the table tells the plans of one paper apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from sys import intern

from curated.records import BudgetLine, DocumentResult, source_name
from curated.vocabulary import BudgetKind, CellCheck, PlanBasis

_UNIT_STEPS = {"TEUR": Decimal(1_000), "Mio. EUR": Decimal(1_000_000), "Mrd. EUR": Decimal(1_000_000_000)}
"""What one unit of a rounded number is worth in euros; numbers in euros are not rounded."""

_BRACKETS = re.compile(r"\([^)]*\)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT_WORDS = re.compile(r"\b(?:in\s+)?(?:T€|TEUR|EUR|Euro|€|Tsd\.?\s?(?:€|EUR))(?!\w)")
_PRELIMINARY = re.compile(r"\bvorl|hochrechnung|prognose|vorauss", re.IGNORECASE)
_PART = re.compile(r"\bteil|\bprodukt|\bunterabschnitt|\bbudget\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One number of a budget. ``subject``: what names its item; ``plan``: the caption without year and unit.

    ``step``: what one unit of the printed number is worth, 0 where it is printed in full. ``budget_year``: the latest year of
    an Ansatz in its document.
    """

    source: str
    municipality: str | None
    ags: str | None
    document_id: str
    page_number: int
    place: str
    table_id: str | None
    row: int | None
    col: int | None
    section: str | None
    plan: str
    product: str | None
    account: str | None
    label: str
    subject: str
    year: int
    kind: BudgetKind
    variant: str | None
    basis: PlanBasis | None
    unit: str
    amount: Decimal
    step: Decimal
    verdict: CellCheck
    budget_year: int
    is_preliminary: bool
    is_part: bool

    @property
    def where(self) -> str:
        """The place in words, without any text of the document."""
        at = f" [{self.row},{self.col}]" if self.row is not None else f" ({self.section})" if self.section else ""
        return f"document {self.document_id[:12]} page {self.page_number}{at}"

    def agrees(self, other: Statement) -> bool:
        """Whether both say the same number, as far as the rounder of them can tell."""
        return abs(self.amount - other.amount) <= max(self.step, other.step) / 2


def statements_of(result: DocumentResult) -> Iterator[Statement]:
    """The statements of one document in the order of its budget lines."""
    document = result.document
    source = source_name(document.ags, document.municipality, document.source_path)
    newest = max((line.year for line in result.budget_lines if _is_plan(line)), default=0)
    for line in result.budget_lines:
        yield _statement(line, result, source=source, newest=newest)


def subject_of(label: str) -> str:
    """The letters and digits of a label without what stands in brackets, small: the same however it is set."""
    bare = _BRACKETS.sub("", label)
    return "".join(ch for ch in (bare if any(map(str.isalpha, bare)) else label).casefold() if ch.isalnum())


@lru_cache(maxsize=1024)  # a plan has few captions and many lines
def plan_of(title: str | None) -> str:
    """The caption of a table without year, unit and brackets; blank where it has none."""
    if title is None:
        return ""
    return " ".join(_UNIT_WORDS.sub(" ", _YEAR.sub(" ", _BRACKETS.sub(" ", title))).split())


def _is_plan(line: BudgetLine) -> bool:
    return line.kind == "Ansatz" or (line.kind == "Hebesatz" and line.section is not None)


def _statement(line: BudgetLine, result: DocumentResult, *, source: str, newest: int) -> Statement:
    return Statement(
        source=source,
        municipality=result.document.municipality,
        ags=result.document.ags,
        document_id=line.document_id,
        page_number=line.page_number,
        place=line.line_id,
        table_id=line.table_id,
        row=line.row,
        col=line.col,
        section=line.section,
        plan=plan_of(line.plan_title),
        product=line.product,
        account=line.account,
        label=intern(line.label),
        subject=intern(line.account or subject_of(line.label)),
        year=line.year,
        kind=line.kind,
        variant=line.variant,
        basis=line.plan_basis,
        unit="%" if line.kind == "Hebesatz" else "EUR",
        amount=line.amount,
        step=_UNIT_STEPS.get(line.unit or "", Decimal(0)),
        verdict=_verdict(line),
        budget_year=newest,
        is_preliminary=_PRELIMINARY.search(line.column_label) is not None,
        is_part=line.product is not None or _PART.search(line.plan_title or "") is not None,
    )


def _verdict(line: BudgetLine) -> CellCheck:
    """What the document itself says of the number: its sums, its other tables, its text."""
    said = {line.verdict, line.across}
    return "contradicted" if "contradicted" in said else "verified" if "verified" in said else "unchecked"
