"""What input can do to values and the published types cannot hold: left out with an issue, so that no paper stops a release.

A misread number of thirty digits, a price in thousandths of a cent, a box far off the page. The printed text stays in every
case; only the typed value becomes null. What only a fault of our own could cause is not mended here but refused by
``curated/validation/document_rules.py``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from curated.records import (
    AgendaItem,
    Box,
    BudgetLine,
    Cell,
    Consultation,
    DocumentResult,
    Entity,
    FormField,
    HeadEvidence,
    Issue,
    Page,
    Relation,
    Table,
    Vote,
)
from curated.validation.plausible_values import is_plausible_amount, is_plausible_day
from curated.vocabulary import Severity

OFF_PAGE_POINTS = 12.0
"""How far a box may reach beyond the page: mapping back from deskew moves corners by a few points."""

# Steps and bounds of the published decimals (18 digits with 2 places, 20 with 4) and of counts (32 bits).
_MONEY_STEP, _MONEY_LIMIT = Decimal("0.01"), Decimal(10) ** 16
_NUMBER_STEP, _NUMBER_LIMIT = Decimal("0.0001"), Decimal(10) ** 16
_COUNT_LIMIT = 2**31
_REMEDIES = {
    "VALUE_OUT_OF_RANGE": "{n} value(s) of this page have more digits than the column holds and are left empty; the text "
    "stands beside them. Compare with the page, it may be misread.",
    "VALUE_IMPLAUSIBLE": "{n} amount(s) or date(s) of this page are beyond what council papers speak of. They stay as read; "
    "compare with the page, they may be misread.",
    "BOX_OFF_PAGE": "{n} box(es) lie outside the page and are left empty. Nothing to do; the file places text off the page.",
}

R = TypeVar("R", Entity, Cell, Table, Consultation, AgendaItem, Vote, Relation, HeadEvidence, FormField)


def fit_result(result: DocumentResult) -> DocumentResult:
    """The result with every value that cannot be published as null, and one issue per page and kind of trouble."""
    pages = {page.page_number: page for page in result.pages}
    page_of = {table.table_id: table.page_number for table in result.tables}
    trouble: Counter[tuple[int, str]] = Counter()
    if not is_plausible_day(result.document.document_date, result.document.meeting_date):
        trouble[0, "VALUE_IMPLAUSIBLE"] += 1
    fitted = replace(
        result,
        entities=tuple(_fit_entity(e, pages, trouble) for e in result.entities),
        consultations=tuple(_fit_box(c, c.page_number, pages, trouble) for c in result.consultations),
        head_evidence=tuple(_fit_box(e, e.page_number, pages, trouble) for e in result.head_evidence),
        tables=tuple(_fit_box(t, t.page_number, pages, trouble) for t in result.tables),
        agenda_items=tuple(_fit_agenda_item(i, pages, trouble) for i in result.agenda_items),
        votes=tuple(_fit_vote(v, pages, trouble) for v in result.votes),
        relations=tuple(_fit_box(r, r.page_number, pages, trouble) for r in result.relations),
        budget_lines=tuple(_fit_budget_lines(result.budget_lines, trouble)),
        form_fields=tuple(_fit_field(f, pages, trouble) for f in result.form_fields),
        cells=tuple(_fit_cell(c, page_of.get(c.table_id, 0), pages, trouble) for c in result.cells),
    )
    if not trouble:
        return fitted
    issues = tuple(_issue(result.document.document_id, page, code, n) for (page, code), n in sorted(trouble.items()))
    return replace(fitted, issues=fitted.issues + issues)


def box_is_on_page(box: Box, page: Page | None) -> bool:
    """Whether all edges are finite and, where the size of the page is known, no more than a margin beyond it."""
    if not all(map(math.isfinite, (box.x0, box.y0, box.x1, box.y1))):
        return False
    if min(box.x0, box.y0) < -OFF_PAGE_POINTS:
        return False
    if page is None or page.width is None or page.height is None:
        return True
    return box.x1 <= page.width + OFF_PAGE_POINTS and box.y1 <= page.height + OFF_PAGE_POINTS


def _fit_entity(entity: Entity, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> Entity:
    if entity.amount is not None and not _fits(entity.amount, _MONEY_STEP, _MONEY_LIMIT):
        trouble[entity.page_number, "VALUE_OUT_OF_RANGE"] += 1
        entity = replace(entity, amount=None)
    if max(entity.votes_yes or 0, entity.votes_no or 0, entity.votes_abstain or 0) >= _COUNT_LIMIT:
        trouble[entity.page_number, "VALUE_OUT_OF_RANGE"] += 1
        entity = replace(entity, votes_yes=None, votes_no=None, votes_abstain=None)
    if not (is_plausible_amount(entity.amount) and is_plausible_day(entity.date_start, entity.date_end)):
        trouble[entity.page_number, "VALUE_IMPLAUSIBLE"] += 1
    return _fit_box(entity, entity.page_number, pages, trouble)


def _fit_agenda_item(item: AgendaItem, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> AgendaItem:
    if max(item.votes_yes or 0, item.votes_no or 0, item.votes_abstain or 0) >= _COUNT_LIMIT:
        trouble[item.page_number, "VALUE_OUT_OF_RANGE"] += 1
        item = replace(item, votes_yes=None, votes_no=None, votes_abstain=None)
    return _fit_box(item, item.page_number, pages, trouble)


def _fit_vote(vote: Vote, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> Vote:
    counts = (vote.votes_yes, vote.votes_no, vote.votes_abstain, vote.votes_biased)
    if max(count or 0 for count in counts) >= _COUNT_LIMIT:
        trouble[vote.page_number, "VALUE_OUT_OF_RANGE"] += 1
        vote = replace(vote, votes_yes=None, votes_no=None, votes_abstain=None, votes_biased=None)
    return _fit_box(vote, vote.page_number, pages, trouble)


def _fit_budget_lines(lines: Iterable[BudgetLine], trouble: Counter[tuple[int, str]]) -> Iterator[BudgetLine]:
    """The lines whose amount can be held: without it a line says nothing. The cell is still in ``table_cells``."""
    for line in lines:
        if _fits(line.amount, _NUMBER_STEP, _NUMBER_LIMIT):
            yield line
        else:
            trouble[line.page_number, "VALUE_OUT_OF_RANGE"] += 1


def _fit_field(field: FormField, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> FormField:
    if field.number is not None and not _fits(field.number, _NUMBER_STEP, _NUMBER_LIMIT):
        trouble[field.page_number, "VALUE_OUT_OF_RANGE"] += 1
        field = replace(field, number=None)
    return _fit_box(field, field.page_number, pages, trouble)


def _fit_cell(cell: Cell, page: int, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> Cell:
    if cell.number is not None and not _fits(cell.number, _NUMBER_STEP, _NUMBER_LIMIT):
        trouble[page, "VALUE_OUT_OF_RANGE"] += 1
        cell = replace(cell, number=None, check="unchecked")
    return _fit_box(cell, page, pages, trouble)


def _fit_box(record: R, page: int, pages: Mapping[int, Page], trouble: Counter[tuple[int, str]]) -> R:
    if record.box is None or box_is_on_page(record.box, pages.get(page)):
        return record
    trouble[page, "BOX_OFF_PAGE"] += 1
    return replace(record, box=None)


def _fits(value: Decimal, step: Decimal, limit: Decimal) -> bool:
    return value.is_finite() and abs(value) < limit and value == value.quantize(step)


def _issue(document_id: str, page: int, code: str, count: int) -> Issue:
    severity: Severity = "info" if code == "BOX_OFF_PAGE" else "warning"
    message = _REMEDIES[code].format(n=count)
    return Issue(
        stage="release",
        code=code,
        severity=severity,
        message=message,
        document_id=document_id,
        page_number=page or None,
    )
