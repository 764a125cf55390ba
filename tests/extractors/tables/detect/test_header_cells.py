from extractors.layout.table_lines import printed_lines
from extractors.tables.detect.header_cells import header_cells
from extractors.tables.detect.ruled import Stroke
from tests.support.words import lines_of_rows, words_at

BORDERS = (50.0, 150.0, 250.0, 350.0)


def test_a_text_over_two_columns_spans_them_and_the_lower_row_names_them() -> None:
    words = words_at("Auszahlungen der Jahre", 190, 100) + words_at("2024", 190, 114) + words_at("2025", 290, 114)
    cells = {(c.row, c.col): c for c in header_cells(printed_lines(words), BORDERS, [Stroke(111, 155, 345)])}
    assert (cells[0, 1].text, cells[0, 1].col_span) == ("Auszahlungen der Jahre", 2)
    assert (cells[1, 1].text, cells[1, 2].text) == ("2024", "2025")


def test_lines_without_a_rule_between_them_are_one_row() -> None:
    lines = lines_of_rows([("Posten", "Ansatz", "Plan"), ("", "2024", "2025")], (60, 160, 260))
    texts = [c.text for c in header_cells(lines, BORDERS, [])]
    assert texts == ["Posten", "Ansatz\n2024", "Plan\n2025"]
    ruled = header_cells(lines, BORDERS, [Stroke(112, 50, 350)])
    assert {c.row for c in ruled} == {0, 1}


def test_the_numbers_of_columns_are_a_row_of_their_own() -> None:
    lines = lines_of_rows([("Posten", "Ansatz", "Plan"), ("1", "2", "3")], (60, 160, 260))
    assert [c.text for c in header_cells(lines, BORDERS, []) if c.row == 1] == ["1", "2", "3"]


def test_heads_that_stand_close_together_are_those_of_several_columns() -> None:
    close = words_at("Plan 2026 Plan 2027", 190, 100)
    right = close[-1].box.x1
    cells = header_cells(printed_lines(close), (50.0, 185.0, (190 + right) / 2, right + 10), [])
    assert [c.text for c in cells if c.text] == ["Plan 2026", "Plan 2027"]
    one = header_cells(printed_lines(close), (50.0, 185.0, right + 10, right + 90), [])
    assert [c.text for c in one if c.text] == ["Plan 2026 Plan 2027"], "over one column"
