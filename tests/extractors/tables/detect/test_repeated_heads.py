from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.detect.repeated_heads import parted_at_heads


def grid(*rows: tuple[str, ...]) -> RawGrid:
    cells = tuple(RawCell(row=r, col=c, text=text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return RawGrid(page_number=1, method="ruled", row_count=len(rows), col_count=len(rows[0]), cells=cells)


HEAD = ("Nr.", "Art", "Ansatz 2026")


def test_a_head_that_stands_again_begins_another_table():
    parts = parted_at_heads(grid(HEAD, ("1", "Bau", "100"), ("Neubau", "Halle", ""), HEAD, ("1", "Bau", "200")))
    assert [part.texts() for part in parts] == [[list(HEAD), ["1", "Bau", "100"]], [list(HEAD), ["1", "Bau", "200"]]]


def test_rows_alike_are_no_heads():
    whole = grid(("1", "Bau", "100"), ("2", "Bau", "100"), ("1", "Bau", "100"), ("3", "Bau", "1"))
    assert parted_at_heads(whole) == [whole]
