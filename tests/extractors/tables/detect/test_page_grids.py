import io
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer

from extractors.tables import TablesFound
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.page_grids import is_noise
from tests.support.table_pdfs import BODY, HEAD, PROSE, drawn_tables, paragraph, pdf, styled


def texts_of(result: TablesFound, table: int = 0) -> list[list[str]]:
    record = result.tables[table]
    rows = [[""] * record.col_count for _ in range(record.row_count)]
    for cell in result.cells:
        if cell.table_id == record.table_id:
            rows[cell.row][cell.col] = cell.text
    return rows


def test_several_tables_of_a_page_keep_apart_and_their_ids(tmp_path: Path) -> None:
    grid_lines = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    alone = drawn_tables(pdf(styled([HEAD, *BODY], grid_lines)), tmp_path)
    fees = styled([["Tarif", "bisher", "neu"], ["Karte", "5,00 €", "5,50 €"]], grid_lines)
    both = drawn_tables(pdf(paragraph(PROSE), styled([HEAD, *BODY], grid_lines), Spacer(1, 30), fees), tmp_path)
    assert [t.row_count for t in both.tables] == [4, 2]
    assert both.tables[0].table_id == alone.tables[0].table_id
    assert texts_of(both) == texts_of(alone)


def recognised(rows: list[list[str]], confidence: float) -> RawGrid:
    cells = tuple(
        RawCell(row=r, col=c, text=t, ocr_confidence=confidence)
        for r, row in enumerate(rows)
        for c, t in enumerate(row)
    )
    return RawGrid(page_number=1, method="ruled", row_count=len(rows), col_count=len(rows[0]), cells=cells)


def test_the_hatching_of_a_chart_is_no_table_and_a_weakly_read_table_is_one() -> None:
    hatching = [["0%__|", "N", "i ii"], ["-", "'y", "\\ N N"], ["+", "4.", "Bi"], ["- +", "‚", "="]]
    marks = [["17a.", "1", "="], ["Eo>d", "=", "5:3"], ["23", "-", "#"], ["EEE", "2 E", "="]]
    table = [["Posten", "2023", "X"], ["Abgahen", "1.2O0", "-"], ["Sumrne", "1.50", "X"]]
    assert is_noise(recognised(hatching, 0.8)) and is_noise(recognised(marks, 0.5))
    assert not is_noise(recognised(table, 0.5)) and not is_noise(recognised(marks, 0.8))
    born_digital = RawGrid(
        page_number=1,
        method="ruled",
        row_count=1,
        col_count=2,
        cells=(RawCell(row=0, col=0, text="-"), RawCell(row=0, col=1, text="+")),
    )
    assert not is_noise(born_digital)


def slide(*boxes: tuple[float, float, float, float, str]) -> io.BytesIO:
    """A slide on a coloured ground that fills the sheet: a title, a page number, and boxes with a text each."""
    data = io.BytesIO()
    sheet = Canvas(data, pagesize=(720, 405))
    sheet.setFillColorRGB(0.9, 0.95, 1)
    sheet.rect(0, 0, 720, 405, stroke=0, fill=1)
    for x, y, width, height, text in boxes:
        sheet.setFillColorRGB(1, 1, 1)
        sheet.rect(x, y, width, height, stroke=1, fill=1)
        sheet.setFillColorRGB(0, 0, 0)
        sheet.drawString(x + 8, y + height / 2, text)
    sheet.setFillColorRGB(0, 0, 0)
    sheet.drawString(40, 360, "So gehen wir im Jahr 2026 vor")
    sheet.drawString(690, 12, "17")
    sheet.showPage()
    sheet.save()
    return data


@pytest.mark.parametrize(
    "boxes",
    [
        (),
        ((0, 0, 60, 405, "Rand"), (660, 0, 60, 30, "17")),
        ((40, 200, 200, 60, "Erst fragen"), (300, 200, 200, 60, "Dann bauen")),
        ((40, 40, 640, 300, "Ein Kasten um alles"), (80, 80, 200, 100, "Ein Kasten im Kasten")),
        ((0, 300, 720, 105, "Kopfbalken"), (0, 0, 720, 40, "Fußbalken 2026")),
    ],
)
def test_slides_and_boxes_around_texts_are_no_tables(
    boxes: tuple[tuple[float, float, float, float, str], ...], tmp_path: Path
) -> None:
    assert drawn_tables(slide(*boxes), tmp_path).tables == ()


def test_a_table_on_a_coloured_ground_is_one(tmp_path: Path) -> None:
    boxes = [
        (100.0 + 150 * c, 200.0 - 30 * r, 150.0, 30.0, str(text).replace("\n", " ")[:20])
        for r, row in enumerate([HEAD, *BODY])
        for c, text in enumerate(row)
    ]
    (table,) = drawn_tables(slide(*boxes), tmp_path).tables
    assert (table.row_count, table.col_count) == (1 + len(BODY), len(HEAD))
