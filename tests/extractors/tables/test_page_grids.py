import io
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from curated.records import Box, Word
from extractors.base.page_reading import PageReading, Rule
from extractors.layout.table_lines import printed_lines
from extractors.tables import TablesFound
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.page_grids import is_noise
from extractors.tables.detect.ruled import find_lattices, strokes
from tests.support.tables import grid, read_pdf, tables_of

BODY = [
    ["1", "Steuern", "1.200", "1.300"],
    ["2", "Gebühren und\nEntgelte", "300", "350"],
    ["3", "Summe", "1.500", "1.650"],
]
HEAD = ["Nr.", "Posten", "Ansatz 2023\nEUR", "Ansatz 2024\nEUR"]
PROSE = (
    "Der Gemeinderat der Stadt Musterlingen hat am 12.03.2024 mit 17 zu 4 Stimmen beschlossen, 1.250.000 Euro für die Halle "
    "in Seedorf bereitzustellen. Davon entfallen 500.000 Euro auf das Jahr 2024 und 750.000 Euro auf 2025. "
) * 6


def pdf(*flow: Flowable) -> io.BytesIO:
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=A4).build(list(flow))
    return data


def styled(rows: list[list[str]], *style: tuple) -> Table:
    return Table(
        rows, style=TableStyle([("ALIGN", (-2, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "TOP"), *style])
    )


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()["BodyText"])


def drawn_tables(data: io.BytesIO, folder: Path) -> TablesFound:
    return tables_of(read_pdf(data, folder))


def flat(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


def test_a_ruled_table_with_caption_and_wrapped_cells(tmp_path: Path) -> None:
    table = styled([HEAD, *BODY], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    result = drawn_tables(pdf(paragraph(PROSE), paragraph("Ergebnisplan"), table), tmp_path)
    assert grid(result) == flat([HEAD, *BODY])
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
    assert grid(drawn_tables(pdf(styled([HEAD, *BODY], *style)), tmp_path)) == flat([HEAD, *BODY])


def test_lines_between_rows_only(tmp_path: Path) -> None:
    result = drawn_tables(
        pdf(paragraph(PROSE), styled([HEAD, *BODY], ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black))), tmp_path
    )
    assert grid(result) == flat([HEAD, *BODY])
    assert result.tables[0].method == "aligned"


def test_stripes_instead_of_lines(tmp_path: Path) -> None:
    shaded = [("BACKGROUND", (0, r), (-1, r), colors.lightgrey) for r in (0, 2)]
    assert grid(drawn_tables(pdf(paragraph(PROSE), styled([HEAD, *BODY], *shaded)), tmp_path)) == flat([HEAD, *BODY])


def test_no_lines_at_all(tmp_path: Path) -> None:
    result = drawn_tables(
        pdf(paragraph(PROSE), Spacer(1, 12), styled([HEAD, *BODY]), Spacer(1, 12), paragraph(PROSE)), tmp_path
    )
    assert grid(result) == flat([HEAD, *BODY])
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


def test_the_block_of_consultations_is_no_table(tmp_path: Path) -> None:
    rows = [
        ["Gremium", "Termin", "TOP", "Ö / N"],
        ["Gemeinderat", "12.03.2024", "4", "Ö"],
        ["Hauptausschuss", "05.03.2024", "2", "N"],
    ]
    assert drawn_tables(pdf(styled(rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.black))), tmp_path).tables == ()


def test_several_tables_of_a_page_keep_apart_and_their_ids(tmp_path: Path) -> None:
    grid_lines = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    alone = drawn_tables(pdf(styled([HEAD, *BODY], grid_lines)), tmp_path)
    fees = styled([["Tarif", "bisher", "neu"], ["Karte", "5,00 €", "5,50 €"]], grid_lines)
    both = drawn_tables(pdf(paragraph(PROSE), styled([HEAD, *BODY], grid_lines), Spacer(1, 30), fees), tmp_path)
    assert [t.row_count for t in both.tables] == [4, 2]
    assert both.tables[0].table_id == alone.tables[0].table_id
    assert grid(both) == grid(alone)


def test_missing_outer_lines_are_where_the_inner_ones_end() -> None:
    rules = [Rule(10, 20, 110, 20), Rule(10, 40, 110, 40), Rule(60, 0, 60, 60)]
    (lattice,) = find_lattices(*strokes(rules))
    assert lattice.xs == (10, 60, 110) and lattice.ys == (0, 20, 40, 60)
    assert len(lattice.cells) == 6


def test_pieces_of_a_line_are_one_line() -> None:
    flat_lines, upright = strokes([Rule(0, 5, 30, 5), Rule(31, 5.4, 80, 5.4), Rule(90, 5, 99, 5), Rule(3, 0, 3, 9)])
    assert [(s.start, s.end) for s in flat_lines] == [(0, 80), (90, 99)]
    assert len(upright) == 1


def test_a_drawing_of_thousands_of_lines_is_left_alone() -> None:
    rules = tuple(Rule(0, 6.0 * i, 9000, 6.0 * i) for i in range(2100)) + tuple(
        Rule(6.0 * i, 0, 6.0 * i, 9000) for i in range(2100)
    )
    assert find_lattices(*strokes(rules)) == []
    assert tables_of([PageReading(page_number=1, source="text_layer", source_reason="", rules=rules)]).tables == ()


def test_a_list_of_fees_is_a_table_and_one_of_pages_or_dates_is_none(tmp_path: Path) -> None:
    fees = [["–", "Mitglieder des Gemeinderats", "EURO 20,00"], ["–", "Sachkundige Einwohner", "EURO 15,00"],
            ["–", "Mitglieder der Wahlvorstände", "EURO 50,00"]]  # fmt: skip
    spread = ("RIGHTPADDING", (1, 0), (1, -1), 120)
    result = drawn_tables(pdf(paragraph(PROSE), styled(fees, spread)), tmp_path)
    assert grid(result) == [[f"– {label}", price] for _, label, price in fees]
    pages = [["–", "Haushaltsplan", "12"], ["–", "Stellenplan", "31"], ["–", "Anlagen", "40"]]
    days = [
        ["–", "Sitzung des Gemeinderats", "12.03.2024"],
        ["–", "Auslegung", "14.03.2024"],
        ["–", "Ende", "30.04.2024"],
    ]
    assert not drawn_tables(pdf(styled(pages, spread), Spacer(1, 40), styled(days, spread)), tmp_path).tables


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


def test_a_typewritten_currency_belongs_to_the_amount_before_or_behind_it() -> None:
    words = [
        Word("Grundpreis", Box(90, 100, 160, 111)),
        Word("3,40", Box(440, 100, 462, 111)),
        Word("DM", Box(471, 100, 482, 111)),
    ]
    words += [
        Word("Sitzung", Box(90, 120, 140, 131)),
        Word("EURO", Box(430, 120, 458, 131)),
        Word("20,00", Box(467, 120, 495, 131)),
    ]
    assert [[s.text for s in line.segments] for line in printed_lines(words)] == [
        ["Grundpreis", "3,40 DM"],
        ["Sitzung", "EURO 20,00"],
    ]
