import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.support.tables import read_pdf, tables_of, texts_of

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
