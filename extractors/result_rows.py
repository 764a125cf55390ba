"""From the stages' findings to the rows of one document: ids, boxes, confidences and cells are filled in here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from curated.records import (
    AgendaItem,
    Box,
    Consultation,
    Correction,
    Document,
    Entity,
    Head,
    HeadEvidence,
    Page,
    Relation,
    Vote,
)
from curated.vocabulary import DocumentType
from extractors.base.page_reading import PageReading
from extractors.entities import stable_entity_id
from extractors.entities.identities import canonical_id
from extractors.pages.grade import document_grade, page_grade
from extractors.pages.language import page_language
from extractors.papers.attendance import Attendance, count_attendance
from extractors.papers.decisions.relations import find_relations
from extractors.papers.decisions.rows import MinutesRead
from extractors.papers.minutes import read_minutes
from extractors.provenance import PageTracer
from normalizers import lexicon_rate
from normalizers.text_trail import TextTrail

_WORD = re.compile(r"[^\W\d_]{3}")  # the shortest that the lexicon has a say about
_WITH_AGENDA: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})


def page_row(document_id: str, reading: PageReading, trail: TextTrail) -> Page:
    """The published page with its words and lines (work file only)."""
    changed = trail.text != trail.raw
    rate = _known_words(trail.text)
    return Page(
        document_id=document_id,
        page_number=reading.page_number,
        source=reading.source,
        source_reason=reading.source_reason,
        text=trail.text,
        text_raw=trail.raw if changed else None,
        width=reading.width,
        height=reading.height,
        rotation=reading.rotation,
        skew=reading.skew,
        dpi=reading.dpi,
        ocr_confidence=reading.ocr_confidence,
        ocr_confidence_p10=reading.ocr_confidence_p10,
        lexicon_rate_raw=_known_words(trail.raw) if changed else rate,
        lexicon_rate=rate,
        correction_count=len(trail.changes),
        grade=page_grade(trail.text, rate, reading.ocr_confidence),
        language=page_language(trail.text) or None,
        words=reading.words,
        lines=reading.lines,
    )


def correction_rows(
    document_id: str, readings: Sequence[PageReading], trails: Sequence[TextTrail], in_cells: Sequence[Correction]
) -> Iterator[Correction]:
    """Every change of every page, numbered from 0 on each page: those of the text in text order, then those of table cells."""
    for reading, trail in zip(readings, trails, strict=True):
        number = reading.page_number
        for seq, c in enumerate(trail.changes):
            yield Correction(
                document_id=document_id,
                page_number=number,
                seq=seq,
                stage=c.stage,
                rule=c.rule,
                before=c.before,
                after=c.after,
                applied=True,
                char_start=c.out_start,
                char_end=c.out_end,
                evidence=c.evidence,
                confidence=c.confidence,
            )
        own = [c for c in in_cells if c.page_number == number]
        for seq, correction in enumerate(own, start=len(trail.changes)):
            yield replace(correction, document_id=document_id, seq=seq)


def entity_rows(document_id: str, found: Sequence[Entity], tracers: Sequence[PageTracer]) -> Iterator[Entity]:
    """The mentions with their id, box, confidence and table cell. ``entity_id`` does not depend on offsets."""
    seen: Counter[tuple[int, str, str]] = Counter()
    for entity in sorted(found, key=lambda e: (e.page_number, e.char_start, e.char_end, e.kind)):
        tracer = tracers[entity.page_number - 1]
        trace = tracer.trace(entity.char_start, entity.char_end)
        cell = tracer.cell(entity.char_start, entity.char_end)
        key = (entity.page_number, entity.kind, entity.text)
        yield replace(
            entity,
            document_id=document_id,
            canonical_id=canonical_id(entity),
            entity_id=stable_entity_id(document_id, *key, seen[key]),
            box=trace.box,
            confidence=_weighed(entity.confidence, trace.confidence),
            table_id=cell.table_id if cell else None,
            row=cell.row if cell else None,
            col=cell.col if cell else None,
        )
        seen[key] += 1


def consultation_rows(document_id: str, head: Head, tracers: Sequence[PageTracer]) -> tuple[Consultation, ...]:
    """The bodies the paper goes through, numbered in printed order, with the box of what the head prints of each."""
    return tuple(
        replace(c, document_id=document_id, seq=seq, box=_box(tracers, c)) for seq, c in enumerate(head.consultations)
    )


def evidence_rows(document_id: str, head: Head, tracers: Sequence[PageTracer]) -> tuple[HeadEvidence, ...]:
    """What decided the fields of the head, with the box of each value."""
    return tuple(replace(e, document_id=document_id, box=_box(tracers, e)) for e in head.evidence)


def minutes_rows(document_id: str, head: Head, texts: Sequence[str], tracers: Sequence[PageTracer]) -> MinutesRead:
    """Items, votes and stances of minutes, invitations and announcements, with the boxes of their words."""
    if head.document_type not in _WITH_AGENDA:
        return MinutesRead()
    found = read_minutes(texts, head.gremium, head.meeting_date)
    return replace(
        found,
        items=tuple(replace(item, document_id=document_id, box=_box(tracers, item)) for item in found.items),
        votes=tuple(replace(vote, document_id=document_id, box=_box(tracers, vote)) for vote in found.votes),
        positions=tuple(replace(position, document_id=document_id) for position in found.positions),
        issues=tuple(replace(issue, document_id=document_id) for issue in found.issues),
    )


def relation_rows(
    document_id: str, head: Head, texts: Sequence[str], tracers: Sequence[PageTracer]
) -> tuple[Relation, ...]:
    """What the paper does to other papers that it names, with the boxes of the words."""
    found = find_relations(texts, head.reference)
    return tuple(replace(relation, document_id=document_id, box=_box(tracers, relation)) for relation in found)


def _box(
    tracers: Sequence[PageTracer], place: Consultation | AgendaItem | Vote | Relation | HeadEvidence
) -> Box | None:
    if place.char_start is None or place.char_end is None:
        return None
    return tracers[place.page_number - 1].trace(place.char_start, place.char_end).box


def document_row(blank: Document, head: Head, pages: Sequence[Page], *, is_image: bool) -> Document:
    """The document's row: head fields, page counts, attendance, status and grade over what is already known of the file."""
    failed = sum(p.source == "failed" for p in pages)
    minutes = head.document_type == "niederschrift"
    attendance = count_attendance([page.text for page in pages]) if minutes else Attendance()
    return replace(
        blank,
        status="failed" if failed == len(pages) else "partial" if failed else "ok",
        kind="image" if is_image else _kind(pages),
        grade=document_grade(pages),
        page_count=len(pages),
        pages_ocr=sum(p.source == "ocr" for p in pages),
        pages_failed=failed,
        document_type=head.document_type,
        title=head.title,
        reference=head.reference,
        gremium=head.gremium,
        meeting_date=head.meeting_date,
        agenda_item=head.agenda_item,
        is_public=head.is_public,
        originator=head.originator,
        document_date=head.document_date,
        publication_date=head.publication_date,
        effective_date=head.effective_date,
        attendance_present=attendance.present,
        attendance_absent=attendance.absent,
    )


def _known_words(text: str) -> float | None:
    """The share of known words; None for a text without words, of which nothing can be said."""
    return lexicon_rate(text) if _WORD.search(text) else None


def _kind(pages: Sequence[Page]) -> Literal["born_digital", "scanned", "mixed", "text"] | None:
    sources = {p.source for p in pages} - {"blank", "failed"}
    if sources == {"file"}:
        return "text"
    if sources == {"text_layer"}:
        return "born_digital"
    if sources == {"ocr"}:
        return "scanned"
    return "mixed" if sources else None


def _weighed(method: float | None, words: float | None) -> float | None:
    """The grammar's own confidence times the lowest confidence of the words it stood on."""
    if method is None or words is None:
        return words if method is None else method
    return round(method * words, 4)
