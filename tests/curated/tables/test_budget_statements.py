from dataclasses import replace
from decimal import Decimal

from curated.tables.budget_statements import plan_of, statements_of, subject_of
from tests.support.budget_papers import paper
from tests.support.builders import document_id, simple_result


def test_an_item_is_the_same_however_it_is_set():
    assert subject_of("Steuern  und ähnliche Abgaben (Konto 40)") == subject_of("Steuern und Ähnliche Abgaben")
    assert plan_of("Ergebnishaushalt 2026 (in T€)") == plan_of("Ergebnishaushalt 2027") == "Ergebnishaushalt"
    assert plan_of(None) == ""


def test_statements_say_whose_they_are_and_how_they_are_rounded():
    found = list(
        statements_of(paper("a", [("Steuern", 2026, "Ansatz", 1_000)], unit="TEUR", municipality="Musterlingen"))
    )
    assert [(s.source, s.step, s.budget_year) for s in found] == [("Musterlingen", Decimal(1_000), 2026)]
    assert found[0].agrees(replace(found[0], amount=Decimal(1_400), step=Decimal(0)))
    assert not found[0].agrees(replace(found[0], amount=Decimal(1_600), step=Decimal(0)))
    assert document_id("a")[:12] in found[0].where
    assert list(statements_of(simple_result("b"))) == []
