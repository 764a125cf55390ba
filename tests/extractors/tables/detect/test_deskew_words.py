import io
import math
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from curated.records import Box
from extractors.base.page_reading import PageReading, Rule
from extractors.tables.detect.deskew_words import deskewed_rules, deskewed_words, frame_of, on_displayed_page
from extractors.tables.detect.grid import RawCell, RawGrid
from tests.support.tables import read_pdf, tables_of, texts_of
from tests.support.words import words_at

ROWS = [
    ["Nr.", "Ertrags- und Aufwandsarten", "Ansatz 2024", "Ansatz 2025"],
    ["1", "Steuern und Abgaben", "1.200.400", "1.300.200"],
    ["2", "Zuwendungen", "300.000", "350.000"],
    ["3", "Summe Erträge", "1.500.400", "1.650.200"],
]


STOPS = (60, 90, 360, 460)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("turn", [90, 270])
def test_a_sideways_table_is_read_as_it_would_be_upright(turn: int, ruled: bool, tmp_path: Path) -> None:
    data = io.BytesIO()
    wide, high = A4
    canvas = Canvas(data, pagesize=A4)
    canvas.translate(*((wide, 0) if turn == 90 else (0, high)))
    canvas.rotate(90 if turn == 90 else -90)
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            draw = canvas.drawRightString if c > 1 else canvas.drawString
            draw(STOPS[c] + (60 if c > 1 else 0), wide - 100 - 18 * r, text)
    if ruled:
        for r in range(len(ROWS) + 1):
            canvas.line(55, wide - 87 - 18 * r, 530, wide - 87 - 18 * r)
        for x in (55, 85, 350, 440, 530):
            canvas.line(x, wide - 87, x, wide - 87 - 18 * len(ROWS))
    canvas.save()
    result = tables_of(read_pdf(data, tmp_path))
    (table,) = result.tables
    assert texts_of(result) == ROWS
    assert (table.checks_passed, table.checks_failed, table.method) == (2, 0, "ruled" if ruled else "aligned")
    assert table.box is not None and table.box.x1 - table.box.x0 < table.box.y1 - table.box.y0  # as displayed: upright


def reading(rotation: int, skew: float) -> PageReading:
    return PageReading(
        page_number=1, source="ocr", source_reason="scan", width=595, height=842, rotation=rotation, skew=skew
    )


def test_an_upright_page_needs_no_frame() -> None:
    assert frame_of(reading(0, 0.0)) is None and frame_of(reading(90, 0.0)) is not None


def test_what_is_found_level_is_mapped_back_to_where_it_is_displayed() -> None:
    for rotation, skew in ((90, 0.0), (0, 2.0), (180, -1.5)):
        frame = frame_of(reading(rotation, skew))
        assert frame is not None
        words = words_at("Steuern", 60, 100)
        (level,) = deskewed_words(words, frame)
        cell = RawCell(row=0, col=0, text="Steuern", box=level.box)
        grid = RawGrid(page_number=1, method="ruled", row_count=1, col_count=1, cells=(cell,), box=level.box)
        back = on_displayed_page(grid, frame).cells[0].box
        assert back is not None
        pairs = zip((back.x0, back.y0, back.x1, back.y1), vars_of(words[0].box), strict=True)
        assert all(math.isclose(a, b, abs_tol=0.5) for a, b in pairs)


def vars_of(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def test_rules_stay_level_or_upright() -> None:
    frame = frame_of(reading(90, 1.0))
    assert frame is not None
    flat, upright = deskewed_rules([Rule(50, 100, 250, 100), Rule(50, 100, 50, 300)], frame)
    assert flat.x1 - flat.x0 < 1e-6 and upright.y1 - upright.y0 < 1e-6  # a quarter turn exchanges the two
