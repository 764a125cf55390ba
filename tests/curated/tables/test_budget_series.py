from dataclasses import replace

from curated.tables.budget_series import BudgetSeries
from tests.support.budget_papers import paper, year_of_items


def series(*papers):
    gathered = BudgetSeries()
    for one in papers:
        gathered.take(one)
    return gathered.joined()


def test_one_row_for_what_several_papers_state():
    results = year_of_items(2024, "Ergebnis")
    rows, issues = series(
        paper("a", [*year_of_items(2026, "Ansatz"), *results]), paper("b", [*year_of_items(2027, "Ansatz"), *results])
    )
    assert issues == [] and len(rows) == 21 and len({row.series_id for row in rows}) == 21
    both = [row for row in rows if row.kind == "Ergebnis"]
    assert {(row.document_count, row.across_documents, row.verdict) for row in both} == {(2, "verified", "unchecked")}
    assert all(row.evidence and "result: document" in row.evidence for row in both)


def test_a_contradiction_is_an_issue_that_names_both_places():
    results = year_of_items(2024, "Ergebnis")
    wrong = [*results[:-1], (*results[-1][:3], 1)]
    first, second = (
        paper("a", [*year_of_items(2026, "Ansatz"), *results]),
        paper("b", [*year_of_items(2027, "Ansatz"), *wrong]),
    )
    rows, (issue,) = series(first, second)
    assert issue.code == "BUDGET_ACROSS_MISMATCH" and issue.document_id == second.document.document_id
    assert first.document.document_id[:12] in issue.message and second.document.document_id[:12] in issue.message
    assert [row.amount for row in rows if row.across_documents == "contradicted"] == [1]


def test_the_order_of_papers_changes_nothing():
    papers = [paper(name, year_of_items(2024, "Ergebnis")) for name in ("a", "b", "c")]
    assert series(*papers) == series(*reversed(papers))


def test_what_a_paper_contradicts_itself_stays_contradicted():
    one = paper("a", year_of_items(2024, "Ergebnis"))
    lines = (replace(one.budget_lines[0], verdict="contradicted"), *one.budget_lines[1:])
    rows, _ = series(replace(one, budget_lines=lines))
    assert [row.label for row in rows if row.verdict == "contradicted"] == ["Steuern"]
