"""The rows of ``budget_series``: every budget number of a municipality over the years, with the papers that state it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from curated.records import DocumentResult, Issue
from curated.tables.budget_identities import Identity, identities
from curated.tables.budget_statements import Statement, statements_of
from curated.vocabulary import BudgetKind, CellCheck, PlanBasis

_ID_LENGTH = 16
_MOST_PLACES = 8  # named in one row; the number of papers is given in full
_WORDS = {
    "result": "the result of the same year in another paper",
    "budget": "the Ansatz of the same year in another paper",
    "changes": "the difference of the two states of the budget",
    "statute": "the total of the plan",
    "balance": "the balance at the end of the year before",
}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSeriesRow:
    """One row of ``budget_series``; the columns are described in ``curated/schema/budget.py``."""

    series_id: str
    municipality: str | None
    ags: str | None
    plan: str | None
    product: str | None
    account: str | None
    label: str
    year: int
    kind: BudgetKind
    variant: str | None
    plan_basis: PlanBasis | None
    amount: Decimal
    unit: str
    verdict: CellCheck
    across_documents: CellCheck
    evidence: str | None
    documents: str
    document_count: int
    lines: str


@dataclass(slots=True)
class BudgetSeries:
    """The budget numbers of all documents of a release, gathered while they pass."""

    statements: list[Statement] = field(default_factory=list)

    def take(self, result: DocumentResult) -> None:
        """Take note of a published document."""
        self.statements += statements_of(result)

    def joined(self) -> tuple[list[BudgetSeriesRow], list[Issue]]:
        """The rows in the order of the table, and an issue for every number that another paper contradicts."""
        found = identities(self.statements)
        said = _said(found)
        groups: dict[Key, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            groups[_key(statement)].append(statement)
        rows = [_row(key, groups[key], said) for key in groups]
        return sorted(rows, key=lambda row: row.series_id), [_issue(i) for i in found if not i.holds]


def _key(s: Statement) -> Key:
    item = (s.source, s.plan.casefold(), s.product or "", s.account or "", s.subject)
    return (*item, str(s.year), s.kind, s.variant or "", s.basis or "", s.unit, f"{s.amount.normalize():f}")


def _said(found: Sequence[Identity]) -> dict[str, list[tuple[CellCheck, str]]]:
    """By the place of a number what other papers say of it, and where; a denial says nothing of the other paper's number."""
    said: dict[str, list[tuple[CellCheck, str]]] = defaultdict(list)
    for identity in found:
        verdict: CellCheck = "verified" if identity.holds else "contradicted"
        places = " and ".join(s.where for s in identity.others)
        said[identity.one.place].append((verdict, f"{identity.kind}: {places}"))
        for other in identity.others if identity.holds else ():
            said[other.place].append((verdict, f"{identity.kind}: {identity.one.where}"))
    return said


def _row(key: Key, group: Sequence[Statement], said: dict[str, list[tuple[CellCheck, str]]]) -> BudgetSeriesRow:
    ordered = sorted(group, key=lambda s: (s.document_id, s.page_number, s.place))
    first = ordered[0]
    across = [entry for s in ordered for entry in said.get(s.place, ())]
    documents = list(dict.fromkeys(s.document_id for s in ordered))
    places = list(dict.fromkeys(place for _, place in across))
    return BudgetSeriesRow(
        series_id=hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:_ID_LENGTH],
        municipality=first.municipality,
        ags=first.ags,
        plan=first.plan or None,
        product=first.product,
        account=first.account,
        label=first.label,
        year=first.year,
        kind=first.kind,
        variant=first.variant,
        plan_basis=first.basis,
        amount=first.amount,
        unit=first.unit,
        verdict=_together([s.verdict for s in ordered]),
        across_documents=_together([verdict for verdict, _ in across]),
        evidence="; ".join(places[:_MOST_PLACES]) or None,
        documents="; ".join(documents[:_MOST_PLACES]),
        document_count=len(documents),
        lines="; ".join([s.place for s in ordered][:_MOST_PLACES]),
    )


def _together(verdicts: Sequence[CellCheck]) -> CellCheck:
    if "contradicted" in verdicts:
        return "contradicted"
    return "verified" if "verified" in verdicts else "unchecked"


def _issue(identity: Identity) -> Issue:
    one = identity.one
    message = (
        f"The number at {one.where} is not {_WORDS[identity.kind]} ({' and '.join(s.where for s in identity.others)}): off by "
        f"{identity.difference:f} {one.unit}; compare both places. No number was changed."
    )
    return Issue(
        stage="release",
        code="BUDGET_ACROSS_MISMATCH",
        severity="warning",
        message=message,
        document_id=one.document_id,
        page_number=one.page_number,
        table_id=one.table_id,
    )
