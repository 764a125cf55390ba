from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.tables.checks.column_sums import column_checks, stated_column_sums
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import failures, found, printed

AMOUNT = st.integers(1, 9_999_999)


def other_digit(value: int, place: int, step: int) -> int:
    """``value`` with one of its digits read as another one."""
    digits = list(str(value))
    at = place % len(digits)
    digits[at] = str((int(digits[at]) + step) % 10)
    assume(digits[0] != "0" or len(digits) == 1)
    return int("".join(digits))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=3, max_size=6), st.data())
def test_a_wrong_digit_in_a_changed_budget_line_is_found(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    lines = [[old, change, old + change] for old, change in rows]
    at, col = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 2))
    lines[at][col] = other_digit(lines[at][col], data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9)))
    head = "\tbisheriger Ansatz\tMehr (+) / Weniger (-)\tneuer Ansatz\n"
    body = "".join(f"Posten {'abcdefgh'[i]}\t" + "\t".join(map(printed, line)) + "\n" for i, line in enumerate(lines))
    old, change, new = lines[at]
    assert ((at + 1, 3), Decimal(new - old - change)) in failures(found(head + body))


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_headers_state_how_columns_add_up() -> None:
    table = parsed("\tbisher\tmehr\tweniger\tneu\nBad\t100\t20\t5\t115\nBus\t50\t\t10\t40")
    (identity,) = stated_column_sums(table)
    assert (identity.col, identity.terms) == (4, ((1, 1), (1, 2), (-1, 3)))
    assert all(check.holds for check in column_checks(table))


def test_a_total_without_a_name_needs_three_rows() -> None:
    rows = ["\tErste\tZweite\tBeide", "a\t1\t2\t3", "b\t10\t20\t30", "c\t5\t6\t11"]
    assert len(column_checks(parsed("\n".join(rows)))) == 3
    assert column_checks(parsed("\n".join(rows[:3]))) == []


CHANGES = """Posten\tAnsatz bisher\tVeränderung\tAnsatz neu
Gewerbesteuer\t1000\t50\t1050
Umlage vom Land\t300\t20\t320
Personal\t400\t-30\t430
Zinsen\t90\t10\t80
Sachkosten\t200\t-40\t240"""


def test_plus_is_what_improves_the_budget() -> None:
    checks = column_checks(parsed(CHANGES))
    assert len(checks) == 5 and all(check.holds for check in checks)
    wrong = column_checks(parsed(CHANGES.replace("-40\t240", "-40\t245")))
    assert [(check.target, check.holds) for check in wrong if not check.holds] == [((5, 3), False)]
    one_way = parsed("Posten\tAnsatz bisher\tVeränderung\tAnsatz neu\nBad\t100\t20\t120\nBus\t50\t10\t60")
    assert {check.terms[1].sign for check in column_checks(one_way)} == {1}
