"""Numbers of cells as a reviewer has set them, and what the arithmetic of their tables says then.

A given number is the reviewer's word, not the print's: it is never taken for verified by itself, only by a sum that holds with
it. Without a right value the number becomes empty, and sums over it are no longer claimed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from curated.records import Cell, Check, Correction, Table
from curated.vocabulary import CellCheck
from extractors.base.review_marks import RULE, ReviewMarkBook, decimal_of
from extractors.tables.checks.find import verdicts
from extractors.tables.detect.grid import CellPosition
from extractors.tables.records import TablesFound, check_status, mismatch_issue


def with_reviewed_numbers(found: TablesFound, book: ReviewMarkBook) -> TablesFound:
    """The tables with the numbers of marked cells set or emptied, their checks made anew, and a correction for each.

    A mark counts for the cell at its position in its table while that still has the text the reviewer saw; one on a repaired cell
    („correction" without a position in the text) puts the text of before back, or the right one.
    """
    fixes = _fixes(found, book)
    if not fixes:
        return found
    page_of = {table.table_id: table.page_number for table in found.tables}
    cells, corrections = list(found.cells), list(found.corrections)
    for index, (text, number) in fixes.items():
        cell = cells[index]
        shown = text if text is not None else cell.text
        cells[index] = replace(cell, text=shown, number=number, text_raw=_raw_of(cell, shown))
        corrections = [c for c in corrections if not _is_of(c, cell, page_of[cell.table_id])]
        after = shown if text is not None else "" if number is None else f"{number:f}"
        corrections.append(
            Correction(
                document_id=cell.document_id,
                page_number=page_of[cell.table_id],
                seq=0,
                stage="table_cell",
                rule=RULE,
                before=cell.text,
                after=after,
                applied=True,
                evidence=f"marked by a reviewer, row {cell.row}, column {cell.col}",
                confidence=1.0,
            )
        )
    touched = {(cells[i].table_id, (cells[i].row, cells[i].col)) for i in fixes}
    tables, checked = _with_new_checks(found.tables, cells, touched)
    changed = {table_id for table_id, _ in touched}
    issues = [i for i in found.issues if i.code != "TABLE_SUM_MISMATCH" or i.table_id not in changed]
    issues += [mismatch_issue(c, t) for t in tables if t.table_id in changed for c in t.checks if c.fails]
    return replace(found, tables=tables, cells=checked, corrections=tuple(corrections), issues=tuple(issues))


def _fixes(found: TablesFound, book: ReviewMarkBook) -> dict[int, tuple[str | None, Decimal | None]]:
    """New text (None: as it is) and number by index of the cell."""
    at = {(cell.table_id, cell.row, cell.col): index for index, cell in enumerate(found.cells)}
    page_of = {table.table_id: table.page_number for table in found.tables}
    fixes: dict[int, tuple[str | None, Decimal | None]] = {}
    for number, mark in book.of("number"):
        target = mark.target
        index = at.get((target.table_id or "", target.row or 0, target.col or 0))
        if index is not None and target.text in (None, found.cells[index].text):
            book.followed.add(number)
            fixes[index] = (None, decimal_of(mark.value))
    for number, mark in book.of("correction"):
        if mark.target.char_start is not None:
            continue
        for index, cell in enumerate(found.cells):
            repaired = cell.text_raw is not None and (cell.text_raw, cell.text) == (
                mark.target.before,
                mark.target.after,
            )
            if repaired and page_of[cell.table_id] == mark.page_number:
                book.followed.add(number)
                text = mark.value if mark.value is not None else cell.text_raw
                fixes[index] = (text, decimal_of(mark.value))
    return fixes


def _raw_of(cell: Cell, shown: str) -> str | None:
    raw = cell.text if cell.text_raw is None else cell.text_raw
    return None if raw == shown else raw


def _is_of(correction: Correction, cell: Cell, page_number: int) -> bool:
    """Whether a correction is the repair of this cell."""
    own = correction.stage == "table_cell" and correction.page_number == page_number
    return own and (correction.before, correction.after) == (cell.text_raw, cell.text)


def _with_new_checks(
    tables: Sequence[Table], cells: Sequence[Cell], touched: set[tuple[str, CellPosition]]
) -> tuple[tuple[Table, ...], tuple[Cell, ...]]:
    changed = {table_id for table_id, _ in touched}
    numbers: dict[str, dict[CellPosition, Decimal | None]] = {table_id: {} for table_id in changed}
    for cell in cells:
        if cell.table_id in changed:
            numbers[cell.table_id][cell.row, cell.col] = cell.number
    made: list[Table] = []
    verdict_of: dict[tuple[str, CellPosition], CellCheck] = {}
    for table in tables:
        if table.table_id in changed:
            own = {position for table_id, position in touched if table_id == table.table_id}
            table = _with_new_checks_of(table, numbers[table.table_id], own)
            verdict_of |= {(table.table_id, position): verdict for position, verdict in verdicts(table.checks).items()}
        made.append(table)
    return tuple(made), tuple(
        replace(c, check=verdict_of.get((c.table_id, (c.row, c.col)), "unchecked")) if c.table_id in changed else c
        for c in cells
    )


def _with_new_checks_of(table: Table, numbers: Mapping[CellPosition, Decimal | None], own: set[CellPosition]) -> Table:
    checks = [made for check in table.checks if (made := _reevaluated(check, numbers, own)) is not None]
    return replace(
        table,
        checks=tuple(checks),
        check_status=check_status(checks),
        checks_passed=sum(check.holds for check in checks),
        checks_failed=sum(check.fails for check in checks),
    )


def _reevaluated(check: Check, numbers: Mapping[CellPosition, Decimal | None], own: set[CellPosition]) -> Check | None:
    """The identity with the numbers as they are now; None when one of them is empty, or when a rounded ratio is touched."""
    positions = [check.target, *((term.row, term.col) for term in check.terms)]
    if own.isdisjoint(positions):
        return check
    if check.kind == "ratio" or any(numbers.get(position) is None for position in positions):
        return None
    total = sum((term.sign * (numbers[term.row, term.col] or Decimal(0)) for term in check.terms), Decimal(0))
    difference = (numbers[check.target] or Decimal(0)) - total
    return replace(check, holds=difference == 0, difference=difference)
