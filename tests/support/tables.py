"""What the tests of tables share: readings made by hand, a normaliser that changes nothing, PDFs drawn with reportlab."""

import io
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.base.page_reading import PageReading
from extractors.tables import PageGrids, TablesFound, find_grids, read_grids
from extractors.tables.cell_texts import CellTrails, text_to_normalise
from normalizers.text_trail import TextTrail
from tests.support.paths import CASES

_CASES = CASES / "tables"
DOCUMENT = "d" * 64


def dump(text: str, page: int = 1) -> PageReading:
    return PageReading(page_number=page, source="file", source_reason="text dump", text=text)


def found(*pages: str) -> TablesFound:
    """The tables of a text dump of these pages."""
    return tables_of([dump(text, n) for n, text in enumerate(pages, 1)])


def tables_of(readings: Sequence[PageReading]) -> TablesFound:
    """The tables of pages whose text needs no repair."""
    grids = find_grids(readings)
    return read_grids(grids, [unchanged(page) for page in grids], DOCUMENT)


def unchanged(page: PageGrids) -> CellTrails:
    """The texts of a page's cells as a normaliser leaves them that finds nothing to repair."""
    return {raw: TextTrail.of(text_to_normalise(raw, page.reading.source) or raw) for raw in page.cell_texts()}


def table_cases() -> list[object]:
    params = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for case in json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if kind == "known_failures" else []
            params.append(pytest.param(case["text"], case.get("tables", []), id=f"{kind}: {case['name']}", marks=marks))
    return params


def read_pdf(data: io.BytesIO, folder: Path) -> list[PageReading]:
    """The pages of a PDF through the project's own reading of text layers."""
    from extractors.base.settings import ReadSettings
    from extractors.pages.read import read_pages
    from extractors.pages.sources import open_source

    path = folder / "drawn.pdf"
    path.write_bytes(data.getvalue())
    return list(read_pages(open_source(path), ReadSettings(force="text_layer")))


def printed(value: int) -> str:
    """An amount in euros as budgets print it."""
    return f"{value:,}".replace(",", ".")


def failures(result: TablesFound) -> list[tuple[tuple[int, int], Decimal]]:
    """The cells whose sums do not come out, and by how much."""
    return [(c.target, c.difference) for t in result.tables for c in t.checks if not c.holds]


def texts_of(result: TablesFound, table: int = 0) -> list[list[str]]:
    """The texts of a table by row and column."""
    record = result.tables[table]
    rows = [[""] * record.col_count for _ in range(record.row_count)]
    for cell in result.cells:
        if cell.table_id == record.table_id:
            rows[cell.row][cell.col] = cell.text
    return rows
