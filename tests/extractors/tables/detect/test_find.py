from extractors.tables.detect.find import find_grids
from tests.support.tables import dump

TABLE = "Posten\t2023\nSteuern\t1.200\nGebühren\t300\n"


def test_every_page_is_listed_with_the_grids_it_has() -> None:
    pages = find_grids([dump("Vorbericht ohne Tabelle"), dump(TABLE, 2)])
    assert [(page.reading.page_number, len(page.grids)) for page in pages] == [(1, 0), (2, 1)]


def test_the_texts_of_cells_are_listed_once_and_blank_ones_not_at_all() -> None:
    (page,) = find_grids([dump("Posten\t2023\t2024\nSteuern\t1.200\t1.200\nMieten\t\t300\n")])
    assert page.cell_texts() == ("Posten", "2023", "2024", "Steuern", "1.200", "Mieten", "300")
