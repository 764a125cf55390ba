from extractors.tables.detect.html import find_html_tables

TEXT = "Vorwort <table><tr><th>Posten</th><th colspan=2>EUR</th></tr><tr><td>Bad</td><td>1</td><td>2</td></tr></table> Ende"


def test_cells_have_their_spans_and_slices() -> None:
    ((start, end, grid),) = find_html_tables(TEXT)
    assert TEXT[start:].startswith("<table>") and TEXT[:end].endswith("</table>")
    assert grid.header_rows == 1 and grid.texts() == [["Posten", "EUR", ""], ["Bad", "1", "2"]]
    assert all(TEXT[a:b] == cell.text for cell in grid.cells for a, b in cell.spans)


def test_unclosed_small_and_monstrous_tables_do_no_harm() -> None:
    assert find_html_tables("<table><tr><td>a</td><td>b</td></tr>") == []
    assert find_html_tables("<table><tr><td>a</td></tr></table>") == []
    huge = TEXT.replace("colspan=2", 'colspan="999999999"')
    ((_, _, grid),) = find_html_tables(huge)
    assert grid.col_count <= 201
