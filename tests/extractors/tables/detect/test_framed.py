from pathlib import Path

from reportlab.lib import colors

from extractors.tables import TablesFound
from extractors.tables.detect.framed import framed_grid, is_consultation_head, stacked
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.ruled import Lattice
from tests.support.table_pdfs import BODY, HEAD, PROSE, drawn_tables, flat, paragraph, pdf, styled
from tests.support.words import rows_at


def texts_of(result: TablesFound, table: int = 0) -> list[list[str]]:
    record = result.tables[table]
    rows = [[""] * record.col_count for _ in range(record.row_count)]
    for cell in result.cells:
        if cell.table_id == record.table_id:
            rows[cell.row][cell.col] = cell.text
    return rows


def test_a_ruled_table_with_caption_and_wrapped_cells(tmp_path: Path) -> None:
    table = styled([HEAD, *BODY], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    result = drawn_tables(pdf(paragraph(PROSE), paragraph("Ergebnisplan"), table), tmp_path)
    assert texts_of(result) == flat([HEAD, *BODY])
    (record,) = result.tables
    assert (record.method, record.title, record.unit, record.header_rows) == ("ruled", "Ergebnisplan", "EUR", 1)
    assert (record.check_status, record.checks_passed) == ("ok", 2)
    wrapped = next(c for c in result.cells if c.text == "Gebühren und Entgelte")
    assert wrapped.text_raw == "Gebühren und\nEntgelte" and wrapped.box is not None and wrapped.spans


def test_merged_cells_are_known_by_their_missing_lines(tmp_path: Path) -> None:
    rows = [
        ["Vorhaben", "Auszahlungen in EUR", ""],
        ["", "2024", "2025"],
        ["Sporthalle", "100", "250"],
        ["Schule", "40", "60"],
    ]
    spans = (("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    result = drawn_tables(pdf(styled(rows, *spans)), tmp_path)
    cells = {(c.row, c.col): c for c in result.cells}
    assert (cells[0, 1].text, cells[0, 1].col_span) == ("Auszahlungen in EUR", 2)
    assert (cells[0, 0].text, cells[0, 0].row_span) == ("Vorhaben", 2)
    assert result.tables[0].header_rows == 2


def test_a_frame_with_column_lines_only_is_divided_at_its_numbers(tmp_path: Path) -> None:
    style = (("BOX", (0, 0), (-1, -1), 1, colors.black), ("INNERGRID", (0, 0), (-1, 0), 0.5, colors.black),
             ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black))  # fmt: skip
    assert texts_of(drawn_tables(pdf(styled([HEAD, *BODY], *style)), tmp_path)) == flat([HEAD, *BODY])


def test_stripes_instead_of_lines(tmp_path: Path) -> None:
    shaded = [("BACKGROUND", (0, r), (-1, r), colors.lightgrey) for r in (0, 2)]
    assert texts_of(drawn_tables(pdf(paragraph(PROSE), styled([HEAD, *BODY], *shaded)), tmp_path)) == flat(
        [HEAD, *BODY]
    )


def test_the_block_of_consultations_is_no_table(tmp_path: Path) -> None:
    rows = [
        ["Gremium", "Termin", "TOP", "Ö / N"],
        ["Gemeinderat", "12.03.2024", "4", "Ö"],
        ["Hauptausschuss", "05.03.2024", "2", "N"],
    ]
    assert drawn_tables(pdf(styled(rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.black))), tmp_path).tables == ()


def lattice(top: float) -> Lattice:
    return Lattice((50, 150, 250), (top, top + 20, top + 40), tuple((r, c, 1, 1) for r in (0, 1) for c in (0, 1)))


def test_stripes_with_the_same_columns_are_one_lattice() -> None:
    (joined,) = stacked([lattice(100), lattice(160)])
    assert joined.is_striped and len(joined.ys) == 6
    assert len(stacked([lattice(100), lattice(300)])) == 2


def test_words_go_to_the_cell_they_stand_in() -> None:
    words = rows_at([("Steuern", "300"), ("Mieten", "50")], (60, 160), y=105, pitch=20)
    grid = framed_grid(lattice(100), words, 1)
    assert grid is not None and grid.texts() == [["Steuern", "300"], ["Mieten", "50"]]
    assert framed_grid(lattice(100), [], 1) is None


def test_the_head_of_a_paper_is_known_by_its_labels() -> None:
    def grid(*texts: str) -> RawGrid:
        cells = tuple(RawCell(row=0, col=c, text=t) for c, t in enumerate(texts))
        return RawGrid(page_number=1, method="ruled", row_count=1, col_count=len(texts), cells=cells)

    assert is_consultation_head(grid("Gremium", "Termin")) and is_consultation_head(
        grid("Gremium: Rat", "Termin: 1.2.")
    )
    assert not is_consultation_head(grid("Posten", "Ansatz"))
