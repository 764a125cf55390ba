"""Where a paper and the OParl export of its source disagree: one issue for each field, for the people who keep the portal.

An issue names the field, the row of the paper and the object of the export, never a value: what the paper says stands in the
release, what the export says at the object's address. Only what both say is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from curated.records import AgendaItem, Consultation, DocumentResult, Issue
from curated.vocabulary import Outcome, Severity
from extractors.entities.agenda_items import item_number
from extractors.entities.decisions import outcome_of
from extractors.oparl.matching import Match
from extractors.oparl.objects import Export, Item

_PUBLIC_MARK = re.compile(r"^[ÖN][ .]*(?=\d)")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the export says of one consultation, looked up: ``gremium_ids`` are those of the register."""

    where: str  # the address to look at
    day: date | None
    gremium_ids: frozenset[str]
    item: Item | None


def disagreements(
    result: DocumentResult, match: Match, export: Export, gremium_ids: Mapping[str, str]
) -> tuple[Issue, ...]:
    """The issues of one document. ``gremium_ids``: id in the register by the id of the OParl organisation."""
    found: list[Issue] = []
    paper = export.papers.get(match.paper_id or "")
    document = result.document
    if paper is not None:
        if _differ(_squeezed(document.reference), _squeezed(paper.reference)):
            found.append(_issue(result, "OPARL_REFERENCE", "reference", "the table documents", paper.id))
        found += _consultations(result, treatments(export, paper.id, gremium_ids))
    if match.meeting_id in export.meetings and paper is None:
        found += _meeting(result, export, match.meeting_id or "", gremium_ids)
    return tuple(found)


def treatments(export: Export, paper_id: str, gremium_ids: Mapping[str, str]) -> list[Treatment]:
    """All consultations of a paper with meeting and agenda item found from either side, ordered by day and address."""
    by_consultation = {item.consultation_id: item for item in export.items.values() if item.consultation_id}
    found = []
    for consultation in export.consultations.values():
        if consultation.paper_id != paper_id:
            continue
        item = export.items.get(consultation.item_id or "") or by_consultation.get(consultation.id)
        meeting = export.meetings.get(consultation.meeting_id or (item.meeting_id if item else None) or "")
        groups = consultation.organization_ids or (meeting.organization_ids if meeting else ())
        ids = frozenset(gremium_ids[g] for g in groups if g in gremium_ids)
        found.append(Treatment(item.id if item else consultation.id, meeting.day if meeting else None, ids, item))
    return sorted(found, key=lambda t: (t.day or date.max, t.where))


def paired(rows: Sequence[Consultation], offered: Sequence[Treatment]) -> dict[int, Treatment]:
    """What the export has for rows of a paper, by ``seq``: those that agree in most fields first; body or day must agree."""
    pairs: dict[int, Treatment] = {}
    ranked = sorted(
        (-_agreement(row, treatment), row.seq, number)
        for row in rows
        for number, treatment in enumerate(offered)
        if _same_body(row, treatment) or _same_day(row, treatment)
    )
    taken: set[int] = set()
    for _, seq, number in ranked:
        if seq not in pairs and number not in taken:
            pairs[seq] = offered[number]
            taken.add(number)
    return pairs


def _consultations(result: DocumentResult, offered: Sequence[Treatment]) -> Iterator[Issue]:
    """The paper's rows held against the export's."""
    pairs = paired(result.consultations, offered)
    for row in result.consultations if offered else ():
        if row.seq in pairs:
            yield from _row(result, row, pairs[row.seq])
        else:
            yield _unknown(row)


def _unknown(row: Consultation) -> Issue:
    message = (
        f"the paper prints a consultation (row {row.seq} of consultations) that the OParl export does not have: complete "
        f"the paper's consultations in the council information system, or look whether the row was read rightly"
    )
    return Issue(
        stage="release",
        code="OPARL_CONSULTATION",
        severity="warning",
        message=message,
        document_id=row.document_id,
        page_number=row.page_number,
    )


def _agreement(row: Consultation, treatment: Treatment) -> int:
    """In how many of body, day and agenda item the two agree."""
    same_item = treatment.item is not None and _plain(row.agenda_item) == _plain(treatment.item.number)
    return _same_body(row, treatment) + _same_day(row, treatment) + same_item


