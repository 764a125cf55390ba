"""Parsed tables → the records of a release: tables, cells, corrections of digits, issues of sums that do not come out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from curated.records import Cell, Check, Correction, Issue, Table
from curated.vocabulary import CellCheck
from extractors.tables.checks.find import verdicts
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.numbers.values import DigitRepair, ParsedTable

CheckStatus = Literal["ok", "mismatch", "not_checkable"]


@dataclass(frozen=True, slots=True)
class TablesFound:
    """The tables of one document, ready to be stored. ``Correction.seq`` is 0: the caller numbers them.

    ``printed`` runs beside ``cells``: the repaired text with the word divisions of the print („Förde- rung“), where
    ``Cell.text`` has the joined word.
    """

    tables: tuple[Table, ...] = ()
    cells: tuple[Cell, ...] = ()
    corrections: tuple[Correction, ...] = ()
    issues: tuple[Issue, ...] = ()
    printed: tuple[str, ...] = ()


def stable_table_id(document_id: str, page_number: int, first_row: str, ordinal: int) -> str:
    """16 hex digits that name a table by where it stands and how it begins, not by what else was found or repaired.

    ``first_row``: see ``first_row_key``; ``ordinal`` counts the tables of the page that begin alike, from 0.
    """
    named = "\x1f".join((document_id, str(page_number), first_row, str(ordinal)))
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def first_row_key(grid: RawGrid) -> str:
    """The letters and digits of the first row of a grid that has any."""
    for row in grid.texts():
        key = "".join(ch for text in row for ch in text if ch.isalnum())
        if key:
            return key
    return ""


def table_records(
    grid: RawGrid, parsed: ParsedTable, checks: tuple[Check, ...], table_id: str, document_id: str
) -> tuple[Table, list[Cell]]:
    """The record of one table and those of its cells by row and column."""
    verdict = verdicts(checks)
    cells = [
        _cell(raw, parsed, verdict.get((raw.row, raw.col), "unchecked"), table_id, document_id) for raw in grid.cells
    ]
    table = Table(
        table_id=table_id,
        document_id=document_id,
        page_number=grid.page_number,
        row_count=grid.row_count,
        col_count=grid.col_count,
        header_rows=parsed.header_rows,
        method=grid.method,
        check_status=check_status(checks),
        checks_passed=sum(c.holds for c in checks),
        checks_failed=sum(c.fails for c in checks),
        title=grid.title,
        continues_table_id=None,
        unit=parsed.units.table,
        confidence=_confidence(grid),
        box=grid.box,
        checks=checks,
    )
    return table, sorted(cells, key=lambda c: (c.row, c.col))


def check_status(checks: Sequence[Check]) -> CheckStatus:
    """What a table's checks say of it as a whole: one that fails is a mismatch."""
    if any(check.fails for check in checks):
        return "mismatch"
    return "ok" if any(check.holds for check in checks) else "not_checkable"


def correction(repair: DigitRepair, document_id: str, page_number: int) -> Correction:
    """The correction of one cell whose digits were misread."""
    evidence = f"numeric column {repair.col}, row {repair.row}"
    return Correction(
        document_id=document_id,
        page_number=page_number,
        seq=0,
        stage="table_cell",
        rule=repair.rule,
        before=repair.before,
        after=repair.after,
        applied=True,
        evidence=f"{evidence}; {repair.evidence}" if repair.evidence else evidence,
    )


def mismatch_issue(check: Check, table: Table) -> Issue:
    """The issue of a check that does not hold: which cells, and by how much."""
    row, col = check.target
    right = " ".join(f"{'+' if t.sign > 0 else '-'} [{t.row},{t.col}]" for t in check.terms).removeprefix("+ ")
    expected = "the percentage of its terms" if check.kind == "ratio" else "what its terms add up to"
    message = (
        f"The number in row {row}, column {col} is not {expected}: [{row},{col}] = {right} is off by "
        f"{check.difference:f}; compare the source page. No number was changed."
    )
    return Issue(
        stage="tables",
        code="TABLE_SUM_MISMATCH",
        severity="warning",
        message=message,
        document_id=table.document_id,
        page_number=table.page_number,
        table_id=table.table_id,
    )


def _confidence(grid: RawGrid) -> float | None:
    """The mean confidence of the recognised cells, weighted by their letters; None where no OCR was needed."""
    known = [(len(c.text), c.ocr_confidence) for c in grid.cells if c.ocr_confidence is not None and c.text]
    total = sum(length for length, _ in known)
    return sum(length * confidence for length, confidence in known) / total if total else None


def _cell(raw: RawCell, parsed: ParsedTable, check: CellCheck, table_id: str, document_id: str) -> Cell:
    text = parsed.texts[raw.row][raw.col]
    return Cell(
        table_id=table_id,
        document_id=document_id,
        row=raw.row,
        col=raw.col,
        text=text,
        text_raw=raw.text if raw.text != text else None,
        row_span=raw.row_span,
        col_span=raw.col_span,
        is_header=raw.row < parsed.header_rows,
        number=parsed.numbers[raw.row][raw.col],
        check=check,
        ocr_confidence=raw.ocr_confidence,
        box=raw.box,
        spans=raw.spans,
    )
