from pathlib import Path

from reportlab.platypus import Spacer

from extractors.tables import TablesFound
from tests.support.table_pdfs import PROSE, drawn_tables, paragraph, pdf, styled


def texts_of(result: TablesFound, table: int = 0) -> list[list[str]]:
    record = result.tables[table]
    rows = [[""] * record.col_count for _ in range(record.row_count)]
    for cell in result.cells:
        if cell.table_id == record.table_id:
            rows[cell.row][cell.col] = cell.text
    return rows


def test_a_list_of_fees_is_a_table_and_one_of_pages_or_dates_is_none(tmp_path: Path) -> None:
    fees = [["–", "Mitglieder des Gemeinderats", "EURO 20,00"], ["–", "Sachkundige Einwohner", "EURO 15,00"],
            ["–", "Mitglieder der Wahlvorstände", "EURO 50,00"]]  # fmt: skip
    spread = ("RIGHTPADDING", (1, 0), (1, -1), 120)
    result = drawn_tables(pdf(paragraph(PROSE), styled(fees, spread)), tmp_path)
    assert texts_of(result) == [[f"– {label}", price] for _, label, price in fees]
    pages = [["–", "Haushaltsplan", "12"], ["–", "Stellenplan", "31"], ["–", "Anlagen", "40"]]
    days = [
        ["–", "Sitzung des Gemeinderats", "12.03.2024"],
        ["–", "Auslegung", "14.03.2024"],
        ["–", "Ende", "30.04.2024"],
    ]
    assert not drawn_tables(pdf(styled(pages, spread), Spacer(1, 40), styled(days, spread)), tmp_path).tables
