"""Scanned tables: signs told by shape, lone marks found, and whole pages drawn, turned askew and read by real Tesseract."""

import io

import numpy as np
import pytest
from reportlab.lib.pagesizes import A5, landscape
from reportlab.pdfgen.canvas import Canvas

from extractors.base.page_reading import PageReading
from extractors.base.settings import ReadSettings
from extractors.imaging.ink_marks import PixelBox, sign_of, unread_marks
from extractors.pages.scanned_page import ocr_page, writing_rotation
from extractors.pdf.render import Picture
from tests.support.tables import tables_of, texts_of

DIGIT = 20.0
ROWS = [
    ["Nr.", "", "Ertrags- und Aufwandsarten", "Ansatz 2024", "Ansatz 2025"],
    ["1", "+", "Steuern und Abgaben", "1.200.400", "1.300.200"],
    ["2", "+", "Zuwendungen und Umlagen", "300.000", "-"],
    ["3", "=", "Ordentliche Erträge", "1.500.400", "1.300.200"],
    ["4", "-", "Personalaufwendungen", "-700.300", "-720.100"],
    ["5", "-", "Abschreibungen", "-", "-80.000"],
    ["6", "=", "Aufwendungen (= Zeilen 4 und 5)", "-700.300", "-800.100"],
]
STOPS = (34, 58, 80, 390, 480)


def drawn(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> np.ndarray:
    ink = np.zeros(size, bool)
    for x0, y0, x1, y1 in boxes:
        ink[y0:y1, x0:x1] = True
    return ink


@pytest.mark.parametrize(
    ("ink", "sign"),
    [
        (drawn((3, 9), (0, 0, 9, 3)), "-"),
        (drawn((14, 14), (6, 0, 8, 14), (0, 6, 14, 8)), "+"),
        (drawn((8, 13), (0, 0, 13, 2), (0, 6, 13, 8)), "="),
        (drawn((20, 4), (0, 0, 4, 20)), ""),  # 1
        (drawn((20, 14), (0, 0, 14, 3), (10, 3, 13, 20)), ""),  # 7
        (drawn((20, 14), (0, 0, 14, 3), (0, 8, 14, 11), (0, 17, 14, 20), (11, 0, 14, 20)), ""),  # 3
        (drawn((3, 3), (0, 0, 3, 3)), ""),  # a full stop
        (drawn((3, 60), (0, 0, 60, 3)), ""),  # underlined blanks
    ],
)
def test_signs_are_told_by_their_shape(ink: np.ndarray, sign: str) -> None:
    assert sign_of(ink, DIGIT) == sign


def test_marks_under_words_and_specks_are_none() -> None:
    pixels = np.full((60, 200), 255, np.uint8)
    pixels[20:23, 20:30] = 0  # a dash
    pixels[20:23, 100:110] = 0  # a dash inside a word
    pixels[40, 150] = 0  # a speck
    marks = unread_marks(pixels, PixelBox(0, 0, 200, 60), [PixelBox(90, 10, 130, 30)], DIGIT)
    assert [(m.sign, m.box) for m in marks] == [("-", PixelBox(20, 20, 30, 23))]


def scanned(skew: float, *, ruled: bool) -> PageReading:
    """The table as a picture at 300 dpi, turned by ``skew`` degrees, and read by OCR."""
    import pypdfium2

    width, height = landscape(A5)
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
    image = page.render(scale=300 / 72, grayscale=True).to_pil().rotate(skew, fillcolor=255)
    return ocr_page(Picture(image, width, height, 300), 1, "scan", ReadSettings())


@pytest.mark.parametrize(("skew", "ruled"), [(0.0, False), (2.0, True)])
def test_a_scanned_table_keeps_its_signs_and_row_numbers(skew: float, ruled: bool) -> None:
    reading = scanned(skew, ruled=ruled)
    result = tables_of([reading])
    assert texts_of(result)[1:] == ROWS[1:]
    (table,) = result.tables
    assert table.checks_passed == 2 + 2 and table.checks_failed == 0  # rows 3 and 6 in two columns
    assert table.method == ("ruled" if ruled else "aligned")
    assert table.box is not None and 20 < table.box.x0 < 40 and table.box.x1 > 540


def test_columns_read_one_after_the_other_are_no_sideways_page() -> None:
    from curated.records import Box, Word

    words = [
        Word("61.518,79", Box(700 - 60 * c, 100 + 15 * r, 740 - 60 * c, 108 + 15 * r))
        for c in range(4)
        for r in range(9)
    ]
    assert writing_rotation(words, 842, 595, 0) == 0
    upright = [
        Word("Abgaben", Box(100 + 12 * i, 200 + 50 * j, 108 + 12 * i, 240 + 50 * j)) for i in range(4) for j in range(6)
    ]
    assert writing_rotation(upright, 842, 595, 0) in (90, 270)


def test_a_coarse_scan_brings_further_readings_of_its_doubtful_numbers() -> None:
    import pypdfium2

    width, height = landscape(A5)
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
