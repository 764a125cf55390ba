import io
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer

from extractors.tables import TablesFound
from extractors.tables.detect.aligned import find_aligned
from tests.support.table_pdfs import BODY, HEAD, PROSE, drawn_tables, flat, paragraph, pdf, styled
from tests.support.words import rows_at


def texts_of(result: TablesFound, table: int = 0) -> list[list[str]]:
    record = result.tables[table]
    rows = [[""] * record.col_count for _ in range(record.row_count)]
    for cell in result.cells:
        if cell.table_id == record.table_id:
            rows[cell.row][cell.col] = cell.text
    return rows


def test_lines_between_rows_only(tmp_path: Path) -> None:
    result = drawn_tables(
        pdf(paragraph(PROSE), styled([HEAD, *BODY], ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black))), tmp_path
    )
    assert texts_of(result) == flat([HEAD, *BODY])
    assert result.tables[0].method == "aligned"


def test_no_lines_at_all(tmp_path: Path) -> None:
    result = drawn_tables(
        pdf(paragraph(PROSE), Spacer(1, 12), styled([HEAD, *BODY]), Spacer(1, 12), paragraph(PROSE)), tmp_path
    )
    assert texts_of(result) == flat([HEAD, *BODY])
    assert result.tables[0].check_status == "ok"


def test_prose_lists_letterheads_and_columns_are_no_tables(tmp_path: Path) -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for i in range(30):  # two-column minutes with numbers in them
        canvas.drawString(60, 760 - 13 * i, f"Im Jahr 20{i:02} waren es {i * 37} Stimmen und")
        canvas.drawString(320, 760 - 13 * i, f"damit {i} mehr als zuvor, sagte sie um {i} Uhr")
    for i in range(6):
        canvas.drawString(60, 330 - 13 * i, f"{i + 1}.")
        canvas.drawString(80, 330 - 13 * i, f"Punkt der Tagesordnung über {100 * i} Euro")
    canvas.drawString(60, 200, "Rathausplatz 1")
    canvas.drawString(320, 200, "Telefon 0123 456-0")
    canvas.drawString(60, 187, "12345 Musterlingen")
    canvas.drawString(320, 187, "Fax 0123 456-99")
    canvas.rect(55, 60, 300, 80)  # a framed note
    canvas.drawString(60, 100, "Der Antrag ist erledigt.")
    canvas.save()
    assert drawn_tables(data, tmp_path).tables == ()
    assert drawn_tables(pdf(paragraph(PROSE), paragraph(PROSE)), tmp_path).tables == ()


def test_two_lines_need_three_columns_and_three_lines_two() -> None:
    rows = [("Steuern", "1.200", "1.300"), ("Gebühren", "300", "350"), ("Mieten", "20", "25")]
    (grid,) = find_aligned(rows_at(rows, (60, 200, 300)), [], [], 1)
    assert grid.texts() == [list(row) for row in rows]
    assert find_aligned(rows_at(rows[:2], (60, 200, 300)), [], [], 1) == []
    three = [(*row, "99") for row in rows[:2]]
    assert len(find_aligned(rows_at(three, (60, 200, 300, 400)), [], [], 1)) == 1
    assert find_aligned([], [], [], 1) == []
