import pytest

from extractors.tables.numbers.digit_repair import NumberColumn, misread_nil_signs, repair_digits


@pytest.mark.parametrize(
    ("text", "after"),
    [("C", "0"), ("С", "0"), ("o", "0"), ("4.48O", "4.480"), ("l.500", "1.500"), ("S00", "500"), ("3B.000", "38.000"),
     ("1,083.000", "1.083.000"), ("4.487. 500", "4.487.500"), ("Soll", None), ("B", None), ("A 8", None), ("frei", None)],
)  # fmt: skip
def test_damaged_digits(text: str, after: str | None) -> None:
    repaired = repair_digits(text, NumberColumn(["1.000", "2.000", "3.000"]))
    assert (repaired[0] if repaired else None) == after


@pytest.mark.parametrize(
    ("text", "clean", "after"),
    [("50,7.", ["1,1", "2,2"], "50,7"), (".8.858,32", ["1.000,00", "2,00"], "8.858,32"), ("18.25", ["2,00", "1,00"], "18,25"),
     ("1250 €", ["12,50 €", "6,00 €", "3,50 €"], "12,50 €"), ("49", ["1,1"] * 9, "4,9"),
     ("1350.987,61 €", ["1.000,00 €"] * 2, "1.350.987,61 €"),
     ("2.026.59441", ["1.000,00", "2,00"], "2.026.594,41"), ("62.282 TE", ["1.000 T€"] * 2, "62.282 T€"),
     ("-80,3", ["1,1"] * 9, None), (".2.260.230.98", ["-1,00", "2,00"], None), ("1.8327.279,63", ["2,00", "1,00"], None),
     ("77,10 € -", ["1,00 €", "2,00 €"], "77,10 €"), ("77,10 -", ["-1,00", "2,00"], None),
     ("1250", ["12,50"] * 2, None), ("5", ["1,1"] * 9, None)],
)  # fmt: skip
def test_numbers_are_parted_as_their_column_parts_them(text: str, clean: list[str], after: str | None) -> None:
    repaired = repair_digits(text, NumberColumn(clean))
    assert (repaired[0] if repaired else None) == after


def test_nil_marks_are_known_by_the_amounts_beside_them() -> None:
    assert misread_nil_signs(["1.750.000 €", "J.", "1.750.000 €", "52.000 €"]) == [1]
    assert misread_nil_signs(["Posten", "J.", "1.750.000 €", "52.000 €"]) == []
    assert misread_nil_signs(["A 8", "l.", "2", "3"]) == []
