import pytest

from extractors.tables.budget.column_heads import years_in
from extractors.tables.budget.columns import BudgetColumn, budget_columns, unread_columns
from tests.support.tables import found


def columns(title: str, *heads: str, budget_year: int | None = None) -> list[BudgetColumn]:
    """The columns of a plan with these heads: two rows of amounts below them."""
    numbers = "\t".join("1.200" for _ in heads)
    head = "Bezeichnung\t" + "\t".join(heads)
    result = found(f"{title}\n\n{head}\nErträge\t{numbers}\nAufwendungen\t{numbers}\n")
    return budget_columns(result.tables[0], result.cells, budget_year)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("RE 2026", "Ergebnis"),
        ("Erg. 2026", "Ergebnis"),
        ("vorl. Ergebnis 2026", "Ergebnis"),
        ("Jahresabschluss 2026", "Ergebnis"),
        ("Rechnungsergebnis 2026", "Ergebnis"),
        ("Ist 2026", "Ergebnis"),
        ("HH-Ansatz 2026", "Ansatz"),
        ("Ans. 2026", "Ansatz"),
        ("Soll 2026", "Ansatz"),
        ("Planung 2026", "Planung"),
        ("VE 2026", "Verpflichtungsermächtigung"),
        ("Abweichung Ansatz/Ergebnis 2026", "Veränderung"),
        ("+/- 2026", "Veränderung"),
    ],
)
def test_kinds_in_the_spellings_of_budgets(head: str, kind: str) -> None:
    assert next((c.kind, c.year) for c in columns("Ergebnishaushalt", head, "Ansatz 2025")) == (kind, 2026)


def test_years_that_the_muster_name_by_their_distance() -> None:
    heads = ("Ergebnis Vorvorjahr", "Ansatz Vorjahr", "Ansatz Haushaltsjahr", "Planung Haushaltsjahr + 2")
    assert [c.year for c in columns("Finanzhaushalt 2026", *heads)] == [2024, 2025, 2026, 2028]
    assert [c.year for c in columns("Finanzhaushalt", *heads, budget_year=2030)] == [2028, 2029, 2030, 2032]
    assert columns("Finanzhaushalt", *heads) == [], "nobody says the budget's year"


def test_the_columns_of_a_nachtrag_have_the_year_of_its_title() -> None:
    found = columns("Nachtragshaushaltsplan 2026", "bisher", "erhöht um", "vermindert um", "nunmehr festgesetzt")
    assert [(c.kind, c.variant, c.year) for c in found] == [
        ("Ansatz", "bisher", 2026),
        ("Veränderung", None, 2026),
        ("Veränderung", None, 2026),
        ("Ansatz", "neu", 2026),
    ]
    assert found[-1].basis == "supplementary"
    assert columns("Öffnungszeiten der Bäder 2026", "bisher", "neu") == [], "no budget"


def test_a_result_without_year_is_of_no_year_the_title_names() -> None:
    assert [c.kind for c in columns("Haushaltsplan 2026", "Ergebnis", "Ansatz")] == ["Ansatz"]


def test_units_that_are_no_money() -> None:
    assert [c.label for c in columns("Teilhaushalt", "Ansatz 2026 VZÄ", "Ansatz 2026 EUR", "Ansatz 2026 m²")] == [
        "Ansatz 2026 EUR"
    ]
    assert columns("Stellenplan 2026", "Ansatz 2025", "Ansatz 2026") == []


def test_years_are_no_days_and_no_parts_of_numbers() -> None:
    assert years_in("Stand 31.12.2024, Ansatz 2025, 12.2026") == (2025,)


def test_a_year_nobody_prints_is_taken_for_one_column_of_a_kind_only() -> None:
    assert [c.year for c in columns("Finanzhaushalt 2026", "Ansatz", "Planung 2027")] == [2026, 2027]
    assert [c.label for c in columns("Finanzhaushalt 2026", "Ansatz", "Haushaltsansatz", "Planung 2027")] == [
        "Planung 2027"
    ]


def test_columns_whose_year_is_missing_are_told() -> None:
    result = found("Posten\tErgebnis\tAnsatz 2026\nErträge\t1.200\t1.300\nAufwand\t900\t1.000\n")
    assert unread_columns(result.tables[0], result.cells) == [1]
    result = found("Wahlkreis\tErgebnis\nNord\t1.200\nSüd\t1.300\n")
    assert unread_columns(result.tables[0], result.cells) == [], "no budget"
