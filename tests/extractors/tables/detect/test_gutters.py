from extractors.tables.detect.gutters import borders_of, column_spans
from tests.support.words import lines_of_rows

ROWS = [("Steuern", "1.200", "1.300"), ("Sonstige Erträge", "300", "350"), ("", "", "9")]


def test_numbers_make_their_columns_and_words_what_is_left() -> None:
    spans = column_spans(lines_of_rows(ROWS, (60, 200, 300)))
    assert [round(left) for left, _ in spans] == [60, 200, 300]


def test_a_title_across_two_columns_of_numbers_makes_no_column() -> None:
    titled = [("", "Einzahlungen der laufenden Rechnung", ""), *ROWS]
    assert len(column_spans(lines_of_rows(titled, (60, 200, 300)))) == 3


def test_borders_run_through_the_middle_of_the_gutters() -> None:
    assert borders_of([(10, 20), (40, 50)], 5, 60) == [4, 30, 61]
