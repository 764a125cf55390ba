"""The joined view ``amounts``: what an analyst would otherwise join from five tables, one row per amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from curated.records import AgendaItem, Box, Cell, Document, DocumentResult, Entity, Table
from curated.records.page import page_url
from curated.tables.item_spans import item_spans
from curated.tables.sentence import Contexts
from curated.vocabulary import AmountRole, CellCheck, DocumentType, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """One row of ``amounts``; the columns are described in ``curated/schema/views.py``."""

    entity_id: str
    amount: Decimal | None
    currency: str | None
    approximate: bool | None
    qualifier: str | None
    unit: str | None
    context_label: str | None
    role: AmountRole | None
    context_confidence: float | None
    text: str
    context: str
    document_id: str
    source_path: str
    source_url: str | None
    municipality: str | None
    document_title: str | None
    document_type: DocumentType
    reference: str | None
    gremium: str | None
    meeting_date: date | None
    agenda_item: str | None
    document_date: date | None
    agenda_item_seq: int | None
    agenda_item_title: str | None
    vote_seq: int | None
    outcome: Outcome | None
    page_number: int
    char_start: int
    char_end: int
    table_id: str | None
    row: int | None
    col: int | None
    table_title: str | None
    row_label: str | None
    column_label: str | None
    cell_check: CellCheck | None
    method: str
    confidence: float | None
    box: Box | None

    @property
    def verdict(self) -> CellCheck | None:
        """What the sums say of the cell, under the name that it has in every table."""
        return self.cell_check

    @property
    def url(self) -> str:
        """The amount's page in the review site."""
        return page_url(self.document_id, self.page_number)


@dataclass(frozen=True, slots=True)
class _InTable:
    """What a table says about an amount in it."""

    title: str | None = None
    row_label: str | None = None
    column_label: str | None = None
    check: CellCheck | None = None


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table, its cells by row and column, and its head cells from top to bottom."""

    table: Table
    cells: dict[tuple[int, int], Cell]
    head: list[Cell]

    def around(self, row: int | None, col: int | None) -> _InTable:
        """Title, labels and verdict for the cell at ``row`` and ``col``; the title alone when these are unknown."""
        if row is None or col is None:
            return _InTable(self.table.title)
        left = (_flat(self.cells[row, c].text) for c in range(col) if (row, c) in self.cells)
        row_label = next((text for text in left if any(map(str.isalpha, text))), None)
        over = [_flat(cell.text) for cell in self.head if cell.col <= col < cell.col + cell.col_span]
        cell = self.cells.get((row, col))
        column_label = " ".join(filter(None, over)) or None
        return _InTable(self.table.title, row_label, column_label, cell.check if cell else None)


def amount_rows(result: DocumentResult) -> list[AmountRow]:
    """The rows of ``amounts`` for one document, in the order of its entities."""
    amounts = [entity for entity in result.entities if entity.kind == "amount"]
    wanted = {entity.page_number for entity in amounts}
    contexts = {page.page_number: Contexts(page.text) for page in result.pages if page.page_number in wanted}
    nowhere = Contexts("")
    grids = _grids(result) if any(entity.table_id for entity in amounts) else {}
    spans = item_spans(result)
    return [
        _row(
            entity=e,
            document=result.document,
            contexts=contexts.get(e.page_number, nowhere),
            grid=grids.get(e.table_id or ""),
            item=spans.at(e.page_number, e.char_start),
        )
        for e in amounts
    ]


def _grids(result: DocumentResult) -> dict[str, _Grid]:
    grids = {table.table_id: _Grid(table, {}, []) for table in result.tables}
    for cell in sorted(result.cells, key=lambda c: (c.row, c.col)):
        grid = grids.get(cell.table_id)
        if grid is not None:
            grid.cells[cell.row, cell.col] = cell
            if cell.row < grid.table.header_rows:
                grid.head.append(cell)
    return grids


def _flat(text: str) -> str:
    return " ".join(text.split())


def _row(
    *, entity: Entity, document: Document, contexts: Contexts, grid: _Grid | None, item: AgendaItem | None
) -> AmountRow:
    around = contexts.sentence if grid is None else contexts.line
    in_table = _InTable() if grid is None else grid.around(entity.row, entity.col)
    return AmountRow(
        entity_id=entity.entity_id,
        amount=entity.amount,
        currency=entity.currency,
        approximate=entity.approximate,
        qualifier=entity.qualifier,
        unit=entity.unit,
        context_label=entity.context_label,
        role=entity.role,
        context_confidence=entity.context_confidence,
        text=entity.text,
        context=around(entity.char_start, entity.char_end),
        document_id=document.document_id,
        source_path=document.source_path,
        source_url=document.source_url,
        municipality=document.municipality,
        document_title=document.title,
        document_type=document.document_type,
        reference=document.reference,
        gremium=document.gremium,
        meeting_date=document.meeting_date,
        agenda_item=document.agenda_item,
        document_date=document.document_date,
        agenda_item_seq=item.seq if item else None,
        agenda_item_title=item.title if item else None,
        vote_seq=item.vote_seq if item else None,
        outcome=item.outcome if item else None,
        page_number=entity.page_number,
        char_start=entity.char_start,
        char_end=entity.char_end,
        table_id=entity.table_id,
        row=entity.row,
        col=entity.col,
        table_title=in_table.title,
        row_label=in_table.row_label,
        column_label=in_table.column_label,
        cell_check=in_table.check,
        method=entity.method,
        confidence=entity.confidence,
        box=entity.box,
    )
