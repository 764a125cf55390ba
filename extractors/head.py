"""The head of a council paper: type, title, reference, body, meeting, agenda item, public or not, and its way through the bodies.

Everything that speaks for a value is a candidate with a cue and a weight: labels and where their values stand, rows of
consultations, sentences, the letterhead, and what the forms known best say. The value with most behind it wins, and where
nothing says enough the field stays empty.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from curated.records import Consultation, Head, HeadEvidence
from curated.vocabulary import DocumentType
from extractors.entities.dates import find_dates
from extractors.papers.document_type import document_type, kind_of
from extractors.papers.form_head import FormHead, read_form
from extractors.papers.head_evidence.act_days import act_days
from extractors.papers.head_evidence.candidates import Candidate, HeadField, decided
from extractors.papers.head_evidence.consultation_rows import FoundRow
from extractors.papers.head_evidence.evidence import Evidence, deciding, gather, same_names
from extractors.papers.head_evidence.labels_of_lists import LISTS
from extractors.papers.head_evidence.letterhead import LONE_DAY
from extractors.papers.head_evidence.movers import of_members
from extractors.papers.head_evidence.offices import is_person, office_of
from extractors.papers.head_evidence.reading_copy import with_lost_breaks
from extractors.papers.head_evidence.sitting_details import sitting_details
from extractors.papers.title import find_title

_FORM_BLOCK, _FORM, _FORM_LINE, _FORM_GUESS, _FORM_MOVER = 0.93, 0.8, 0.58, 0.5, 0.4
"""What the known forms are worth: a block of body and day, a label or a table, the line of a meeting, a bare number,
a mover without a label. Confidences between 0 and 1, on one scale with ``head_evidence.cue_weights``; chosen, not fitted."""
_NOWHERE = -1  # the place of what a form says


def extract_head(pages: Sequence[str]) -> Head:
    """The head fields of a paper from its pages' final text. Never raises; what is not printed is None."""
    kind = document_type([with_lost_breaks(page) for page in pages[:2]] + list(pages[2:]))
    evidence = gather(pages, kind)
    form = _form(pages, kind, evidence.page_number)
    candidates = same_names([*evidence.candidates, *_of_form(form, evidence, kind), *act_days(form.folded.text, kind)])
    chosen = {field: found for field in _FIELDS if (found := decided(candidates, field)) is not None}
    chosen |= _details(candidates, chosen, kind, evidence)
    if _is_the_sittings(chosen, kind):
        chosen.pop("document_date", None)
    if "document_type" in chosen:
        kind = kind_of(chosen["document_type"].value) or kind
    if kind == "sonstige" and "reference" in chosen:
        kind = "vorlage"  # what bears a number and is nothing else
    rows = _rows(form, evidence)
    head = Head(
        document_type=kind,
        title=_title(form, chosen),
        reference=_text(chosen, "reference"),
        gremium=_text(chosen, "gremium"),
        meeting_date=_day(chosen, "meeting_date"),
        agenda_item=_text(chosen, "agenda_item"),
        is_public=form.is_public,
        originator=_text(chosen, "originator"),
        document_date=_day(chosen, "document_date"),
        publication_date=_day(chosen, "publication_date"),
        effective_date=_day(chosen, "effective_date"),
    )
    return replace(head, consultations=_consultations(rows, head, evidence), evidence=_evidence(chosen, evidence))


def _form(pages: Sequence[str], kind: DocumentType, page_number: int) -> FormHead:
    """The form of the page that bears the head; what an earlier page says of publicity still holds."""
    first = read_form(pages, kind)
    if page_number <= first.page_number:
        return first
    later = read_form(pages[page_number - 1 :], kind)
    return replace(later, is_public=later.is_public if first.is_public is None else first.is_public and later.is_public)


def _details(
    candidates: Sequence[Candidate], chosen: Mapping[HeadField, Candidate], kind: DocumentType, evidence: Evidence
) -> dict[HeadField, Candidate]:
    """Time and place of the sitting that an invitation, an announcement or minutes are about."""
    day = _day(chosen, "meeting_date")
    if day is None or kind not in LISTS:
        return {}
    days = find_dates(evidence.copy.text)
    named = [*candidates, *sitting_details(evidence.copy, days, day, kind)]
    return {field: found for field in _OF_SITTING if (found := decided(named, field)) is not None}


def _is_the_sittings(chosen: dict[HeadField, Candidate], kind: DocumentType) -> bool:
    """Whether the day of the paper is that of the sitting: „vom …" of minutes, or a day that nothing introduces."""
    day = chosen.get("document_date")
    unsure = day is not None and (kind in LISTS or day.cue == LONE_DAY)
    return unsure and _day(chosen, "document_date") == _day(chosen, "meeting_date")


_FIELDS: tuple[HeadField, ...] = (
    "document_type", "title", "reference", "gremium", "meeting_date", "agenda_item", "originator", "document_date",
    "publication_date",
    "effective_date",
)  # fmt: skip
_OF_SITTING: tuple[HeadField, ...] = ("meeting_time", "meeting_place")


