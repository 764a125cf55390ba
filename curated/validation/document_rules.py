"""The promises of a release, checked on every document before anything is shown: a breach is a fault of ours, never of a paper.

Types, vocabularies and bounds are checked by ``curated/schema/arrow_rows.py`` while columns are built; here is what takes more
than one column: keys, references, spans, boxes, and the replay of corrections back to the raw text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from curated.errors import ReleaseRefused
from curated.records import (
    AgendaItem,
    BudgetLine,
    Cell,
    Consultation,
    Correction,
    DocumentResult,
    Entity,
    FormField,
    HeadEvidence,
    Organization,
    Page,
    Relation,
    Table,
    Vote,
    VotePosition,
)
from curated.validation.fit_to_schema import box_is_on_page

EXAMPLES = 3  # of each broken rule, in the message of a refusal

Located: TypeAlias = Entity | Consultation | Table | AgendaItem | Vote | Relation | HeadEvidence | FormField
Paged: TypeAlias = Located | Correction | BudgetLine
Owned: TypeAlias = Paged | Page | Cell | VotePosition


@dataclass(frozen=True, slots=True)
class Breach:
    """One row that breaks a rule; ``where`` names ids and pages, never text."""

    rule: str
    where: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a release as a whole breaks: how many rows are at fault, and a few of them."""

    rule: str
    rows: int
    examples: tuple[str, ...] = ()


