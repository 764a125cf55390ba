import pytest

from extractors.tables.budget.measures import is_counted_row, is_counting_title, is_no_money, is_other_quantity


@pytest.mark.parametrize("head", ["Ansatz 2026 VZÄ", "Stellen 2026", "Fläche in m²", "Anzahl 2025", "Plan 2026 in %"])
def test_heads_of_other_units(head: str) -> None:
    assert is_no_money(head)


@pytest.mark.parametrize("head", ["Ansatz 2026", "Ansatz 2026 EUR", "Zuschuss je Einwohner in EUR", "Stellenmarkt"])
def test_heads_of_money_or_none(head: str) -> None:
    assert not is_no_money(head)


def test_titles_of_counts() -> None:
    assert is_counting_title("Stellenübersicht Eigenbetrieb") and is_counting_title("Kennzahlen des Produkts")
    assert not is_counting_title("Stellenplan und Personalkosten in T€") and not is_counting_title("Ergebnisplan")


def test_rows_and_cells_of_counts() -> None:
    assert (
        is_counted_row("Anzahl der Plätze") and is_counted_row("Nutzfläche (m²)") and is_counted_row("Zahl der Fälle")
    )
    assert not is_counted_row("Zuschuss für Plätze") and not is_counted_row("Zahlungen an Vereine")
    assert is_other_quantity("12,5 %") and not is_other_quantity("12,5 T€") and not is_other_quantity("1.200")
