from pathlib import Path

from reportlab.platypus import Spacer

from extractors.tables import TablesFound
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.price_lists import is_price_list, with_bullets_in_labels
from tests.support.table_pdfs import PROSE, drawn_tables, paragraph, pdf, styled
from tests.support.words import lines_of_rows


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


def test_prices_far_off_and_under_one_another_make_a_list_of_fees() -> None:
    fees = [("Mitglieder des Rats", "20,00 €"), ("Einwohner der Stadt", "15,00 €")]
    assert is_price_list(lines_of_rows(fees, (60, 300)))
    assert not is_price_list(lines_of_rows(fees, (60, 165)))  # right behind the label
    assert not is_price_list(lines_of_rows([("Haushalt", "12"), ("Anlagen", "40")], (60, 300)))  # pages


def test_one_and_the_same_bullet_goes_back_before_the_labels() -> None:
    def grid(*bullets: str) -> RawGrid:
        cells = [RawCell(row=r, col=c, text=(b, "Bad")[c]) for r, b in enumerate(bullets) for c in (0, 1)]
        return RawGrid(page_number=1, method="aligned", row_count=len(bullets), col_count=2, cells=tuple(cells))

    assert with_bullets_in_labels(grid("–", "–", "–")).texts() == [["– Bad"]] * 3
    assert with_bullets_in_labels(grid("–", "•", "–")).col_count == 2
    assert with_bullets_in_labels(grid("–", "–")).col_count == 2
