from extractors.tables.detect.column_grid import as_table, grid_in_columns
from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.gutters import column_spans
from extractors.tables.detect.ruled import Stroke
from tests.support.words import lines_of_rows

LINES = lines_of_rows(
    [("Posten", "2023", "2024"), ("Steuern", "1.200", "1.300"), ("Gebühren", "300", "350")], (60, 200, 300)
)


def test_the_lines_of_head_and_body_become_cells() -> None:
    grid = grid_in_columns(LINES[:1], LINES[1:], column_spans(LINES[1:]), [], 3)
    assert grid is not None and (grid.page_number, grid.method) == (3, "aligned")
    assert grid.texts() == [["Posten", "2023", "2024"], ["Steuern", "1.200", "1.300"], ["Gebühren", "300", "350"]]
    assert grid_in_columns([], [], [], [], 1) is None


def test_rules_under_every_row_keep_wrapped_lines_together() -> None:
    lines = lines_of_rows([("Steuern und", ""), ("Abgaben", "300"), ("Mieten", "50")], (60, 200))
    rules = [Stroke(at, 50, 300) for at in (98, 126, 140)]
    grid = grid_in_columns([], lines, column_spans(lines[1:]), rules, 1)
    assert grid is not None and grid.texts() == [["Steuern und\nAbgaben", "300"], ["Mieten", "50"]]


def test_one_row_is_no_table() -> None:
    cells = tuple(RawCell(row=0, col=c, text=t) for c, t in enumerate("ab"))
    assert as_table(RawGrid(page_number=1, method="aligned", row_count=1, col_count=2, cells=cells)) is None
