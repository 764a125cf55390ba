"""From a document to what the site shows of each page: text, words, entities, corrections, tables, issues, all with boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from curated.issue_codes import issue_remedy, issue_title
from curated.records import Box, Cell, Check, Correction, DocumentResult, Entity, Issue, Table
from flows.review.german_values import entity_value
from flows.review.item_votes import items_on_page
from flows.review.page_records import (
    CellData,
    CheckData,
    CorrectionData,
    EntityData,
    IssueData,
    PageData,
    TableData,
    Tenths,
    TermData,
    WordData,
)
from flows.review.text_to_box import LocatedWord, WordBoxes

_FARTHEST_POINT = 99_999  # points; what lies farther off a page is no box but damage, and must not make the data large

R = TypeVar("R", Entity, Correction, Table, Issue)


def pages_data(result: DocumentResult) -> Iterator[PageData]:
    """What the site shows of every page."""
    entities = _by_page(result.entities)
    corrections = _by_page(c for c in result.corrections if c.applied)
    tables = _by_page(result.tables)
    issues = _by_page(i for i in result.issues if i.page_number is not None)
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in result.cells:
        cells[cell.table_id].append(cell)
    for page in result.pages:
        applied = corrections[page.page_number]
        located = WordBoxes(page, applied)
        yield PageData(
            id=page.document_id,
            number=page.page_number,
            width=round(page.width or 0, 1),
            height=round(page.height or 0, 1),
            source=page.source,
            reason=page.source_reason,
            grade=page.grade,
            text=page.text,
            turn=(page.rotation or 0) % 360,
            ocr_confidence=percent(page.ocr_confidence),
            known_words=percent(page.lexicon_rate),
            words=tuple(map(_word, located.words)),
            entities=tuple(_entity(e, located) for e in entities[page.page_number]),
            corrections=tuple(_correction(c, located) for c in applied),
            tables=tuple(_table(t, cells[t.table_id], located) for t in tables[page.page_number]),
            issues=issues_data(issues[page.page_number]),
            decisions=items_on_page(result, page.page_number, _boxes_of(located)),
        )


def _boxes_of(located: WordBoxes) -> Callable[[int, int], tuple[Tenths, ...]]:
    return lambda start, end: tuple(map(tenths, located.boxes(start, end)))


def _by_page(records: Iterable[R]) -> dict[int, list[R]]:
    pages: dict[int, list[R]] = defaultdict(list)
    for record in records:
        pages[record.page_number or 0].append(record)
    return pages


def _word(located: LocatedWord) -> WordData:
    known = percent(located.word.confidence)
    x, y, width, height = tenths(located.word.box)
    return WordData(
        x=x,
        y=y,
        width=width,
        height=height,
        confidence=-1 if known is None else known,
        start=located.char_start,
        length=located.char_end - located.char_start,
    )


def issues_data(issues: Iterable[Issue]) -> tuple[IssueData, ...]:
    """The issues as the site shows them."""
    return tuple(
        IssueData(
            code=issue.code,
            severity=issue.severity,
            message=issue.message,
            title=issue_title(issue.code),
            remedy=issue_remedy(issue.code),
            page=issue.page_number,
        )
        for issue in issues
    )


def tenths(box: Box) -> Tenths:
    """The box as x, y, width, height in tenths of a point; edges that are no numbers become 0."""
    x0, y0, x1, y1 = (
        max(-_FARTHEST_POINT, min(_FARTHEST_POINT, v)) if v == v else 0.0 for v in (box.x0, box.y0, box.x1, box.y1)
    )
    return round(10 * x0), round(10 * y0), round(10 * (x1 - x0)), round(10 * (y1 - y0))


def percent(share: float | None) -> int | None:
    """A share as whole percent."""
    return None if share is None else round(100 * share)


def _entity(entity: Entity, located: WordBoxes) -> EntityData:
    boxes = located.boxes(entity.char_start, entity.char_end) or ((entity.box,) if entity.box else ())
    return EntityData(
        id=entity.entity_id,
        kind=entity.kind,
        start=entity.char_start,
        end=entity.char_end,
        canonical=None if entity.canonical == entity.text else entity.canonical,
        value=entity_value(entity),
        boxes=tuple(map(tenths, boxes)),
        confidence=percent(entity.confidence),
        method=entity.method,
    )


def _correction(c: Correction, located: WordBoxes) -> CorrectionData:
    boxes = located.boxes(c.char_start, c.char_end) if c.char_start is not None and c.char_end is not None else ()
    return CorrectionData(
        seq=c.seq,
        stage=c.stage,
        rule=c.rule,
        before=c.before,
        after=c.after,
        start=c.char_start,
        end=c.char_end,
        boxes=tuple(map(tenths, boxes)),
        confidence=percent(c.confidence),
        evidence=c.evidence,
    )


def _table(table: Table, cells: Sequence[Cell], located: WordBoxes) -> TableData:
    return TableData(
        id=table.table_id,
        rows=table.row_count,
        cols=table.col_count,
        status=table.check_status,
        title=table.title,
        unit=table.unit,
        box=tenths(table.box) if table.box else None,
        cells=tuple(_cell(c, located) for c in sorted(cells, key=lambda c: (c.row, c.col))),
        checks=tuple(_check(check) for check in table.checks if check.holds or check.fails),
    )


def _cell(cell: Cell, located: WordBoxes) -> CellData:
    start, end = located.slice_of(cell.spans) or (None, None)
    return CellData(
        row=cell.row,
        col=cell.col,
        text=cell.text,
        number=None if cell.number is None else format(cell.number, "f"),
        verdict=cell.check,
        row_span=cell.row_span,
        col_span=cell.col_span,
        is_header=cell.is_header,
        box=tenths(cell.box) if cell.box else None,
        start=start,
        end=end,
    )


def _check(check: Check) -> CheckData:
    row, col = check.target
    return CheckData(
        kind=check.kind,
        row=row,
        col=col,
        terms=tuple(TermData(t.sign, t.row, t.col) for t in check.terms),
        holds=check.holds,
        difference=format(check.difference, "f"),
    )
