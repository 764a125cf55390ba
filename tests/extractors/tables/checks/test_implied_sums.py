from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.tables.checks.implied_sums import implied_sums, is_one_digit
from extractors.tables.numbers.row_numbers import row_prefixes
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


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_a_row_without_a_name_needs_two_columns() -> None:
    rows = "Posten\t2023\t2024\nBad\t100\t110\nBus\t50\t60\nMitte\t150\t170\n"
    table = parsed(rows)
    (row_sum,) = implied_sums(table, [], row_prefixes(table))
    assert (row_sum.row, row_sum.terms) == (3, ((1, 1), (1, 2)))
    single = parsed(rows.replace("\t110", "").replace("\t60", "").replace("\t170", "").replace("\t2024", ""))
    assert implied_sums(single, [], row_prefixes(single)) == []


def test_one_wrong_digit_is_a_digit_times_a_power_of_ten() -> None:
    assert is_one_digit(Decimal(30_000)) and is_one_digit(Decimal("-0.5"))
    assert not is_one_digit(Decimal(31_000)) and not is_one_digit(Decimal(0))


def test_a_scale_of_fees_adds_up_by_chance_only() -> None:
    steps = "Stufe\tA\tB\tC\tD\nbis 20\t10\t12\t15\t9\nbis 30\t20\t25\t31\t18\nbis 40\t30\t37\t45\t28\n"
    assert not [cell for cell in found(steps).cells if cell.check != "unchecked"]
