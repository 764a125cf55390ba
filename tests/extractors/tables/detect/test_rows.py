from collections.abc import Sequence

from extractors.tables.detect.rows import column_of, data_lines, group_rows
from tests.support.words import lines_of_rows

BORDERS = (50.0, 90.0, 250.0, 350.0)


def grouped(rows: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    lines = lines_of_rows(rows, (60, 100, 270))
    return [[" ".join(s.text for s in line.segments) for line in row] for row in group_rows(lines, BORDERS)]


def test_a_label_that_wraps_belongs_to_the_row_it_goes_on_with() -> None:
    assert grouped([("", "Erträge aus", ""), ("", "Gebühren", "300"), ("", "Mieten", "50")]) == [
        ["Erträge aus", "Gebühren 300"],
        ["Mieten 50"],
    ]


def test_rows_begin_where_their_numbers_are_printed() -> None:
    rows = [("1", "Steuern und", "300"), ("", "Abgaben der Stadt", ""), ("2", "Mieten", "50")]
    assert [len(row) for row in grouped(rows)] == [2, 1]


def test_a_table_of_words_begins_a_row_with_two_columns() -> None:
    assert [
        len(row) for row in grouped([("", "Erika Muster", "Vorsitz"), ("", "", "und Kasse"), ("", "Max", "Amt")])
    ] == [2, 1]


def test_a_segment_stands_in_the_column_that_holds_most_of_it() -> None:
    lines = lines_of_rows([("", "Steuern", "300")], (60, 100, 270))
    assert [column_of(s, BORDERS) for s in lines[0].segments] == [1, 2]
    assert (
        data_lines(lines, BORDERS) == [0]
        and data_lines(lines_of_rows([("1", "Rat", "Amt")], (60, 100, 270)), BORDERS) == []
    )


def test_numbers_before_labels_begin_rows_and_what_follows_their_amounts_is_a_heading() -> None:
    rows = [
        ("", "1. Steuern und ähnliche", ""),
        ("", "Abgaben", "300"),
        ("", "Aufwendungen", ""),
        ("", "2. Personal", "50"),
    ]
    lines = lines_of_rows(rows, (60, 60, 270))
    found = [
        [" ".join(s.text for s in line.segments) for line in row] for row in group_rows(lines, (50.0, 250.0, 350.0))
    ]
    assert found == [["1. Steuern und ähnliche", "Abgaben 300"], ["Aufwendungen"], ["2. Personal 50"]]
