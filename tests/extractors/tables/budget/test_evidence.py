from decimal import Decimal

import pytest

from benchmarks.corpus import corpus_dir
from curated.records import DocumentResult
from extractors import read_document
from extractors.tables.budget.evidence import with_evidence
from extractors.tables.budget.plan_totals import compare_plans
from tests.support.budgets import LINES, SAMPLE, lines_of, mentions, plan
from tests.support.tables import found


def test_evidence_names_the_other_places_and_leaves_the_verdict_of_the_table() -> None:
    (agreed,) = mentions("Die Gewerbesteuer wird mit 1.300.000 Euro veranschlagt.")
    (slip,) = mentions("Für 2024 ist eine Verbandsumlage in Höhe von 1.882.473,97 € eingeplant.")
    linked = {(x.row, x.col): x for x in with_evidence(LINES, (), (agreed, slip))}
    assert (linked[1, 3].across, linked[1, 3].evidence, linked[1, 3].verdict) == (
        "verified",
        "text: page 1",
        "unchecked",
    )
    assert linked[3, 2].across == "contradicted"
    assert (linked[1, 1].across, linked[1, 1].evidence) == ("unchecked", None)


def test_a_plan_and_its_parts_name_one_another() -> None:
    amounts = [100, 200, 300, 400, 500, 600, 700, 800]
    result = found(
        plan("Ergebnisplan", [2 * a for a in amounts]), *(plan(f"Teilergebnisplan {n}", amounts) for n in "AB")
    )
    lines = lines_of(result)
    linked = with_evidence(lines, compare_plans(result.tables, result.cells, lines), ())
    assert {x.across for x in linked} == {"verified"}
    assert [x.evidence for x in linked if x.row == 1] == [
        "Teilpläne: page 2 [1,2] + page 3 [1,2]",
        "plan: page 1 [1,2]",
        "plan: page 1 [1,2]",
    ]


def linked_lines(result: DocumentResult) -> list[tuple[str, int, str, str | None]]:
    return [(x.label, x.year, x.across, x.evidence) for x in result.budget_lines if x.evidence]


def test_the_sample_budget_says_in_its_text_what_its_tables_say() -> None:
    result = read_document(SAMPLE)
    assert linked_lines(result) == [("Personalaufwendungen", 2025, "verified", "text: page 2")]
    assert not [i for i in result.issues if i.code.startswith(("TABLE_TEXT", "TABLE_ACROSS"))]


@pytest.mark.corpus
@pytest.mark.skipif(not corpus_dir().is_dir(), reason="the development corpus is absent (AKTENKLAR_CORPUS)")
def test_the_budget_seed_across_its_tables_and_text() -> None:
    """All but its one rounding hold: the Verbandsumlage of § 4 is 1.882.474 €, the overview prints 1.883 TEUR."""
    result = read_document(corpus_dir() / "seeds" / "steinburg-nachtragshaushalt.txt")
    assert [i.code for i in result.issues if i.code.startswith(("TABLE_TEXT", "TABLE_ACROSS"))] == [
        "TABLE_TEXT_MISMATCH"
    ]
    linked = [x for x in result.budget_lines if x.across != "unchecked"]
    assert [(x.label, x.amount) for x in linked if x.across == "contradicted"] == [
        ("Verbandsumlage", Decimal(1_883_000))
    ]
    assert len(linked) > 200
    assert any("text: page 1" in str(x.evidence) and x.amount == -1_084_000 for x in linked)
