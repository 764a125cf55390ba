"""The records every stage passes on: frozen, typed, the same from the first word to the last Parquet row.

Conventions, everywhere in the project:

* A *box* is in PDF points (1/72 inch), origin top left, of the page as displayed (after /Rotate), mapped back from any deskew.
* *Offsets* are Unicode code points, half open. ``char_start``/``char_end`` index the published ``pages.text``; ``raw_start``/
  ``raw_end`` index ``pages.text_raw`` (the text before any repair).
* Pages count from 1, rows and columns from 0. Scores lie between 0 and 1.

Fields marked "work file only" are kept per document for the review site and for replaying, and are not published columns.
The published columns, their Arrow types and descriptions stand in ``curated/schema.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from curated.table_records import BudgetKind as BudgetKind
from curated.table_records import BudgetLine as BudgetLine
from curated.table_records import Check as Check
from curated.table_records import CheckTerm as CheckTerm
from curated.vocabulary import (
    CellCheck,
    CorrectionStage,
    DatePrecision,
    DocumentType,
    EntityKind,
    Grade,
    LineRole,
    Outcome,
    PageSource,
    Severity,
    Stage,
    TableMethod,
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: PDF points, origin top left, ``x0 <= x1`` and ``y0 <= y1``."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. ``raw_start``/``raw_end`` say where it stands in the page's raw text (work file only)."""

    text: str
    box: Box
    confidence: float | None = None  # of the OCR engine; None for text layers
    font_size: float | None = None  # points; None when unknown
    raw_start: int = -1
    raw_end: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the page's raw text with its role (work file only; the text itself is never left out)."""

    raw_start: int
    raw_end: int
    role: LineRole
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where its text came from, the text after all repairs, and how good it is."""

    document_id: str
    page_number: int
    source: PageSource
    source_reason: str
    text: str
    text_raw: str | None = None  # None when equal to text
    width: float | None = None
    height: float | None = None
    rotation: int | None = None
    skew: float | None = None
    dpi: int | None = None
    ocr_confidence: float | None = None
    ocr_confidence_p10: float | None = None
    lexicon_rate_raw: float | None = None
    lexicon_rate: float | None = None
    correction_count: int = 0
    grade: Grade = "none"
    words: tuple[Word, ...] = ()  # work file only
    lines: tuple[Line, ...] = ()  # work file only

    @property
    def raw(self) -> str:
        """The page's text before any repair."""
        return self.text if self.text_raw is None else self.text_raw


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of text, applied or rejected. Applied rows of a page do not overlap and replay backwards to the raw text.

    Rows of stage ``table_cell`` concern a cell's text only; they have no offsets and take no part in the replay.
    """

    document_id: str
    page_number: int
    seq: int
    stage: CorrectionStage
    rule: str
    before: str
    after: str
    applied: bool
    char_start: int | None = None
    char_end: int | None = None
    evidence: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
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
    amount: Decimal | None = None
    currency: str | None = None
    approximate: bool | None = None
    qualifier: str | None = None
    unit: str | None = None
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


@dataclass(frozen=True, slots=True)
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
    page_number: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
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
    consultations: tuple[Consultation, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    unit: str | None = None
    confidence: float | None = None
    box: Box | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    source_url: str | None = None
    municipality: str | None = None
    ags: str | None = None
    license: str | None = None
    oparl_paper_id: str | None = None
    oparl_file_id: str | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda or of minutes, in printed order.

    ``outcome`` to ``votes_abstain`` are those of the last vote under the item, ``result`` its words. ``char_start`` and
    ``char_end`` are the item's number and title, as far as they stand on ``page_number``: in minutes the heading above the
    deliberation, else the line of the agenda.
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
    page_number: int = 1
    char_start: int | None = None
    char_end: int | None = None
    box: Box | None = None
