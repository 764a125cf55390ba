from extractors.tables.numbers.row_numbers import row_prefixes
from extractors.tables.numbers.values import parse_table
from tests.support.tables import found


def test_row_numbers_rise_though_ocr_cut_them() -> None:
    rows = [("", "", "x", ""), ("41", "1", "2+ Zuwendungen", "5"), ("", "10", "n= Erträge", "5"), ("52", "1;", "3+ Sach", "5"),
            ("53", "15", "5+ Transfer", "5"), ("54", "16", "₆ + sonstige", "5"), ("", "18", "B= Aufwand", "5"),
            ("", "19", "g= Ergebnis", "5"), ("", "2:", "3= vor Verrechnung", "5")]  # fmt: skip
    marks = row_prefixes(parse_table(rows, 1, None, damaged=True))
    assert [m.number[0] if m.number else None for m in marks] == [None, 2, 10, 13, 15, 16, 18, 19, 23]
    assert [m.sign for m in marks[1:]] == ["+", "=", "+", "+", "+", "=", "=", "="]


def test_a_misread_row_number_is_told_by_its_neighbours() -> None:
    rows = [
        ["Nr.", "Art", "2024"],
        *([str(n), f"Zweck {'abcdef'[n]}", "100"] for n in range(1, 5)),
        ["5", "Summe (= Zeilen 1 bis 4)", "400"],
    ]
    rows[2][0] = "-"
    marks = row_prefixes(parse_table(rows, 1, None, damaged=True))
    assert [m.number[0] for m in marks if m.number] == [1, 2, 3, 4, 5]
    (table,) = found("\n".join("\t".join(row) for row in rows)).tables
    assert [(len(c.terms), c.holds) for c in table.checks] == [(4, True)]
    rows[2][0] = ""  # nothing printed: a row without a number, as „davon“ rows are
    assert [m.number for m in row_prefixes(parse_table(rows, 1, None, damaged=True))][2] is None