@dataclass(slots=True)
class Findings:
    """Breaches counted by rule, with the first few of each as examples."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, breaches: Iterable[Breach]) -> None:
        """Take note of breaches."""
        for breach in breaches:
            self.counts[breach.rule] += 1
            if len(self.examples[breach.rule]) < EXAMPLES:
                self.examples[breach.rule].append(breach.where)

    def note(self, findings: Iterable[Finding]) -> None:
        """Take note of what was found about the release as a whole."""
        for finding in findings:
            self.counts[finding.rule] += finding.rows
            self.examples[finding.rule] += finding.examples[:EXAMPLES]

    def refuse_if_any(self) -> None:
        """Raise when anything was found.

        Raises:
            ReleaseRefused: says which rules, how many rows each, and up to three examples (code ``GATE``).
        """
        if self.counts:
            rules = [f"{rule}: {count} row(s){self._such_as(rule)}" for rule, count in self.counts.items()]
            raise ReleaseRefused("The release did not pass its checks. " + ". ".join(rules) + ".", "GATE")

    def _such_as(self, rule: str) -> str:
        examples = self.examples.get(rule)
        return f", such as {'; '.join(examples)}" if examples else ""


def check_result(result: DocumentResult) -> Iterator[Breach]:
    """Every breach of a rule inside one document."""
    pages = {page.page_number: page for page in result.pages}
    yield from _check_belonging(result)
    yield from _check_keys(result)
    yield from _check_references(result, pages)
    yield from _check_spans(result.entities, pages)
    yield from _check_agenda_spans(result.agenda_items, pages)
    yield from _check_votes(result)
    yield from _check_boxes(result, pages)
    yield from _check_periods(result.entities)
    yield from _check_replay(result.corrections, pages)


def gremium_ids(result: DocumentResult) -> set[str]:
    """The bodies a document names by id."""
    ids = {
        result.document.gremium_id,
        *(c.gremium_id for c in result.consultations),
        *(v.gremium_id for v in result.votes),
    }
    return {i for i in ids if i is not None}


def check_organizations(organizations: Sequence[Organization], named: Set[str]) -> Iterator[Breach]:
    """Every breach of the rules of ``organizations``: keys are unique, and every id that documents name is there."""
    seen = {""}
    for organization in organizations:
        if organization.gremium_id in seen:
            yield Breach("the key of organizations is unique", repr(organization.gremium_id))
        seen.add(organization.gremium_id)
    for missing in sorted(named - seen):
        yield Breach("gremium_id names an organization", repr(missing))


def _check_belonging(result: DocumentResult) -> Iterator[Breach]:
    owner = result.document.document_id
    groups: tuple[Sequence[Owned], ...] = (
        result.pages, result.entities, result.consultations, result.tables, result.cells, result.corrections,
        result.head_evidence, result.form_fields,
        result.agenda_items, result.budget_lines, result.votes, result.vote_positions, result.relations,
    )  # fmt: skip
    for rows in groups:
        for row in rows:
            if row.document_id != owner:
                yield Breach("rows carry the id of their document", f"{type(row).__name__} in {_short(owner)}")


def _check_keys(result: DocumentResult) -> Iterator[Breach]:
    owner = _short(result.document.document_id)
    keys: dict[str, list[Hashable]] = {
        "pages": [p.page_number for p in result.pages],
        "entities": [e.entity_id for e in result.entities],
        "consultations": [c.seq for c in result.consultations],
        "head_evidence": [e.field for e in result.head_evidence],
        "tables": [t.table_id for t in result.tables],
        "table_cells": [(c.table_id, c.row, c.col) for c in result.cells],
        "corrections": [(c.page_number, c.seq) for c in result.corrections],
        "agenda_items": [i.seq for i in result.agenda_items],
        "votes": [v.vote_seq for v in result.votes],
        "vote_positions": [(v.vote_seq, v.seq) for v in result.vote_positions],
        "relations": [r.seq for r in result.relations],
        "budget_lines": [b.line_id for b in result.budget_lines],
        "form_fields": [(f.page_number, f.seq) for f in result.form_fields],
    }
    for table, values in keys.items():
        seen: set[Hashable] = {""}  # an empty id is as bad as a repeated one
        for value in values:
            if value in seen:
                yield Breach(f"the key of {table} is unique", f"{value!r} in {owner}")
            seen.add(value)


def _check_references(result: DocumentResult, pages: dict[int, Page]) -> Iterator[Breach]:
    owner = _short(result.document.document_id)
    paged: tuple[Sequence[Paged], ...] = (
        result.entities, result.consultations, result.tables, result.corrections, result.agenda_items, result.budget_lines,
        result.votes, result.relations, result.head_evidence, result.form_fields,
    )  # fmt: skip
    for rows in paged:
        for row in rows:
            if row.page_number not in pages:
                yield Breach("page_number names a page", f"{type(row).__name__} on page {row.page_number} of {owner}")
    tables = {table.table_id for table in result.tables}
    cells = {(cell.table_id, cell.row, cell.col) for cell in result.cells}
    for cell in result.cells:
        if cell.table_id not in tables:
            yield Breach("table_id names a table", f"cell {cell.row},{cell.col} of {cell.table_id}")
    for table in result.tables:
        if table.continues_table_id is not None and table.continues_table_id not in tables:
            yield Breach("continues_table_id names a table", table.table_id)
    for line in result.budget_lines:
        if line.table_id is not None and (line.table_id, line.row, line.col) not in cells:
            yield Breach("table_id, row and col name a cell", f"budget line {line.row},{line.col} of {line.table_id}")
    for entity in result.entities:
        if entity.table_id is None:
            continue
        if entity.table_id not in tables:
            yield Breach("table_id names a table", f"entity {entity.entity_id}")
        elif entity.row is not None and (entity.table_id, entity.row, entity.col) not in cells:
            yield Breach("table_id, row and col name a cell", f"entity {entity.entity_id}")


def _check_spans(entities: Sequence[Entity], pages: dict[int, Page]) -> Iterator[Breach]:
    for entity in entities:
        page = pages.get(entity.page_number)
        if page is not None and (
            entity.char_start < 0 or page.text[entity.char_start : entity.char_end] != entity.text or not entity.text
        ):
            where = f"{entity.kind} at {entity.char_start} on page {entity.page_number} of {_short(entity.document_id)}"
            yield Breach("entities are exact slices of pages.text", where)


def _check_agenda_spans(items: Sequence[AgendaItem], pages: dict[int, Page]) -> Iterator[Breach]:
    for item in items:
        page, start, end = pages.get(item.page_number), item.char_start, item.char_end
        if page is not None and start is not None and not 0 <= start <= (end or 0) <= len(page.text):
            where = f"agenda item {item.seq} on page {item.page_number} of {_short(item.document_id)}"
            yield Breach("agenda items lie within pages.text", where)


def _check_votes(result: DocumentResult) -> Iterator[Breach]:
    """Votes name items, items and stances name votes."""
    owner = _short(result.document.document_id)
    items, votes = {i.seq for i in result.agenda_items}, {v.vote_seq for v in result.votes}
    placed: tuple[Vote | Relation, ...] = (*result.votes, *result.relations)
    for row in placed:
        if row.agenda_item_seq is not None and row.agenda_item_seq not in items:
            yield Breach("agenda_item_seq names an agenda item", f"{type(row).__name__} of {owner}")
    for item in result.agenda_items:
        if item.vote_seq is not None and item.vote_seq not in votes:
            yield Breach("vote_seq names a vote", f"agenda item {item.seq} of {owner}")
    for position in result.vote_positions:
        if position.vote_seq not in votes:
            yield Breach("vote_seq names a vote", f"stance {position.seq} of {owner}")


def _check_periods(entities: Sequence[Entity]) -> Iterator[Breach]:
    for entity in entities:
        start, end = entity.date_start, entity.date_end
        if (start is None) != (end is None) or (start is not None and end is not None and end < start):
            where = f"{entity.kind} at {entity.char_start} on page {entity.page_number} of {_short(entity.document_id)}"
            yield Breach("dates have both ends, and the last day is not before the first", where)


def _check_boxes(result: DocumentResult, pages: dict[int, Page]) -> Iterator[Breach]:
    page_of = {table.table_id: table.page_number for table in result.tables}
    for cell in result.cells:
        yield from _check_box(cell, page_of.get(cell.table_id, 0), pages)
    located: tuple[Sequence[Located], ...] = (
        result.entities, result.consultations, result.tables, result.agenda_items, result.votes, result.relations,
        result.head_evidence, result.form_fields,
    )  # fmt: skip
    for rows in located:
        for row in rows:
            yield from _check_box(row, row.page_number, pages)


def _check_box(row: Located | Cell, page: int, pages: dict[int, Page]) -> Iterator[Breach]:
    box = row.box
    if box is None:
        return
    if not (box.x0 <= box.x1 and box.y0 <= box.y1 and box_is_on_page(box, pages.get(page))):
        where = f"{type(row).__name__} on page {page} of {_short(row.document_id)}"
        yield Breach("boxes are upright and on their page", where)


def _check_replay(corrections: Sequence[Correction], pages: dict[int, Page]) -> Iterator[Breach]:
    by_page: dict[int, list[Correction]] = defaultdict(list)
    for correction in corrections:
        if correction.applied and correction.stage != "table_cell":
            by_page[correction.page_number].append(correction)
    for number, page in pages.items():
        where = f"page {number} of {_short(page.document_id)}"
        raw = replayed(page.text, by_page.get(number, ()))
        if raw is None:
            yield Breach("applied corrections are slices of pages.text and do not overlap", where)
        elif raw != page.raw:
            yield Breach("corrections replay backwards to text_raw", where)


def replayed(text: str, corrections: Sequence[Correction]) -> str | None:
    """The raw text that the applied corrections of a page lead back to; None when they overlap or are no slices of it."""
    pieces: list[str] = []
    done = 0
    ordered = sorted(corrections, key=lambda c: (-1 if c.char_start is None else c.char_start, c.char_end or 0, c.seq))
    for correction in ordered:
        start, end = correction.char_start, correction.char_end
        if start is None or end is None or start < done or text[start:end] != correction.after:
            return None
        pieces += [text[done:start], correction.before]
        done = end
    return "".join([*pieces, text[done:]])


def _short(document_id: str) -> str:
    return f"document {document_id[:12]}"
