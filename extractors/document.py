"""One file in, one immutable record out: the straight line through all stages, without Prefect and without writing.

read pages → normalise (whole document as evidence) → tables (detect, normalise cells, read) → entities (in the final text) → head
→ DocumentResult.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from curated.errors import TerminalError
from curated.records import Cell, Document, DocumentResult, Issue
from curated.vocabulary import PageSource
from extractors.base.page_reading import PageReading
from extractors.base.review_marks import ReviewMarkBook
from extractors.base.settings import ReadSettings
from extractors.disclosure.issues import sensitive_issues, tells_closed_matters
from extractors.entities import find_entities
from extractors.entities.amount_issues import suspicious_amounts
from extractors.form_fields import form_fields
from extractors.head import extract_head
from extractors.layout.line_roles import mark_running_lines
from extractors.pages.grade import without_praise
from extractors.pages.read import PageCache, read_pages
from extractors.pages.sources import Source, identify, open_source
from extractors.pages.text_dump import clean_markup
from extractors.papers.head_completeness import head_issues
from extractors.provenance import PageTracer
from extractors.result_rows import (
    consultation_rows,
    correction_rows,
    document_row,
    entity_rows,
    evidence_rows,
    minutes_rows,
    page_row,
    relation_rows,
)
from extractors.tables import PageGrids, TablesFound, find_grids, read_grids
from extractors.tables.budget.evidence import in_page_order, linked_budget
from extractors.tables.budget.statute import statute_lines
from extractors.tables.cell_texts import CellTrails, text_to_normalise
from extractors.tables.reviewed_numbers import with_reviewed_numbers
from normalizers import prepare
from normalizers.ocr_repair.ocr_evidence import EngineWord
from normalizers.text_trail import Change, Edit, TextTrail


@dataclass(frozen=True, slots=True)
class ReadPages:
    """A document after reading and normalising, before anything is looked for in it. The three sequences run in parallel."""

    source: Source
    readings: tuple[PageReading, ...]
    trails: tuple[TextTrail, ...]
    tables: TablesFound
    book: ReviewMarkBook = field(default_factory=ReviewMarkBook)


def read_document(
    path: Path | str,
    settings: ReadSettings | None = None,
    *,
    source_path: str | None = None,
    fingerprint: str = "",
    page_cache: PageCache | None = None,
) -> DocumentResult:
    """Everything about one file: document, pages, tables, cells, entities, consultations, corrections, issues.

    A file that cannot be read yields a result with status ``failed`` and an issue that says why and what to do.

    Raises:
        UnreadableInput: the path holds no readable bytes at all, so there is no document to speak of.
    """
    path, settings = Path(path), settings or ReadSettings()
    shown = source_path if source_path is not None else path.name
    identity = identify(path)
    blank = Document(
        document_id=identity.document_id,
        source_path=shown,
        byte_size=identity.byte_size,
        status="failed",
        fingerprint=fingerprint,
    )
    try:
        source = open_source(path, settings.limits)
        read = _read(source, settings, page_cache)
    except TerminalError as error:
        issue = Issue(
            stage="inspect",
            code=error.code,
            severity="error",
            message=error.message,
            document_id=blank.document_id,
            path=shown,
        )
        return DocumentResult(document=blank, issues=(issue,))
    return _assemble(read, replace(blank, media_type=source.media_type), settings)


def read_tables(path: Path | str, settings: ReadSettings | None = None) -> TablesFound:
    """The tables of one file with cells and checks: what the ``extract-tables`` filter prints.

    Raises:
        TerminalError: the file cannot be read; the message says why and what to do.
    """
    settings = settings or ReadSettings()
    return _read(open_source(Path(path), settings.limits), settings, None).tables


def _read(source: Source, settings: ReadSettings, cache: PageCache | None) -> ReadPages:
    readings = mark_running_lines(tuple(read_pages(source, settings, cache)))
    book = ReviewMarkBook(settings.feedback)
    normaliser = DocumentNormaliser(readings, settings, book)
    trails = tuple(normaliser.page(reading) for reading in readings)
    grids = find_grids(readings)
    tables = read_grids(grids, [normaliser.cells(page) for page in grids], source.document_id)
    if book.marks:
        tables = with_reviewed_numbers(tables, book)
    return ReadPages(source, readings, trails, tables, book)


class DocumentNormaliser:
    """The normalisers of one document: text that went through an OCR engine is weighed apart from text that was born digital.

    Text dumps are cleaned of markup first; whether they are OCR is for the damage evidence in them to say.
    """

    def __init__(
        self, readings: Sequence[PageReading], settings: ReadSettings, book: ReviewMarkBook | None = None
    ) -> None:
        self._book = book or ReviewMarkBook()
        self._is_dump = any(r.source == "file" for r in readings)
        recognised = [self._without_markup(r.text).text for r in readings if r.source != "text_layer"]
        printed = [r.text for r in readings if r.source == "text_layer"]
        self._recognised = prepare(recognised, ocr=True, settings=settings.repair)
        self._printed = prepare(printed, ocr=False, settings=settings.repair) if printed else self._recognised

    def page(self, reading: PageReading) -> TextTrail:
        """The page's text after every stage, line breaks included, and after what a reviewer said of it."""
        return self._book.correct(reading.page_number, self._page(reading))

    def cells(self, page: PageGrids) -> CellTrails:
        """The texts of a page's cells after every stage, by their raw text; a newline in a cell is a line break."""
        return {raw: self._cell(raw, page.reading.source) for raw in page.cell_texts()}

    def _page(self, reading: PageReading) -> TextTrail:
        if reading.source == "text_layer":
            return self._printed.page(reading.text)
        if reading.source == "file":
            return self._follow_markup(reading.text, self._recognised.page)
        words = [
            EngineWord(w.raw_start, w.raw_end, w.confidence, w.other or "")
            for w in reading.words
            if w.confidence is not None
        ]
        return self._recognised.page(reading.text, sorted(words))

    def _cell(self, raw: str, source: PageSource) -> TextTrail:
        text = text_to_normalise(raw, source)
        if text is None:
            return TextTrail.of(raw)
        printed = source == "text_layer"
        trail = self._printed.page(text) if printed else self._follow_markup(text, self._recognised.page)
        return self._book.correct_cell(trail)

    def _follow_markup(self, raw: str, normalise: Callable[[str], TextTrail]) -> TextTrail:
        """The trail of ``raw`` freed of markup and then normalised."""
        plain = self._without_markup(raw)
        return plain.apply(_as_edits(normalise(plain.text).changes))

    def _without_markup(self, raw: str) -> TextTrail:
        trail = TextTrail.of(raw)
        return trail.apply(clean_markup(raw)) if self._is_dump else trail


