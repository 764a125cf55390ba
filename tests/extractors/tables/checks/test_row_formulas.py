import pytest

from extractors.tables.checks.row_formulas import find_formula


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
