from extractors.tables.detect.numbering import is_numbering
from extractors.tables.numbers.headers import count_header_rows, read_units


def test_headers_and_units() -> None:
    texts = [
        ["", "Ansatz", "Plan"],
        ["", "2019", "2020"],
        ["", "in E", "UR"],
        ["1", "2", "3"],
        ["Titel", "", ""],
        ["A", "5", "6"],
    ]
    assert count_header_rows(texts, None) == 4
    assert read_units(texts, 4, None).table == "EUR"
    assert is_numbering(["1", "2 3", "4"]) and not is_numbering(["2019", "2020", "2021"])
    assert count_header_rows([["A", "5.000", "6.000"], ["B", "7.000", "8.000"]], None) == 0