def _as_edits(changes: Iterable[Change]) -> list[Edit]:
    return [
        Edit(
            start=c.start,
            end=c.end,
            after=c.after,
            stage=c.stage,
            rule=c.rule,
            confidence=c.confidence,
            evidence=c.evidence,
        )
        for c in changes
    ]


def _assemble(read: ReadPages, blank: Document, settings: ReadSettings) -> DocumentResult:
    document_id = blank.document_id
    texts = [trail.text for trail in read.trails]
    head = extract_head(texts)
    rows = tuple(page_row(document_id, r, t) for r, t in zip(read.readings, read.trails, strict=True))
    pages = without_praise(rows, {issue.code for issue in read.source.issues})
    tracers = _tracers(read)
    found = find_entities(texts, persons=settings.persons)
    entities = read.book.entities(entity_rows(document_id, found, tracers))
    budget, budget_issues = linked_budget(read.tables.tables, read.tables.cells, entities, texts)
    budget = in_page_order((*budget, *statute_lines(document_id, texts, entities)))
    minutes = minutes_rows(document_id, head, texts, tracers)
    page_issues = tuple(replace(i, document_id=document_id) for r in read.readings for i in r.issues)
    result = DocumentResult(
        document=document_row(blank, head, pages, is_image=read.source.kind == "image"),
        pages=pages,
        entities=entities,
        consultations=consultation_rows(document_id, head, tracers),
        head_evidence=evidence_rows(document_id, head, tracers),
        tables=tuple(read.tables.tables),
        cells=tuple(read.tables.cells),
        corrections=tuple(correction_rows(document_id, read.readings, read.trails, read.tables.corrections)),
        issues=(
            *read.source.issues,
            *page_issues,
            *read.tables.issues,
            *budget_issues,
            *suspicious_amounts(document_id, entities),
            *minutes.issues,
            *head_issues(document_id, head),
            *read.book.issues(document_id),
        ),
        agenda_items=minutes.items,
        votes=minutes.votes,
        vote_positions=minutes.positions,
        relations=relation_rows(document_id, head, texts, tracers),
        budget_lines=budget,
        form_fields=form_fields(document_id, read.readings, texts, tracers),
    )
    return _with_disclosure(result, texts)


def _tracers(read: ReadPages) -> list[PageTracer]:
    """What leads from a slice of each page's text back to its words and table cells."""
    page_of_table = {table.table_id: table.page_number for table in read.tables.tables}
    cells_of_page: dict[int, list[Cell]] = {}
    for cell in read.tables.cells:
        cells_of_page.setdefault(page_of_table[cell.table_id], []).append(cell)
    return [
        PageTracer(t, r.words, cells_of_page.get(r.page_number, []))
        for r, t in zip(read.readings, read.trails, strict=True)
    ]


def _with_disclosure(result: DocumentResult, texts: Sequence[str]) -> DocumentResult:
    """The result with what has to be known before it is published; minutes that tell of a closed part are not public."""
    found = sensitive_issues(result.document.document_id, texts, result.agenda_items)
    closed = tells_closed_matters(found)
    document = replace(result.document, is_public=False) if closed else result.document
    return replace(result, document=document, issues=(*result.issues, *found))
