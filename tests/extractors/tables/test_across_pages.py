from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.tables import TablesFound
from extractors.tables.across_pages import with_sums_across_pages
from tests.support.tables import found, printed

HEAD = "Bezeichnung\tAnsatz 2025\tAnsatz 2026\n"
FIRST = f"Plan\n{HEAD}Steuern\t10.000\t11.500\nMieten\t2.000\t2.220\nPachten\t300\t310\n"
SECOND = f"Plan (Fortsetzung)\n{HEAD}Spenden\t30\t40\nBußgelder\t70\t90\nSumme\t12.400\t14.160\n"


def verdicts(result: TablesFound, *texts: str) -> list[str]:
    return [cell.check for text in texts for cell in result.cells if cell.text == text]


def test_a_sum_over_two_pages_verifies_both() -> None:
    result = found(FIRST, SECOND)
    assert verdicts(result, "12.400", "14.160", "10.000", "90") == ["verified"] * 4
    assert not result.issues and {t.table_group for t in result.tables} == {result.tables[0].table_id}


def test_carried_sums_are_no_terms_again() -> None:
    carried = "Übertrag\t12.300\t14.030\n"
    result = found(FIRST + carried, SECOND.replace(HEAD, HEAD + carried))
    assert verdicts(result, "12.400", "14.160", "12.300") == ["verified"] * 4


def test_a_sum_that_fails_names_both_pages() -> None:
    head = "Posten\tAnsatz 2025\tAnsatz 2026\tPlanung 2027\n"
    first = f"Plan\n{head}Steuern\t10.000\t11.500\t12.010\nMieten\t2.000\t2.220\t2.300\n"
    result = found(first, f"Plan\n{head}Spenden\t30\t40\t50\nGelder\t70\t90\t95\nSumme\t12.100\t13.850\t19.455\n")
    assert verdicts(result, "12.100", "13.850", "19.455") == ["verified", "verified", "contradicted"]
    (issue,) = result.issues
    assert issue.code == "TABLE_ACROSS_MISMATCH" and issue.page_number == 2 and "pages 1, 2" in issue.message


def test_one_column_against_one_is_believed_neither_way() -> None:
    assert verdicts(found(FIRST, SECOND.replace("14.160", "19.170")), "12.400", "19.170") == ["unchecked"] * 2


def test_tables_that_do_not_belong_together_claim_nothing() -> None:
    other = f"Anderer Plan\n{HEAD}Spenden\t30\t40\nBußgelder\t70\t90\nSumme\t12.400\t14.160\n"
    assert verdicts(found(FIRST, other), "12.400", "14.160") == ["unchecked", "unchecked"]
    assert with_sums_across_pages(TablesFound()) == TablesFound()


def test_parts_of_other_widths_as_scans_have_them_are_not_joined() -> None:
    result = found(FIRST, SECOND)
    wider = (result.tables[0], replace(result.tables[1], col_count=result.tables[1].col_count + 1))
    assert with_sums_across_pages(replace(result, tables=wider)).tables == wider


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90_000), st.integers(1, 90_000)), min_size=4, max_size=12), st.data())
def test_any_division_into_pages_keeps_the_sum(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(2, len(rows) - 2))
    lines = [f"Posten {'abcdefghijkl'[i]}\t{printed(a)}\t{printed(b)}\n" for i, (a, b) in enumerate(rows)]
    total = f"Summe\t{printed(sum(a for a, _ in rows))}\t{printed(sum(b for _, b in rows))}\n"
    result = found(f"Plan\n{HEAD}" + "".join(lines[:cut]), f"Plan\n{HEAD}" + "".join(lines[cut:]) + total)
    sums = [c.check for c in result.cells if c.table_id == result.tables[1].table_id and c.row == len(rows) - cut + 1]
    assert sums[1:] == ["verified", "verified"] and not result.issues
