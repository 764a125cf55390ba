from pathlib import Path

from reportlab.lib import colors
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
