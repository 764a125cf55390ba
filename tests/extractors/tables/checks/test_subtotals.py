from extractors.tables.checks.subtotals import subtotal_checks
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import found


def test_subtotals_in_the_next_column() -> None:
    rows = ["Aktiva\tEUR\tEUR", "Lizenzen\t456\t", "Zuschüsse\t2.148\t2.604", "Grundstücke\t41.012\t", "Bauten\t33.735\t74.747",
            "Vorräte\t141\t", "Waren\t361\t512"]  # fmt: skip
    (table,) = found("\n".join(rows)).tables
    assert [(c.target, c.holds, c.difference) for c in table.checks] == [
        ((2, 2), True, 0), ((4, 2), True, 0), ((6, 2), False, 10),
    ]  # fmt: skip


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_one_group_alone_is_no_column_of_subtotals() -> None:
    rows = ["Aktiva\tEUR\tEUR", "Lizenzen\t456\t", "Zuschüsse\t2.148\t2.604", "Bauten\t33.735\t", "Grund\t100\t33.835"]
    assert [check.holds for check in subtotal_checks(parsed("\n".join(rows)))] == [True, True]
    assert subtotal_checks(parsed("\n".join(rows[:3]))) == []
