"""What a paper says: mentions, head fields, consultations, agenda items, bodies. Imported from ``curated.records`` everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from curated.records.page import Box
from curated.vocabulary import AmountRole, DatePrecision, DocumentType, EntityKind, OrganizationSource, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One mention: an exact slice of the text it was found in, with its typed value.

    ``document_id``, ``page_number`` and ``entity_id`` are empty (``""``, 1, ``""``) when it comes from a bare text.
    Offsets then count through the whole input, form feeds included.
    """

    kind: EntityKind
    text: str
    char_start: int
    char_end: int
    method: str
    document_id: str = ""
    page_number: int = 1
    entity_id: str = ""
    canonical: str | None = None
    canonical_id: str | None = None  # of bodies when a release is put together
    amount: Decimal | None = None
    currency: str | None = None
    approximate: bool | None = None
    qualifier: str | None = None
    unit: str | None = None
    context_label: str | None = None
    role: AmountRole | None = None
    context_confidence: float | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision | None = None
    iso: str | None = None
    outcome: Outcome | None = None
    unanimous: bool | None = None
    votes_yes: int | None = None
    votes_no: int | None = None
    votes_abstain: int | None = None
    law: str | None = None
    section: str | None = None
    paragraph: str | None = None
    sentence: str | None = None
    number: str | None = None
    letter: str | None = None
    table_id: str | None = None
    row: int | None = None
    col: int | None = None
    confidence: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """One body a paper goes through (OParl Consultation), as its head block states it."""

    gremium: str
    seq: int = 0
    document_id: str = ""
    gremium_id: str | None = None
    meeting_date: date | None = None
    agenda_item: str | None = None
    is_public: bool | None = None
    role: str | None = None  # Entscheidung, Vorberatung, Kenntnisnahme, Anhörung
    result: str | None = None
    matter_id: str | None = None  # given when a release is put together
    page_number: int = 1
    box: Box | None = None
    char_start: int | None = None  # work file only: what the box surrounds, in pages.text
    char_end: int | None = None  # work file only


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadEvidence:
    """Why a head field has its value: the cue that decided, where it stands, and how sure the reading is (0–1)."""

    field: str
    value: str
    cue: str
    confidence: float
    document_id: str = ""
    page_number: int = 1
    box: Box | None = None
    char_start: int | None = None  # work file only: what the box surrounds, in pages.text
    char_end: int | None = None  # work file only


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """What the papers of one source have in common: the shape of their numbers, their usual bodies.

    ``pattern`` is a shape (digits as 9, runs of any length as 9+) or the name of a body. ``share`` is that of the papers of the
    source that bear the field; ``examples`` counts the distinct values that were seen. ``said`` when a file beside the papers
    says it.
    """

    source: str
    field: str
    pattern: str
    papers: int
    share: float
    examples: int
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head fields of a paper. ``consultations`` in printed order; the deciding one is repeated in the three fields."""

    document_type: DocumentType = "sonstige"
    title: str | None = None
    reference: str | None = None
    gremium: str | None = None
    meeting_date: date | None = None
    agenda_item: str | None = None
    is_public: bool | None = None
    originator: str | None = None
    document_date: date | None = None
    publication_date: date | None = None  # on which a statute, an announcement or a gazette appeared
    effective_date: date | None = None  # on which a statute enters into force
    consultations: tuple[Consultation, ...] = ()
    evidence: tuple[HeadEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of an agenda or of minutes, in printed order.

    ``outcome`` to ``votes_abstain`` are those of the vote that decided it (``vote_seq`` in votes), ``result`` its words.
    ``char_start`` and ``char_end`` are the item's number and title, as far as they stand on ``page_number``: in minutes the
    heading above the deliberation, else the line of the agenda.
    """

    number: str
    seq: int = 0
    document_id: str = ""
    title: str | None = None
    reference: str | None = None
    is_public: bool | None = None
    outcome: Outcome | None = None
    unanimous: bool | None = None
    votes_yes: int | None = None
    votes_no: int | None = None
    votes_abstain: int | None = None
    result: str | None = None
    vote_seq: int | None = None
    matter_id: str | None = None  # given when a release is put together
    page_number: int = 1
    char_start: int | None = None
    char_end: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One body (Gremium) of a source: OParl Organization. ``variants`` are other spellings, joined by „; “.

    ``source`` says who vouches for it: ``oparl`` an export, ``register`` the operator's file, ``documents`` the papers alone.
    """

    gremium_id: str
    name: str
    source: OrganizationSource
    short_name: str | None = None
    classification: str | None = None
    municipality: str | None = None
    ags: str | None = None
    oparl_id: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    variants: str | None = None
