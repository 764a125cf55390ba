from extractors.tables.detect.grid import RawCell, RawGrid, content_size, grid_from_rows


def cell(col: int, text: str) -> RawCell:
    return RawCell(row=9, col=col, text=text, spans=((0, len(text)),) if text else ())


def test_short_rows_are_filled_and_lanes_without_text_left_out() -> None:
    grid = grid_from_rows([[cell(0, "a"), cell(1, ""), cell(2, "b")], [cell(0, "")], [cell(0, "c")]], 2, "text")
    assert grid.texts() == [["a", "b"], ["c", ""]]
    assert [(c.row, c.col) for c in grid.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert content_size(grid) == (2, 2)
    assert grid_from_rows([], 1, "text").cells == ()


def test_a_spanning_text_stands_once() -> None:
    cells = (
        RawCell(row=0, col=0, text="Kopf", col_span=2),
        RawCell(row=1, col=0, text="a"),
        RawCell(row=1, col=1, text=" "),
    )
    grid = RawGrid(page_number=1, method="text", row_count=2, col_count=2, cells=cells)
    assert grid.texts() == [["Kopf", ""], ["a", " "]] and content_size(grid) == (2, 1)
