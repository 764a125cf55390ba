"""What the site knows about one page, small enough to load on demand: text, words, entities, corrections, tables, issues.

Boxes are ``[x, y, width, height]`` in tenths of a point. Offsets are code points of ``text``. The field names are short
because they are repeated a thousand times; what each is stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from curated.issue_codes import issue_remedy, issue_title
from curated.records import Box, Cell, Check, Correction, DocumentResult, Entity, Issue, Table, Word
from flows.review.german_values import entity_value
from flows.review.text_to_box import PagePlaces, PlacedWord

R = TypeVar("R", Entity, Correction, Table, Issue)

Tenths = tuple[int, int, int, int]
WordMark = tuple[int, int, int, int, int, int, int]
"""x, y, width, height, confidence in percent (-1: unknown), start in the text, length there."""


class EntityMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A mention."""

    id: str
    k: str  # kind
    s: int  # start
    e: int  # end
    c: str | None = None  # canonical
    v: str | None = None  # the typed value in words
    b: tuple[Tenths, ...] = ()
    p: int | None = None  # confidence in percent
    m: str = ""  # method


class CorrectionMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change of text. Those of table cells have no place in the text."""

    q: int  # seq
    g: str  # stage
    r: str  # rule
    a: str  # before
    z: str  # after
    s: int | None = None
    e: int | None = None
    b: tuple[Tenths, ...] = ()
    p: int | None = None
    v: str | None = None  # evidence


class CellMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table cell."""

    r: int
    c: int
    t: str = ""
    n: str | None = None  # the number
    k: str = "unchecked"
    rs: int = 1
    cs: int = 1
    h: bool = False  # a head cell
    b: Tenths | None = None
    s: int | None = None
    e: int | None = None


class CheckMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """An evaluated identity of a table."""

    k: str  # sum, difference, ratio
    t: tuple[int, int]  # target: row, column
    x: tuple[tuple[int, int, int], ...]  # sign, row, column of every term
    h: bool  # holds
    d: str  # target minus sum


class TableMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table with its cells and checks."""

    id: str
    rows: int
    cols: int
    status: str
    title: str | None = None
    unit: str | None = None
    b: Tenths | None = None
    cells: tuple[CellMark, ...] = ()
    checks: tuple[CheckMark, ...] = ()


class IssueMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Trouble, with its German name and remedy where the code is known, and the original message."""

    code: str
    severity: str
    message: str
    title: str
    remedy: str | None = None
    page: int | None = None


class PageData(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of one page. ``picture`` is the file name beside the data, or ``why`` says why there is none."""

    id: str
    n: int
    w: float
    h: float
    source: str
    reason: str
    grade: str
    text: str
    turn: int = 0  # degrees clockwise by which the page has to be turned to be read
    picture: str | None = None
    why: str | None = None
    p: int | None = None  # mean OCR confidence in percent
    lex: int | None = None  # share of known words in percent
    words: tuple[WordMark, ...] = ()
    entities: tuple[EntityMark, ...] = ()
    corrections: tuple[CorrectionMark, ...] = ()
    tables: tuple[TableMark, ...] = ()
    issues: tuple[IssueMark, ...] = ()
    cut: tuple[str, ...] = ()  # what was left out to keep the page small


def pages_data(result: DocumentResult) -> Iterator[PageData]:
    """What the site shows of every page; ``picture`` and ``why`` are still empty."""
    entities = _by_page(result.entities)
    corrections = _by_page(c for c in result.corrections if c.applied)
    tables = _by_page(result.tables)
    issues = _by_page(i for i in result.issues if i.page_number is not None)
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in result.cells:
        cells[cell.table_id].append(cell)
    for page in result.pages:
        applied = corrections[page.page_number]
        places = PagePlaces(page, applied)
        yield PageData(
            page.document_id,
            page.page_number,
            round(page.width or 0, 1),
            round(page.height or 0, 1),
            page.source,
            page.source_reason,
            page.grade,
            page.text,
            turn=(page.rotation or 0) % 360,
            p=percent(page.ocr_confidence),
            lex=percent(page.lexicon_rate),
            words=tuple(map(_word, places.words)),
            entities=tuple(_entity(e, places) for e in entities[page.page_number]),
            corrections=tuple(_correction(c, places) for c in applied),
            tables=tuple(_table(t, cells[t.table_id], places) for t in tables[page.page_number]),
            issues=issue_marks(issues[page.page_number]),
        )


def _by_page(records: Iterable[R]) -> dict[int, list[R]]:
    pages: dict[int, list[R]] = defaultdict(list)
    for record in records:
        pages[record.page_number or 0].append(record)
    return pages


def _word(placed: PlacedWord) -> WordMark:
    return (*tenths(placed.word.box), _confidence(placed.word), placed.char_start, placed.char_end - placed.char_start)


def issue_marks(issues: Iterable[Issue]) -> tuple[IssueMark, ...]:
    """The issues as the site shows them."""
    return tuple(
        IssueMark(i.code, i.severity, i.message, issue_title(i.code), issue_remedy(i.code), i.page_number)
        for i in issues
    )


def tenths(box: Box) -> Tenths:
    """The box as x, y, width, height in tenths of a point; edges that are no numbers become 0."""
    x0, y0, x1, y1 = (max(-99_999, min(99_999, v)) if v == v else 0.0 for v in (box.x0, box.y0, box.x1, box.y1))
    return round(10 * x0), round(10 * y0), round(10 * (x1 - x0)), round(10 * (y1 - y0))


def percent(share: float | None) -> int | None:
    """A share as whole percent."""
    return None if share is None else round(100 * share)


def _confidence(word: Word) -> int:
    known = percent(word.confidence)
    return -1 if known is None else known


def _entity(entity: Entity, places: PagePlaces) -> EntityMark:
    boxes = places.boxes(entity.char_start, entity.char_end) or ((entity.box,) if entity.box else ())
    return EntityMark(
        entity.entity_id,
        entity.kind,
        entity.char_start,
        entity.char_end,
        None if entity.canonical == entity.text else entity.canonical,
        entity_value(entity),
        tuple(map(tenths, boxes)),
        percent(entity.confidence),
        entity.method,
    )


def _correction(c: Correction, places: PagePlaces) -> CorrectionMark:
    boxes = places.boxes(c.char_start, c.char_end) if c.char_start is not None and c.char_end is not None else ()
    return CorrectionMark(
        c.seq, c.stage, c.rule, c.before, c.after, c.char_start, c.char_end, tuple(map(tenths, boxes)),
        percent(c.confidence), c.evidence,
    )  # fmt: skip


def _table(table: Table, cells: Sequence[Cell], places: PagePlaces) -> TableMark:
    return TableMark(
        table.table_id,
        table.row_count,
        table.col_count,
        table.check_status,
        table.title,
        table.unit,
        tenths(table.box) if table.box else None,
        tuple(_cell(c, places) for c in sorted(cells, key=lambda c: (c.row, c.col))),
        tuple(map(_check, table.checks)),
    )


def _cell(cell: Cell, places: PagePlaces) -> CellMark:
    start, end = places.span(cell.spans) or (None, None)
    return CellMark(
        cell.row, cell.col, cell.text, None if cell.number is None else format(cell.number, "f"), cell.check,
        cell.row_span, cell.col_span, cell.is_header, tenths(cell.box) if cell.box else None, start, end,
    )  # fmt: skip


def _check(check: Check) -> CheckMark:
    terms = tuple((t.sign, t.row, t.col) for t in check.terms)
    return CheckMark(check.kind, check.target, terms, check.holds, format(check.difference, "f"))
