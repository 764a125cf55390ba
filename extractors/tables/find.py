"""Readings of pages in, tables with numbers and verdicts out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from curated.records import Cell, Check, Correction, Issue, Table
from curated.vocabulary import PageSource
from extractors.base.page_reading import PageReading
from extractors.tables.checks.find import find_checks, verdicts
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.page_grids import find_page_grids
from extractors.tables.detect.text_grids import find_text_grids
from extractors.tables.number_choice import Damaged, offers_for, settle
from extractors.tables.numbers.headers import count_header_rows
from extractors.tables.numbers.row_numbers import continued, last_row_number
from extractors.tables.numbers.values import DigitRepair, ReadTable, read_table
from normalizers.text_trail import TextTrail, replay_backwards

_FOLDED_LINE_END = re.compile(r"(?<=[a-zäöüß])- (?=[a-zäöüß]{2})")


class CellNormaliser(Protocol):
    """What repairs a cell's text, as ``extractors.document.DocumentNormaliser`` does."""

    def fragment(self, raw: str, source: PageSource) -> TextTrail:
        """The text of one table cell of a page from ``source`` after every stage; a newline inside is a line break."""
        ...


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


def find_tables(readings: Sequence[PageReading], normaliser: CellNormaliser, document_id: str) -> TablesFound:
    """All tables of a document in page order, with their cells, checks, repairs of digits, and mismatches as issues."""
    tables: list[Table] = []
    cells: list[Cell] = []
    printed: list[str] = []
    corrections: list[Correction] = []
    issues: list[Issue] = []
    ends: dict[str, int] = {}  # the last row number of each table
    for reading in readings:
        grids = (
            find_text_grids(reading.text, reading.page_number) if reading.source == "file" else find_page_grids(reading)
        )
        first_rows: Counter[str] = Counter()
        before = [t for t in tables if t.page_number == reading.page_number - 1]
        for grid in grids:
            key = first_row_key(grid)
            table_id = stable_table_id(document_id, reading.page_number, key, first_rows[key])
            first_rows[key] += 1
            trails = {
                raw: _repaired(raw, normaliser, reading.source) for row in grid.texts() for raw in row if raw.strip()
            }
            above = before[-1] if before and grid is grids[0] else None
            read, checks = _read(grid, trails, reading, ends[above.table_id] if above else 0)
            ends[table_id] = last_row_number(read)
            table, own_cells = _records(grid, read, checks, table_id, document_id)
            if above and (read.rows_before or _continues(above, table, cells, own_cells)):
                table = replace(table, continues_table_id=above.table_id)
            tables.append(table)
            cells += own_cells
            printed += [_printed(c, trails) for c in own_cells]
            corrections += [_correction(r, document_id, reading.page_number) for r in read.repairs]
            issues += [mismatch_issue(c, table) for c in table.checks if not c.holds]
    return TablesFound(tuple(tables), tuple(cells), tuple(corrections), tuple(issues), tuple(printed))


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


def _repaired(raw: str, normaliser: CellNormaliser, source: PageSource) -> TextTrail:
    """The cell's text after every stage. Line ends that a text dump has set as blanks („tä- tigkeit“) are line ends again."""
    if raw.isascii() and "\n" not in raw and not any(map(str.isalpha, raw)):
        return TextTrail.of(raw)  # digits and signs: nothing to repair, and most of the cells
    return normaliser.fragment(_FOLDED_LINE_END.sub("-\n", raw) if source == "file" else raw, source)


def _read(
    grid: RawGrid, trails: Mapping[str, TextTrail], reading: PageReading, above: int
) -> tuple[ReadTable, tuple[Check, ...]]:
    texts = [[_on_one_line(trails[raw].text) if raw in trails else "" for raw in row] for row in grid.texts()]
    header_rows = count_header_rows(texts, grid.header_rows)
    offers = offers_for(grid, texts, reading.second)
    if offers:
        return settle(Damaged(texts, header_rows, grid.title, offers, above))
    read = continued(read_table(texts, header_rows, grid.title, damaged=reading.source != "text_layer"), above)
    return read, find_checks(read)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _printed(cell: Cell, trails: Mapping[str, TextTrail]) -> str:
    """The cell's text with all repairs but the joining of divided words."""
    trail = trails.get(cell.text if cell.text_raw is None else cell.text_raw)
    if trail is None or all(c.stage != "linebreaks" for c in trail.changes):
        return cell.text
    kept = [
        (c.start, c.end, c.after)
        for c in trail.changes
        if not {"hyphen_joined", "hyphen_kept"} & set(c.rule.split("+"))
    ]
    return _on_one_line(replay_backwards(trail.raw, kept))


