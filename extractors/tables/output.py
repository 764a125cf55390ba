"""The JSON that the ``extract-tables`` filter prints."""

from __future__ import annotations

import json
from decimal import Decimal

from curated.records import Cell, Check, Table
from extractors.tables.records import TablesFound

Json = dict[str, "Value"] | list["Value"] | str | int | bool | None
Value = Json


def tables_as_json(found: TablesFound) -> str:
    """A JSON array with one object per table: texts, numbers, cells and checks, as the design fixes them. Ends with a newline.

    ``rows`` and ``numbers`` have one entry per column; a spanning text stands once, at its first cell. Numbers are decimal
    strings („-1084000.00“) so that no reader turns them into floats. Texts are repaired, but words divided at a line end stay
    divided as in print („Förde- rung“): a filter's output can be held against the page; ``joined`` has the whole word, as
    ``table_cells.text`` of a release, and is null where nothing is divided.
    """
    cells: dict[str, list[tuple[Cell, str]]] = {}
    for cell, printed in zip(found.cells, found.printed, strict=True):
        cells.setdefault(cell.table_id, []).append((cell, printed))
    listed: list[Value] = [_table(table, cells.get(table.table_id, [])) for table in found.tables]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table, cells: list[tuple[Cell, str]]) -> Value:
    rows: list[list[Value]] = [[""] * table.col_count for _ in range(table.row_count)]
    numbers: list[list[Value]] = [[None] * table.col_count for _ in range(table.row_count)]
    for cell, printed in cells:
        rows[cell.row][cell.col] = printed
        numbers[cell.row][cell.col] = _number(cell.number)
    return {
        "page": table.page_number,
        "title": table.title,
        "header_rows": table.header_rows,
        "unit": table.unit,
        "rows": list(rows),
        "numbers": list(numbers),
        "cells": [_cell(cell, printed) for cell, printed in cells],
        "checks": [_check(check) for check in table.checks],
    }


def _cell(cell: Cell, printed: str) -> Value:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": printed,
        "joined": cell.text if cell.text != printed else None,
        "number": _number(cell.number),
        "check": cell.check,
    }


def _check(check: Check) -> Value:
    return {
        "kind": check.kind,
        "target": list(check.target),
        "terms": [[term.sign, term.row, term.col] for term in check.terms],
        "stated_by": check.stated_by,
        "holds": check.holds,
        "difference": _number(check.difference),
        "tolerance": _number(check.tolerance),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
