import pytest

from extractors.tables.budget.column_heads import Head, header_path, read_heads
from tests.support.tables import found


def heads(*names: str, title: str = "Ergebnishaushalt") -> list[Head]:
    numbers = "\t".join("1.200" for _ in names)
    result = found(f"{title}\n\nPosten\t" + "\t".join(names) + f"\nErträge\t{numbers}\nAufwand\t{numbers}\n")
    return read_heads(result.tables[0], result.cells)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Fplan 2028", "Planung"),
        ("F-Plan 2028", "Planung"),
        ("FPl 2028", "Planung"),
        ("Hochrechnung 2028", "Hochrechnung"),
        ("voraussichtl. Ergebnis 2028", "Hochrechnung"),
        ("fortgeschriebener Ansatz 2028", "Ansatz"),
        ("Ansatz einschl. Übertragungen 2028", "Ansatz"),
        ("Ermächtigungsübertragung 2028", "Übertragung"),
        ("JR 2028", "Ergebnis"),
        ("HPl 2028", "Ansatz"),
    ],
)
def test_more_spellings_of_kinds(name: str, kind: str) -> None:
    (head, _) = heads(name, "Ansatz 2027")
    assert (head.kind, head.year) == (kind, 2028)


def test_years_of_two_digits_where_several_columns_have_them() -> None:
    assert [h.year for h in heads("RE 24", "Ansatz 25", "Ansatz '26")] == [2024, 2025, 2026]
    assert [h.year for h in heads("Ansatz 25", "Ansatz 2026")] == [None, 2026], "one alone may be anything"
    assert [h.year for h in heads("Ansatz 25", "Ansatz 25")] == [None, None]


def test_a_day_has_a_year_and_money_that_flowed_has_no_side() -> None:
    assert [(h.kind, h.year) for h in heads("Ist 30.06.2026", "Ansatz 2026")] == [("Ergebnis", 2026), ("Ansatz", 2026)]
    assert [h.label for h in heads("bisher finanziert", "Ansatz 2026")] == ["Ansatz 2026"]
    result = found("Plan\n\nPosten\tAnsatz 2026\nErträge\t1.200\nAufwand\t1.300\n")
    assert header_path(result.cells, 1) == ["Ansatz 2026"]
