from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.tables.budget.plan_totals import compare_plans, plan_issues
from tests.support.budgets import compared, lines_of
from tests.support.tables import found

AMOUNTS = st.lists(st.integers(100, 90_000), min_size=8, max_size=8)


@settings(deadline=None, max_examples=25)
@given(AMOUNTS, AMOUNTS, st.integers(0, 7), st.integers(1, 9))
def test_a_plan_is_the_sum_of_its_parts_and_one_wrong_item_is_found(
    first: list[int], second: list[int], at: int, slip: int
) -> None:
    whole = [a + b for a, b in zip(first, second, strict=True)]
    whole[at] += slip * 10
    checks = compared(("Ergebnisplan", whole), ("Teilergebnisplan Sport", first), ("Teilergebnisplan Kultur", second))
    assert [(c.whole.row, c.difference) for c in checks if not c.holds] == [(at + 1, Decimal(slip * 10))]
    (issue,) = plan_issues(checks)
    assert (issue.code, issue.page_number, issue.severity) == ("TABLE_ACROSS_MISMATCH", 1, "warning")


def test_an_item_with_a_misread_letter_counts_when_the_sum_comes_out() -> None:
    rows = "".join(f"Posten {x}\t{100 + i}\n" for i, x in enumerate("abcdef"))
    whole = f"Ergebnisplan\nArten\tAnsatz 2024 in EUR\n{rows}Jahresergebnis\t750\n"
    part = f"Teilergebnisplan A\nArten\tAnsatz 2024 in EUR\n{rows}Ergebnis\t700\n"
    for amount, last in (("50", [True]), ("40", [])):
        other = f"Teilergebnisplan B\nArten\tAnsatz 2024 in EUR\nZinsen\t{amount}\nEr rgebnis\t{amount}\n"
        result = found(whole, part, other)
        checks = compare_plans(result.tables, result.cells, lines_of(result))
        assert [c.holds for c in checks] == [True] * 6 + last


def test_parts_that_do_not_add_up_and_other_plans_are_not_compared() -> None:
    first = [100, 200, 300, 400, 500, 600, 700, 800]
    double = [2 * a for a in first]
    assert compared(("Ergebnisplan", double), ("Teilergebnisplan Sport", first)) == ()  # other Teilpläne are elsewhere
    assert compared(("Finanzplan", first), ("Teilergebnisplan Sport", first)) == ()
    assert len(compared(("Finanzplan", first), ("Teilfinanzplan Sport", first))) == 8
