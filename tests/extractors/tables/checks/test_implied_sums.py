from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

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
@given(st.lists(AMOUNT, min_size=2, max_size=6), st.data())
def test_a_wrong_digit_under_summe_is_found_in_a_single_column(values: list[int], data: st.DataObject) -> None:
    wrong = list(values)
    at = data.draw(st.integers(0, len(values) - 1))
    wrong[at] = other_digit(values[at], data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9)))
    # With one column only, a total that happens to be that of its last rows cannot be told from one that is meant so.
    assume(all(sum(wrong[i:]) != sum(values) for i in range(len(wrong))))
    lines = "".join(f"Posten {'abcdefgh'[i]}\t{printed(v)}\n" for i, v in enumerate(wrong))
    result = found(f"Posten\tAnsatz in EUR\n{lines}Summe\t{printed(sum(values))}\n")
    assert failures(result) == [((len(values) + 1, 1), Decimal(sum(values) - sum(wrong)))]


def test_davon_rows_are_no_terms() -> None:
    text = "Posten\t2023\t2024\nPersonal\t500\t600\ndavon Beamte\t200\t250\nSachkosten\t300\t300\nSumme\t800\t900\n"
    (table,) = found(text).tables
    assert [(c.target, [t.row for t in c.terms], c.holds) for c in table.checks] == [
        ((4, 1), [1, 3], True),
        ((4, 2), [1, 3], True),
    ]


def test_a_sum_begins_with_what_was_carried_over() -> None:
    (table,) = found("Posten\tEUR\nÜbertrag\t1.500\nMieten\t200\nPachten\t300\nSumme\t2.000\n").tables
    assert [(len(c.terms), c.holds) for c in table.checks] == [(3, True)]
