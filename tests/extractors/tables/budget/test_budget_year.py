import pytest

from extractors.tables.budget.budget_year import stated_budget_year


@pytest.mark.parametrize(
    "text",
    [
        "Haushaltssatzung der Stadt Musterlingen\nfür das Haushaltsjahr 2026",
        "Haushaltsplan 2026",
        "Nachtragshaushaltssatzung 2026",
        "Der Haushaltsplan der Gemeinde Neudorf 2026 liegt aus.",
    ],
)
def test_the_year_of_the_budget(text: str) -> None:
    assert stated_budget_year([text]) == 2026


@pytest.mark.parametrize(
    "text",
    ["Haushaltsjahre 2025/2026", "Haushaltsjahr 2025 und Haushaltsjahr 2026", "Bericht 2026", "Haushaltsplan 2026.500"],
)
def test_no_year_or_more_than_one(text: str) -> None:
    assert stated_budget_year([text]) is None


def test_later_pages_speak_of_other_years() -> None:
    assert stated_budget_year(["Haushaltsplan 2026", "", "", "Haushaltsjahr 2027"]) == 2026


def test_other_names_of_a_budget_count_in_titles_only() -> None:
    assert stated_budget_year(["Liste der Änderungen zum Entwurf des Ergebnishaushalts 2027\n\nText."]) == 2027
    assert stated_budget_year(["Die Zahlen weichen vom Haushalt 2026 deutlich nach unten ab.\n"]) is None