def _same_body(row: Consultation, treatment: Treatment) -> bool:
    return row.gremium_id in treatment.gremium_ids


def _same_day(row: Consultation, treatment: Treatment) -> bool:
    return row.meeting_date is not None and row.meeting_date == treatment.day


def _row(result: DocumentResult, row: Consultation, treatment: Treatment) -> Iterator[Issue]:
    """The fields in which a row of a paper and its treatment in the export differ."""

    def issue(code: str, field: str, where: str) -> Issue:
        return _issue(
            result=result,
            code=code,
            field=field,
            place=f"row {row.seq} of consultations",
            where=where,
            page_number=row.page_number,
        )

    if treatment.gremium_ids and row.gremium_id is not None and not _same_body(row, treatment):
        yield issue("OPARL_GREMIUM", "gremium", treatment.where)
    if _differ(row.meeting_date, treatment.day):
        yield issue("OPARL_MEETING_DATE", "meeting_date", treatment.where)
    item = treatment.item
    if item is None:
        return
    if _differ(_plain(row.agenda_item), _plain(item.number)):
        yield issue("OPARL_AGENDA_ITEM", "agenda_item", item.id)
    if _differ(row.is_public, item.public):
        yield issue("OPARL_IS_PUBLIC", "is_public", item.id)
    if _differ(_outcome(row.result), _outcome(item.result)):
        yield issue("OPARL_RESULT", "result", item.id)


def _meeting(
    result: DocumentResult, export: Export, meeting_id: str, gremium_ids: Mapping[str, str]
) -> Iterator[Issue]:
    """Invitations and minutes: the meeting's day and body, and every agenda item by its number."""
    document, meeting = result.document, export.meetings[meeting_id]
    bodies = {gremium_ids[group] for group in meeting.organization_ids if group in gremium_ids}
    if _differ(document.meeting_date, meeting.day):
        yield _issue(result, "OPARL_MEETING_DATE", "meeting_date", "the table documents", meeting_id)
    if bodies and document.gremium_id is not None and document.gremium_id not in bodies:
        yield _issue(result, "OPARL_GREMIUM", "gremium", "the table documents", meeting_id)
    items = [item for item in export.items.values() if item.meeting_id == meeting_id and item.number]
    for printed in result.agenda_items:
        same = [i for i in items if _plain(i.number) == _plain(printed.number)]
        told_apart = [i for i in same if i.public == printed.is_public] or same  # public and closed parts count anew
        if len(told_apart) == 1:
            yield from _item(result, printed, told_apart[0])
        elif items and not same:
            where = f"row {printed.seq} of agenda_items"
            yield _issue(
                result=result,
                code="OPARL_AGENDA_ITEM",
                field="number",
                place=where,
                where=meeting_id,
                page_number=printed.page_number,
            )


def _item(result: DocumentResult, printed: AgendaItem, item: Item) -> Iterator[Issue]:
    place = f"row {printed.seq} of agenda_items"
    if _differ(printed.is_public, item.public):
        yield _issue(
            result=result,
            code="OPARL_IS_PUBLIC",
            field="is_public",
            place=place,
            where=item.id,
            page_number=printed.page_number,
        )
    if _differ(printed.outcome, _outcome(item.result)):
        yield _issue(
            result=result,
            code="OPARL_RESULT",
            field="outcome",
            place=place,
            where=item.id,
            page_number=printed.page_number,
        )


def _differ(printed: object, exported: object) -> bool:
    """Whether both say something, and not the same."""
    return printed is not None and exported is not None and printed != exported


def _squeezed(text: str | None) -> str | None:
    return "".join(text.split()).casefold() if text else None


def _plain(number: str | None) -> str | None:
    """„Ö 7." and „7" are one number."""
    return item_number(_PUBLIC_MARK.sub("", number.strip())) or None if number else None


def _outcome(result: str | None) -> Outcome | None:
    return outcome_of(result) if result else None


def _issue(
    result: DocumentResult, code: str, field: str, place: str, where: str, page_number: int | None = None
) -> Issue:
    message = (
        f"{field} in {place} is not what the OParl export says: look at the paper and at {where}, and mend the one that is "
        f"wrong"
    )
    severity: Severity = "warning"
    return Issue(
        stage="release",
        code=code,
        severity=severity,
        message=message,
        document_id=result.document.document_id,
        page_number=page_number,
    )
