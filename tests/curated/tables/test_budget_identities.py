from collections.abc import Sequence
from decimal import Decimal

from curated.records import DocumentResult
from curated.tables.budget_identities import Identity, identities, total_name
from curated.tables.budget_statements import statements_of
from tests.support.budget_papers import paper, year_of_items


def found(*papers: DocumentResult) -> list[Identity]:
    return identities([s for p in papers for s in statements_of(p)])


def kinds(identities_found: Sequence[Identity]) -> set[tuple[str, bool]]:
    return {(i.kind, i.holds) for i in identities_found}


def changed(items: list, index: int, by: int) -> list:
    label, year, kind, amount = items[index]
    return [*items[:index], (label, year, kind, amount + by), *items[index + 1 :]]


def test_the_result_of_a_year_in_two_budgets():
    first = paper("a", [*year_of_items(2026, "Ansatz"), *year_of_items(2024, "Ergebnis", 50)])
    items = [*year_of_items(2027, "Ansatz", 70), *year_of_items(2024, "Ergebnis", 50)]
    assert kinds(found(first, paper("b", items))) == {("result", True)}
    broken = [i for i in found(first, paper("b", changed(items, 9, 5))) if not i.holds]
    assert [(i.kind, abs(i.difference), i.one.label) for i in broken] == [("result", Decimal(5), "Entgelte")]
    assert found(first, paper("b", [items[0], items[8]])) != [] and all(
        i.holds for i in found(first, paper("b", items[:9]))
    )


def test_papers_that_mostly_disagree_speak_of_different_things():
    first = paper("a", year_of_items(2024, "Ergebnis"))
    assert found(first, paper("b", year_of_items(2024, "Ergebnis", 9_000))) == []


def test_other_municipalities_are_not_compared():
    items = year_of_items(2024, "Ergebnis")
    assert found(paper("a", items, municipality="Musterlingen"), paper("b", items, municipality="Neudorf")) == []


def test_a_nachtrag_begins_where_the_budget_ended():
    budget = paper("a", year_of_items(2026, "Ansatz"))
    nachtrag = paper("b", changed(year_of_items(2026, "Ansatz"), 2, 30), variant="bisher")
    assert kinds(found(budget, nachtrag)) == {("budget", True), ("budget", False)}
    (broken,) = [i for i in found(budget, nachtrag) if not i.holds]
    assert broken.difference == 30 and broken.one.variant == "bisher"


def test_a_later_budget_repeats_an_ansatz_or_says_nothing():
    budget = paper("a", year_of_items(2026, "Ansatz"))
    later = paper("b", [*year_of_items(2027, "Ansatz", 70), *changed(year_of_items(2026, "Ansatz"), 2, 30)])
    assert kinds(found(budget, later)) == {("budget", True)}, "a Nachtrag may lie between them"


def test_a_list_of_changes_is_the_difference_of_two_states():
    draft = paper("a", year_of_items(2026, "Ansatz"))
    final = paper("b", changed(year_of_items(2026, "Ansatz"), 1, 400))
    changes = paper("c", [("Zuwendungen", 2026, "Veränderung", 400)])
    assert ("changes", True) in kinds(found(draft, final, changes))
    assert ("changes", False) not in kinds(found(draft, final, paper("c", [("Zuwendungen", 2026, "Veränderung", 300)])))


def test_a_statute_sets_the_totals_of_the_plan():
    plan = paper(
        "a", [("Summe ordentliche Erträge", 2026, "Ansatz", 900), ("Ordentliche Aufwendungen", 2026, "Ansatz", 800)]
    )
    names = ("Gesamtbetrag der ordentlichen Erträge", "Gesamtbetrag der ordentlichen Aufwendungen")
    statute = paper("b", [(names[0], 2026, "Ansatz", 900), (names[1], 2026, "Ansatz", 800)], section="§ 1")
    assert kinds(found(plan, statute)) == {("statute", True)}
    wrong = paper("b", [(names[0], 2026, "Ansatz", 900), (names[1], 2026, "Ansatz", 850)], section="§ 1")
    assert kinds(found(plan, wrong)) == {("statute", True), ("statute", False)}
    assert total_name("Gesamtbetrag der ordentlichen Erträge") == total_name("Summe ordentliche Erträge")
    assert total_name("Summe der Einzahlungen aus lfd. Verwaltungstätigkeit") != total_name("Summe Erträge")


def test_cash_is_carried_from_year_to_year():
    old = paper("a", [("Endbestand an Finanzmitteln", 2024, "Ergebnis", 500)])
    assert kinds(found(old, paper("b", [("Anfangsbestand an Finanzmitteln", 2025, "Ergebnis", 500)]))) == {
        ("balance", True)
    }
    assert kinds(found(old, paper("b", [("Anfangsbestand an Finanzmitteln", 2025, "Ergebnis", 480)]))) == {
        ("balance", False)
    }


def test_many_copies_cost_time_in_proportion():
    papers = [paper(f"p{n}", year_of_items(2026, "Ansatz")) for n in range(300)]
    assert found(*papers) == []
