from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from curated.records import BudgetLine, Entity
from extractors import extract_entities
from extractors.tables.budget.statute import statute_lines

STATUTE = """Haushaltssatzung der Stadt Musterlingen
für das Haushaltsjahr 2026

Aufgrund des § 78 der Gemeindeordnung hat der Rat am 11.12.2025 beschlossen:

§ 1
Der Haushaltsplan wird
1. im Ergebnisplan mit dem
Gesamtbetrag der Erträge auf 41.250.000 EUR
Gesamtbetrag der Aufwendungen auf 42.100.500 EUR
festgesetzt.

§ 2
Der Gesamtbetrag der Kredite für Investitionen wird auf 3.400.000 EUR festgesetzt.

§ 3
Der Gesamtbetrag der Verpflichtungsermächtigungen wird auf 1.500.000 EUR festgesetzt.

§ 4
Der Höchstbetrag der Kredite zur Liquiditätssicherung wird auf 5.000.000 EUR festgesetzt.

§ 5
Die Steuersätze (Hebesätze) werden wie folgt festgesetzt:
1.1 Grundsteuer A, also Höfe und Felder, 310 v. H.
1.2 Grundsteuer B, also alles Bebaute, 520 v.H.
2. Gewerbesteuer 430 %

§ 6
Erheblich im Sinne der Gemeindeordnung sind Ausgaben über 50.000 EUR.
"""


def lines(*pages: str) -> Sequence[BudgetLine]:
    found = [e for n, page in enumerate(pages, 1) for e in _on_page(page, n)]
    return statute_lines("d" * 64, pages, found)


def _on_page(text: str, number: int) -> list[Entity]:
    return [replace(entity, page_number=number) for entity in extract_entities(text)]


def test_totals_loans_commitments_and_rates() -> None:
    found = lines(STATUTE)
    assert [(x.section, x.kind, x.label, x.amount, x.unit) for x in found] == [
        ("§ 1 Nr. 1", "Ansatz", "Ergebnisplan mit dem Gesamtbetrag der Erträge", Decimal(41_250_000), "EUR"),
        ("§ 1", "Ansatz", "Gesamtbetrag der Aufwendungen", Decimal(42_100_500), "EUR"),
        ("§ 2", "Kreditermächtigung", "Gesamtbetrag der Kredite für Investitionen", Decimal(3_400_000), "EUR"),
        (
            "§ 3",
            "Verpflichtungsermächtigung",
            "Gesamtbetrag der Verpflichtungsermächtigungen",
            Decimal(1_500_000),
            "EUR",
        ),
        ("§ 4", "Kreditermächtigung", "Höchstbetrag der Kredite zur Liquiditätssicherung", Decimal(5_000_000), "EUR"),
        ("§ 5", "Hebesatz", "Grundsteuer A", Decimal(310), "%"),
        ("§ 5", "Hebesatz", "Grundsteuer B", Decimal(520), "%"),
        ("§ 5", "Hebesatz", "Gewerbesteuer", Decimal(430), "%"),
    ]
    assert {x.year for x in found} == {2026} and len({x.line_id for x in found}) == len(found)
    assert all("".join(ch for ch in STATUTE[x.char_start : x.char_end] if ch.isdigit()) for x in found)


def test_a_statute_over_two_pages() -> None:
    before, behind = STATUTE.split("§ 3")
    found = lines(before, "§ 3" + behind)
    assert [x.page_number for x in found] == [1] * 3 + [2] * 5


def test_prose_about_budgets_is_no_statute() -> None:
    assert lines("Die Haushaltssatzung 2026 sieht Erträge von 41.250.000 EUR vor.") == ()
    assert lines(STATUTE.replace("2026", "2025/2026")) == (), "two years at once"
    assert lines("Hundesteuersatzung\n\n§ 1\nDie Steuer beträgt für den ersten Hund 90,00 EUR.") == ()


def test_both_sides_of_a_number_that_is_set_anew() -> None:
    found = lines(STATUTE.replace("auf 3.400.000 EUR", "von bisher 3.000.000 EUR nunmehr auf 3.400.000 EUR"))
    assert [(x.variant, x.amount) for x in found if x.section == "§ 2"] == [
        ("bisher", Decimal(3_000_000)),
        ("neu", Decimal(3_400_000)),
    ]


CHANGED = """1. Nachtragshaushaltssatzung der Stadt Musterlingen
für das Haushaltsjahr 2026

§ 1
Die Pläne ändern sich nach der Anlage.

§ 2
Der bisherige Gesamtbetrag der Kredite für Investitionen wird von 3.400.000 EUR um 400.000 EUR vermindert und damit auf
3.000.000 EUR neu festgesetzt.

§ 3
Der Gesamtbetrag der Verpflichtungsermächtigungen wird um 50.000 EUR erhöht.

§ 4
Die Kreisumlage wird von bisher 31,5 v. H. auf 32 v. H. der Grundlagen festgesetzt.
"""


def test_what_a_nachtrag_changes_in_words() -> None:
    found = lines(CHANGED)
    assert [(x.section, x.kind, x.variant, x.amount, x.verdict) for x in found] == [
        ("§ 2", "Kreditermächtigung", "bisher", Decimal(3_400_000), "verified"),
        ("§ 2", "Veränderung", None, Decimal(400_000), "verified"),
        ("§ 2", "Kreditermächtigung", "neu", Decimal(3_000_000), "verified"),
        ("§ 4", "Hebesatz", "bisher", Decimal("31.5"), "unchecked"),
        ("§ 4", "Hebesatz", "neu", Decimal(32), "unchecked"),
    ]
    assert (
        found[1].sign_convention == "decreases_positive"
        and found[0].label == "Gesamtbetrag der Kredite für Investitionen"
    )
    wrong = lines(CHANGED.replace("3.000.000", "3.100.000"))
    assert {x.verdict for x in wrong if x.section == "§ 2"} == {"unchecked"}, "said by an issue, proved by nothing"
