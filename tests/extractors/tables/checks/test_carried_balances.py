from decimal import Decimal

from extractors.tables.checks.carried_balances import balance_sums, carried_over
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import failures, found

BALANCE = (
    "in TEUR\t2023\t2024\t2025\nStand am 1. Januar\t6.900\t7.300\t6.535\nZuführung\t400\t-\t20\n"
    "Entnahme\t-\t765\t399\nStand am 31. Dezember\t7.300\t6.535\t6.156\n"
)


def test_a_balance_is_carried_through_the_year_and_into_the_next() -> None:
    (table,) = found(BALANCE).tables
    assert [(c.target, [t.sign for t in c.terms]) for c in table.checks] == [
        ((1, 2), [1]), ((1, 3), [1]), ((4, 1), [1, 1]), ((4, 2), [1, -1]), ((4, 3), [1, 1, -1]),
    ]  # fmt: skip
    assert table.check_status == "ok"
    wrong = found(BALANCE.replace("6.156", "6.166"))
    assert failures(wrong) == [((4, 3), Decimal(10))]


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_one_column_alone_proves_no_balance_and_other_years_carry_nothing() -> None:
    table = parsed(BALANCE)
    assert [(s.row, s.terms) for s in balance_sums(table)] == [(4, ((1, 1), (1, 2), (-1, 3)))]
    assert balance_sums(parsed("\n".join(line.rsplit("\t", 2)[0] for line in BALANCE.splitlines()))) == []
    assert [check.target for check in carried_over(table)] == [(1, 2), (1, 3)]
    apart = parsed(BALANCE.replace("\t2024\t2025", "\t2026\t2029"))
    assert carried_over(apart) == []
