"""Doubtful numbers of tables are read again, digits only, and nothing else is."""

from __future__ import annotations

import io

import pypdfium2
from reportlab.lib.pagesizes import A5, landscape
from reportlab.pdfgen.canvas import Canvas

from extractors.base.settings import OcrSettings, ReadSettings
from extractors.ocr.budget import PageBudget
from extractors.ocr.number_rereading import reread_numbers
from extractors.pages.scanned_page import ocr_page
from extractors.pdf.render import Picture
from tests.support.printed_pages import page as drawn_page
from tests.support.printed_pages import read

WIDTH, HEIGHT = landscape(A5)
STOPS = (34, 58, 80, 390, 480)
ROWS = [
    ["Nr.", "", "Ertrags- und Aufwandsarten", "Ansatz 2024", "Ansatz 2025"],
    ["1", "+", "Steuern und Abgaben", "1.200.400", "1.300.200"],
    ["2", "+", "Zuwendungen und Umlagen", "300.000", "-"],
    ["3", "=", "Ordentliche Erträge", "1.500.400", "1.300.200"],
    ["4", "-", "Personalaufwendungen", "-700.300", "-720.100"],
    ["5", "-", "Abschreibungen", "-", "-80.000"],
    ["6", "=", "Aufwendungen (= Zeilen 4 und 5)", "-700.300", "-800.100"],
]


def test_a_coarse_scan_brings_further_readings_of_its_doubtful_numbers() -> None:
    width, height = WIDTH, HEIGHT
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(width, height))
    canvas.setFont("Helvetica", 8)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            draw = canvas.drawRightString if c >= 3 else canvas.drawString
            draw(STOPS[c] + (80 if c >= 3 else 0), height - 80 - 16 * r, text)
    canvas.save()
    page = pypdfium2.PdfDocument(data.getvalue())[0]
    bilevel = page.render(scale=100 / 72, grayscale=True).to_pil().point(lambda v: 255 if v > 150 else 0)
    reading = ocr_page(Picture(bilevel, width, height, 100), 1, "scan", ReadSettings())
    assert reading.number_rereadings
    places = {w.box for w in reading.words}
    assert all(s.box in places and {s.one, s.other} != {s.first} for s in reading.number_rereadings)


def test_a_page_without_a_table_and_one_without_a_second_model_have_no_further_readings() -> None:
    page = read(drawn_page(), second_languages="")
    assert reread_numbers(page, OcrSettings(), PageBudget(20)) == ()
    assert reread_numbers(page, OcrSettings(second_languages=""), PageBudget(20)) == ()
