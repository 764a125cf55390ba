"""Scanned tables: whole pages drawn, turned askew and read by real Tesseract, keep their signs and row numbers."""

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A5, landscape
from reportlab.pdfgen.canvas import Canvas

from extractors.base.page_reading import PageReading
from extractors.base.settings import OcrSettings, ReadSettings
from extractors.ocr.budget import PageBudget
from extractors.ocr.missed_cells import with_missed_cells
from extractors.ocr.recognise import recognise
from extractors.pages.scanned_page import ocr_page
from extractors.pdf.render import Picture
from tests.support.printed_pages import page as drawn_page
from tests.support.printed_pages import read
from tests.support.tables import tables_of, texts_of

ROWS = [
    ["Nr.", "", "Ertrags- und Aufwandsarten", "Ansatz 2024", "Ansatz 2025"],
    ["1", "+", "Steuern und Abgaben", "1.200.400", "1.300.200"],
    ["2", "+", "Zuwendungen und Umlagen", "300.000", "-"],
    ["3", "=", "Ordentliche Erträge", "1.500.400", "1.300.200"],
    ["4", "-", "Personalaufwendungen", "-700.300", "-720.100"],
    ["5", "-", "Abschreibungen", "-", "-80.000"],
    ["6", "=", "Aufwendungen (= Zeilen 4 und 5)", "-700.300", "-800.100"],
]
WIDTH, HEIGHT = landscape(A5)
STOPS = (34, 58, 80, 390, 480)


def table_image(skew: float = 0.0, *, ruled: bool = False) -> Image.Image:
    """The table as a picture at 300 dpi, turned by ``skew`` degrees."""
    width, height = WIDTH, HEIGHT
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(width, height))
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate(ROWS):
        y = height - 80 - 20 * r
        for c, text in enumerate(row):
            (canvas.drawRightString if c >= 3 else canvas.drawString)(STOPS[c] + (80 if c >= 3 else 0), y, text)
    if ruled:
        for r in range(len(ROWS) + 1):
            canvas.line(30, height - 66 - 20 * r, 565, height - 66 - 20 * r)
        for x in (30, 52, 74, 380, 475, 565):
            canvas.line(x, height - 66, x, height - 66 - 20 * len(ROWS))
    canvas.save()
    page = pypdfium2.PdfDocument(data.getvalue())[0]
    return page.render(scale=300 / 72, grayscale=True).to_pil().rotate(skew, fillcolor=255)


def scanned(skew: float, *, ruled: bool) -> PageReading:
    """That picture, read by OCR."""
    return ocr_page(Picture(table_image(skew, ruled=ruled), WIDTH, HEIGHT, 300), 1, "scan", ReadSettings())


@pytest.mark.parametrize(("skew", "ruled"), [(0.0, False), (2.0, True)])
def test_a_scanned_table_keeps_its_signs_and_row_numbers(skew: float, ruled: bool) -> None:
    result = tables_of([scanned(skew, ruled=ruled)])
    assert texts_of(result)[1:] == ROWS[1:]
    (table,) = result.tables
    assert table.checks_passed == 2 + 2 and table.checks_failed == 0  # rows 3 and 6 in two columns
    assert table.method == ("ruled" if ruled else "aligned")
    assert table.box is not None and 20 < table.box.x0 < 40 and table.box.x1 > 540


def test_the_words_of_a_page_without_a_table_stay_as_they_are() -> None:
    page = read(drawn_page(), second_languages="")
    assert with_missed_cells(page, OcrSettings(), PageBudget(20)) == page.words


def test_signs_and_row_numbers_are_added_where_tesseract_passed_over_them() -> None:
    page = recognise(table_image(), OcrSettings(), page_width=WIDTH, page_height=HEIGHT, budget=PageBudget(120))
    words = with_missed_cells(page, OcrSettings(), PageBudget(60))
    added = [w.text for w in words if w not in page.words]
    texts = [w.text for w in words]
    assert {"+", "="} <= set(texts)
    assert all(row[0] in texts for row in ROWS[1:])
    assert set(added) <= {"1", "2", "3", "4", "5", "6", "+", "-", "–", "="}
    assert added, "Tesseract read everything: draw a table that is harder"