def _of_form(form: FormHead, evidence: Evidence, kind: DocumentType) -> list[Candidate]:
    """What the known forms say, as candidates; a number that they cut and a table that was read better elsewhere do not count."""
    found: list[Candidate] = []

    def say(field: HeadField, value: str | None, cue: str, weight: float) -> None:
        if value is not None:
            said = Candidate(field=field, value=value, cue=cue, weight=weight, start=_NOWHERE, end=_NOWHERE)
            found.append(of_members(said, kind))

    longer = [c.value for c in evidence.candidates if c.field == "reference"]
    if not any(form.reference and other != form.reference and other.startswith(form.reference) for other in longer):
        say("reference", form.reference, "form", _FORM if form.reference_is_labelled else _FORM_GUESS)
    from_table = bool(form.rows) and not {"date", "gremium"} & form.block.spans.keys()
    if not (from_table and _is_read_better(form, evidence)) and not _is_another_row(form, evidence):
        day = form.meeting.day
        weight = _meeting_weight(form)
        say("gremium", form.meeting.gremium, "form", weight if _body_has_a_label(form) else min(weight, _FORM_LINE))
        say("meeting_date", day.isoformat() if day else None, "form", weight)
        say("agenda_item", form.meeting.agenda_item, "form", max(weight, _FORM))
    mover = None if form.originator is None or is_person(form.originator) else office_of(form.originator)
    say("originator", mover, "form", _FORM_GUESS if form.originator_is_labelled else _FORM_MOVER)
    say("document_date", form.document_date.isoformat() if form.document_date else None, "form", _FORM)
    return found


def _is_another_row(form: FormHead, evidence: Evidence) -> bool:
    """Whether the line of the meeting is only a row of the consultations that does not decide."""
    row = deciding(evidence.rows)
    if row is None or {"date", "gremium"} & form.block.spans.keys():
        return False
    meeting = (form.meeting.gremium, form.meeting.day)
    return any(meeting == (r.gremium, r.meeting_date) for r in evidence.rows if r is not row)


def _meeting_weight(form: FormHead) -> float:
    """Both labels of a block say most, the row of a table less, a line that seems to name the meeting least."""
    if {"date", "gremium"} <= form.block.spans.keys():
        return _FORM_BLOCK
    return _FORM if form.rows or "date" in form.block.spans else _FORM_LINE


def _body_has_a_label(form: FormHead) -> bool:
    return "gremium" in form.block.spans or bool(form.rows)


def _is_read_better(form: FormHead, evidence: Evidence) -> bool:
    return len([row for row in evidence.rows if row.meeting_date]) >= len(form.rows)


def _rows(form: FormHead, evidence: Evidence) -> list[FoundRow]:
    """The rows of consultations of the reader that found more of them."""
    if _is_read_better(form, evidence):
        return list(evidence.rows)
    return [
        FoundRow(
            gremium=row.gremium,
            meeting_date=row.meeting_date,
            agenda_item=row.agenda_item,
            is_public=row.is_public,
            role=row.role,
            result=row.result,
            start=_NOWHERE,
            end=_NOWHERE,
        )
        for row in form.rows
    ]


def _title(form: FormHead, chosen: dict[HeadField, Candidate]) -> str | None:
    return find_title(form.head_text, form.block, form.rows, several_items=form.several_items)


def _text(chosen: dict[HeadField, Candidate], field: HeadField) -> str | None:
    return chosen[field].value if field in chosen else None


def _day(chosen: Mapping[HeadField, Candidate], field: HeadField) -> date | None:
    return date.fromisoformat(chosen[field].value) if field in chosen else None


def _consultations(rows: list[FoundRow], head: Head, evidence: Evidence) -> tuple[Consultation, ...]:
    """The rows of the table, or the one meeting of the head when there is no table."""
    if rows:
        return tuple(_placed(_consultation(row, seq), row.start, row.end, evidence) for seq, row in enumerate(rows))
    if head.gremium is None or head.meeting_date is None:
        return ()
    return (
        Consultation(
            gremium=head.gremium,
            meeting_date=head.meeting_date,
            agenda_item=head.agenda_item,
            is_public=head.is_public,
            page_number=evidence.page_number,
        ),
    )


def _consultation(row: FoundRow, seq: int) -> Consultation:
    return Consultation(
        gremium=row.gremium,
        seq=seq,
        meeting_date=row.meeting_date,
        agenda_item=row.agenda_item,
        is_public=row.is_public,
        role=row.role,
        result=row.result,
    )


def _placed(consultation: Consultation, start: int, end: int, evidence: Evidence) -> Consultation:
    if start < 0 or end <= start:
        return replace(consultation, page_number=evidence.page_number)
    raw_start, raw_end = evidence.copy.span(start, end)
    return replace(consultation, page_number=evidence.page_number, char_start=raw_start, char_end=raw_end)


def _evidence(chosen: dict[HeadField, Candidate], evidence: Evidence) -> tuple[HeadEvidence, ...]:
    """For every field that was decided: the value, the cue that weighed most, where it stands, and how sure it is."""
    rows = []
    for field in sorted(chosen.keys() - {"title", "document_type"}):
        found = chosen[field]
        start, end = evidence.copy.span(found.start, found.end) if found.end > found.start >= 0 else (None, None)
        rows.append(
            HeadEvidence(
                field=field,
                value=found.value,
                cue=found.cue,
                page_number=evidence.page_number,
                confidence=found.weight,
                char_start=start,
                char_end=end,
            )
        )
    return tuple(rows)


def head_as_json(head: Head) -> str:
    """One JSON object of the ``extract-head`` filter; days ISO, null for absent."""
    fields = {
        "document_type": head.document_type,
        "title": head.title,
        "reference": head.reference,
        "gremium": head.gremium,
        "meeting_date": _iso(head.meeting_date),
        "agenda_item": head.agenda_item,
        "is_public": head.is_public,
        "originator": head.originator,
        "document_date": _iso(head.document_date),
        "consultations": [
            {
                "gremium": c.gremium,
                "meeting_date": _iso(c.meeting_date),
                "agenda_item": c.agenda_item,
                "is_public": c.is_public,
                "role": c.role,
                "result": c.result,
            }
            for c in head.consultations
        ],
    }
    return json.dumps(fields, ensure_ascii=False)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
