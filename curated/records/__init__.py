"""The records every stage passes on: frozen, typed, the same from the first word to the last Parquet row.

Conventions, everywhere in the project:

* A *box* is in PDF points (1/72 inch), origin top left, of the page as displayed (after /Rotate), mapped back from any deskew.
* *Offsets* are Unicode code points, half open. ``char_start``/``char_end`` index the published ``pages.text``; ``raw_start``/
  ``raw_end`` index ``pages.text_raw`` (the text before any repair).
* Pages count from 1, rows and columns from 0. Scores lie between 0 and 1.

Fields marked "work file only" are kept per document for the review site and for replaying, and are not published columns.
The published columns, their Arrow types and descriptions stand in ``curated/schema/__init__.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from curated.records.decisions import Relation as Relation
from curated.records.decisions import Vote as Vote
from curated.records.decisions import VotePosition as VotePosition
from curated.records.forms import FormField as FormField
from curated.records.page import Box as Box
from curated.records.page import Correction as Correction
from curated.records.page import Line as Line
from curated.records.page import Page as Page
from curated.records.page import Word as Word
from curated.records.paper import AgendaItem as AgendaItem
from curated.records.paper import Consultation as Consultation
from curated.records.paper import Entity as Entity
from curated.records.paper import Head as Head
from curated.records.paper import HeadEvidence as HeadEvidence
from curated.records.paper import Organization as Organization
from curated.records.paper import SourceProfile as SourceProfile
from curated.records.source import source_name as source_name
from curated.records.tables import BudgetLine as BudgetLine
from curated.records.tables import Cell as Cell
from curated.records.tables import Check as Check
from curated.records.tables import CheckTerm as CheckTerm
from curated.records.tables import Table as Table
from curated.vocabulary import DocumentType, Grade, Severity, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Trouble with data, as a row: what, where, what to do. ``message`` never holds document text."""

    stage: Stage
    code: str
    severity: Severity
    message: str
    document_id: str | None = None
    page_number: int | None = None
    table_id: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One distinct file, readable or not; ``document_id`` is the sha256 of its bytes."""

    document_id: str
    source_path: str
    byte_size: int
    status: Literal["ok", "partial", "failed"]
    fingerprint: str = ""
    document_type: DocumentType = "sonstige"
    grade: Grade = "none"
    pages_ocr: int = 0
    pages_failed: int = 0
    page_count: int | None = None
    media_type: str | None = None
    kind: Literal["born_digital", "scanned", "mixed", "image", "text"] | None = None
    title: str | None = None
    reference: str | None = None
    gremium: str | None = None
    meeting_date: date | None = None
    agenda_item: str | None = None
    is_public: bool | None = None
    originator: str | None = None
    document_date: date | None = None
    publication_date: date | None = None
    effective_date: date | None = None
    source_url: str | None = None
    municipality: str | None = None
    ags: str | None = None
    license: str | None = None
    oparl_paper_id: str | None = None
    oparl_file_id: str | None = None
    gremium_id: str | None = None
    attendance_present: int | None = None  # members of the body; minutes only
    attendance_absent: int | None = None
    matter_id: str | None = None  # given when a release is put together


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """Everything about one file: what a worker writes, success or failure alike."""

    document: Document
    pages: tuple[Page, ...] = ()
    entities: tuple[Entity, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    tables: tuple[Table, ...] = ()
    cells: tuple[Cell, ...] = ()
    corrections: tuple[Correction, ...] = ()
    issues: tuple[Issue, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    head_evidence: tuple[HeadEvidence, ...] = ()
    votes: tuple[Vote, ...] = ()
    vote_positions: tuple[VotePosition, ...] = ()
    relations: tuple[Relation, ...] = ()
    form_fields: tuple[FormField, ...] = ()
