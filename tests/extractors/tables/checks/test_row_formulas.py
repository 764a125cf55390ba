import pytest

from extractors.tables.checks.row_formulas import find_formula, interpretations, lowest_number, names_missing_rows
from extractors.tables.numbers.row_numbers import RowPrefix


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("10 = Erträge (= Zeilen 1 bis 9)", [("", (1, "")), ("bis", (9, ""))]),
        ("18 = Ergebnis (= Zeilen 10 / 17)", [("", (10, "")), ("/", (17, ""))]),
        ("Saldo (Zeile 9 ./. Zeile 16)", [("", (9, "")), ("./.", (16, ""))]),
        ("36 = Überschuss (= Zeilen 17, 35, 35c und 35f)",
         [("", (17, "")), (",", (35, "")), (",", (35, "c")), ("und", (35, "f"))]),
        ("Veränderung (Summe 15,32,45)", [("", (15, "")), (",", (32, "")), (",", (45, ""))]),
        ("siehe Zeile 5", None),
        ("Zuweisung gem. § 2 Abs. 2", None),
        ("Löschfahrzeug LF 20", None),
    ],
)  # fmt: skip
def test_formulas_of_labels(label: str, parts: list | None) -> None:
    formula = find_formula(label)
    assert (None if formula is None else list(formula.parts)) == parts


def test_a_dash_is_a_range_or_a_difference_and_signs_are_open() -> None:
    prefixes = [RowPrefix((n, ""), "-" if n == 3 else "+") for n in (1, 2, 3)] + [RowPrefix((4, ""), "=")]
    formula = find_formula("4 = Saldo (= Zeilen 1 - 3)")
    assert formula is not None and lowest_number(formula) == 1
    ways = interpretations(formula, prefixes, 3)
    assert ((1, 0), (1, 1), (-1, 2)) in ways and ((1, 0), (1, 1), (1, 2)) in ways and ((1, 0), (-1, 2)) in ways
    assert not names_missing_rows(formula, prefixes)
    other = find_formula("4 = Saldo (= Zeilen 1 und 9)")
    assert other is not None and names_missing_rows(other, prefixes)