def _records(
    grid: RawGrid, read: ReadTable, checks: tuple[Check, ...], table_id: str, document_id: str
) -> tuple[Table, list[Cell]]:
    verdict = verdicts(checks)
    cells = [
        _cell(raw, read, verdict.get((raw.row, raw.col), "unchecked"), table_id, document_id) for raw in grid.cells
    ]
    failed = sum(not c.holds for c in checks)
    status: Literal["ok", "mismatch", "not_checkable"] = "mismatch" if failed else "ok" if checks else "not_checkable"
    table = Table(
        table_id=table_id,
        document_id=document_id,
        page_number=grid.page_number,
        row_count=grid.row_count,
        col_count=grid.col_count,
        header_rows=read.header_rows,
        method=grid.method,
        check_status=status,
        checks_passed=len(checks) - failed,
        checks_failed=failed,
        title=grid.title,
        continues_table_id=None,
        unit=read.units.table,
        confidence=_confidence(grid),
        box=grid.box,
        checks=checks,
    )
    return table, sorted(cells, key=lambda c: (c.row, c.col))


def _confidence(grid: RawGrid) -> float | None:
    """The mean confidence of the recognised cells, weighted by their letters; None where no OCR was needed."""
    known = [(len(c.text), c.ocr_confidence) for c in grid.cells if c.ocr_confidence is not None and c.text]
    total = sum(length for length, _ in known)
    return sum(length * sure for length, sure in known) / total if total else None


def _cell(
    raw: RawCell,
    read: ReadTable,
    check: Literal["verified", "contradicted", "unchecked"],
    table_id: str,
    document_id: str,
) -> Cell:
    text = read.texts[raw.row][raw.col]
    return Cell(
        table_id=table_id,
        document_id=document_id,
        row=raw.row,
        col=raw.col,
        text=text,
        text_raw=raw.text if raw.text != text else None,
        row_span=raw.row_span,
        col_span=raw.col_span,
        is_header=raw.row < read.header_rows,
        number=read.numbers[raw.row][raw.col],
        check=check,
        ocr_confidence=raw.ocr_confidence,
        box=raw.box,
        spans=raw.spans,
    )


def _correction(repair: DigitRepair, document_id: str, page_number: int) -> Correction:
    return Correction(
        document_id=document_id,
        page_number=page_number,
        seq=0,
        stage="table_cell",
        rule=repair.rule,
        before=repair.before,
        after=repair.after,
        applied=True,
        evidence=f"numeric column {repair.col}, row {repair.row}" + (f"; {repair.evidence}" if repair.evidence else ""),
    )


def mismatch_issue(check: Check, table: Table) -> Issue:
    """The issue of a check that does not hold: which cells, and by how much."""
    row, col = check.target
    right = " ".join(f"{'+' if t.sign > 0 else '-'} [{t.row},{t.col}]" for t in check.terms).removeprefix("+ ")
    said = "the percentage of its terms" if check.kind == "ratio" else "what its terms add up to"
    message = (
        f"The number in row {row}, column {col} is not {said}: [{row},{col}] = {right} is off by "
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


def _continues(before: Table, after: Table, cells: Sequence[Cell], own: Sequence[Cell]) -> bool:
    """Whether a page begins with the rest of the table that ended the page before: same columns, same header or none."""
    if before.col_count != after.col_count or (after.header_rows and not before.header_rows):
        return False
    if not after.header_rows:
        return True
    old = [c.text for c in cells if c.table_id == before.table_id and c.is_header]
    return old == [c.text for c in own if c.is_header]
