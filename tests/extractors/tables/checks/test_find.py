from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.tables.checks.find import find_checks, verdicts
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import failures, found, printed

AMOUNT = st.integers(1, 9_999_999)


def stated(columns: list[list[int]], sums: list[int]) -> str:
    """A budget form that states its sum by row numbers."""
    rows = ["Nr.\tArt\t" + "\t".join(f"Ansatz {2020 + i}" for i in range(len(columns)))]
    rows += [
        f"{i + 1}\t+ Posten {'abcdefgh'[i]}\t" + "\t".join(printed(c[i]) for c in columns)
        for i in range(len(columns[0]))
    ]
    last = len(columns[0])
    return "\n".join([*rows, f"{last + 1}\t= Erträge (= Zeilen 1 bis {last})\t" + "\t".join(map(printed, sums))]) + "\n"


def other_digit(value: int, place: int, step: int) -> int:
    """``value`` with one of its digits read as another one."""
    digits = list(str(value))
    at = place % len(digits)
    digits[at] = str((int(digits[at]) + step) % 10)
    assume(digits[0] != "0" or len(digits) == 1)
    return int("".join(digits))


@settings(deadline=None, max_examples=80)
@given(st.data(), st.integers(1, 4), st.integers(2, 6))
def test_a_wrong_digit_in_any_term_of_a_stated_sum_is_found(data: st.DataObject, width: int, height: int) -> None:
    columns = [data.draw(st.lists(AMOUNT, min_size=height, max_size=height)) for _ in range(width)]
    sums = [sum(c) for c in columns]
    right = found(stated(columns, sums))
    assert failures(right) == []
    assert {c.check for c in right.cells if c.number is not None} == {"verified"}
    col = data.draw(st.integers(0, width - 1))
    row = data.draw(st.integers(0, height))  # the last one is the sum itself
    place, step = data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9))
    if row == height:
        sums[col] = other_digit(sums[col], place, step)
    else:
        columns[col][row] = other_digit(columns[col][row], place, step)
    wrong = found(stated(columns, sums))
    difference = Decimal(sums[col] - sum(columns[col]))
    assert ((height + 1, col + 2), difference) in failures(wrong)
    cell = next(c for c in wrong.cells if (c.row, c.col) == (height + 1, col + 2))
    assert (cell.check, cell.number) == ("contradicted", sums[col])  # told, and not changed


def test_signs_of_a_formula_are_chosen_once_for_all_columns() -> None:
    """„Zeilen 1 und 2“ subtracts where row 2 is marked - and printed without its minus, in every column alike."""
    rows = ["Nr.\tArt\t2023\t2024\t2025", "1\t+ Erträge\t100\t110\t120", "2\t- Zinsen\t30\t40\t50"]
    text = "\n".join([*rows, "3\t= Ergebnis (= Zeilen 1 und 2)\t70\t70\t170"])
    (table,) = found(text).tables
    assert [c.holds for c in table.checks] == [True, True, False]
    assert {tuple(t.sign for t in c.terms) for c in table.checks} == {(1, -1)}


def test_numbers_of_a_failed_sum_are_not_verified_by_it() -> None:
    cells = {(c.row, c.col): c.check for c in found("Posten\tEUR\nA\t1.250\nB\t3.400\nSumme\t4.750\n").cells}
    assert (cells[1, 1], cells[2, 1], cells[3, 1]) == ("unchecked", "unchecked", "contradicted")


def test_a_term_that_no_reading_makes_a_number_contradicts_nothing() -> None:
    text = "Nr.\tArt\t2023\t2024\n1\tSteuern\t100\tEHEN\n2\tGebühren\t50\t60\n3\tErträge (= Zeilen 1 bis 2)\t150\t170\n"
    result = found(text)
    assert [(c.target, c.holds) for c in result.tables[0].checks] == [((3, 2), True)]
    assert not result.issues


def test_a_sum_over_rows_of_the_page_before_contradicts_nothing() -> None:
    """Rows 3 to 5 go on from rows 1 and 2; where the table begins anew, a row that is not printed counts as nothing."""
    head = "Nr.\tArt\tAnsatz 2024\n"
    first, rest = (
        head + "1\tSteuern\t100\n2\tGebühren\t50\n",
        head + "3\tMieten\t20\n4\tErträge (= Zeilen 1 bis 3)\t170\n",
    )
    result = found(first, rest)
    assert not result.issues and not result.tables[1].checks
    assert result.tables[1].continues_table_id == result.tables[0].table_id
    assert [i.code for i in found("Vorbericht", rest).issues] == ["TABLE_SUM_MISMATCH"]


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_a_failed_sum_contradicts_its_target_whatever_else_holds() -> None:
    (held, failed) = find_checks(parsed("Posten\t2023\t2024\nA\t1\t2\nB\t3\t5\nSumme\t4\t8"))
    assert verdicts([held, failed]) == {
        (1, 1): "verified",
        (2, 1): "verified",
        (3, 1): "verified",
        (3, 2): "contradicted",
    }
    assert verdicts([]) == {}


def test_sums_of_rounded_thousands_deny_nothing_and_prove_nothing() -> None:
    plan = "Posten\tPlan 2025 {unit}\tPlan 2026 {unit}\nBau\t10\t20\nBetrieb\t21\t30\nPflege\t5\t7\nSumme\t37\t57\n"
    in_thousands, in_euros = found(plan.format(unit="T€")), found(plan.format(unit="EUR"))
    assert [c.check for c in in_thousands.cells if c.text in {"37", "57"}] == ["unchecked", "verified"]
    assert [c.check for c in in_euros.cells if c.text in {"37", "57"}] == ["contradicted", "verified"]
    far_off = found(plan.format(unit="T€").replace("\t37", "\t39"))
    assert not [c for c in far_off.cells if c.text == "39" and c.check == "verified"]
