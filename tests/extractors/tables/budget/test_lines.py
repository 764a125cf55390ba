from decimal import Decimal

from extractors.document import read_tables
from tests.support.budgets import SAMPLE, lines_of
from tests.support.tables import found


def test_the_sample_budget_as_facts() -> None:
    lines = lines_of(read_tables(SAMPLE))
    taxes = [line for line in lines if line.page_number == 3 and line.row_number == "1"]
    assert [(x.kind, x.year, x.variant, x.amount) for x in taxes] == [
        ("Ansatz", 2025, "bisher", Decimal(31_250_000)),
        ("Veränderung", 2025, None, Decimal(200_000)),
        ("Ansatz", 2025, "neu", Decimal(31_450_000)),
        ("Planung", 2026, None, Decimal(32_100_000)),
        ("Planung", 2027, None, Decimal(32_900_000)),
        ("Planung", 2028, None, Decimal(33_600_000)),
    ]
    assert {(x.label, x.unit, x.verdict) for x in taxes} == {("Steuern und ähnliche Abgaben", "EUR", "verified")}
    assert [x.row_number for x in lines if x.verdict == "contradicted"], "the sample has sums that do not come out"
    assert {x.page_number for x in lines} == {
        3,
        4,
    }  # the festgesetzte Beträge and the Rücklage name no kind with a year


def test_thousands_accounts_and_a_header_of_two_rows() -> None:
    (line,) = [
        x
        for x in lines_of(
            found(
                "Konto\tBezeichnung\tErgebnis 2023\tAnsatz 2024\n\t\tin TEUR\tin TEUR\n"
                "4011000\tGrundsteuer A\t12,5\t13\n4012000\tGrundsteuer B\t1.100\t1.150\n4013000\tGewerbesteuer\t9.000\t-\n"
            )
        )
        if x.label == "Grundsteuer A" and x.kind == "Ergebnis"
    ]
    assert (line.account, line.year, line.amount, line.unit) == ("4011000", 2023, Decimal(12_500), "TEUR")


def test_tables_that_state_no_kind_or_no_money_yield_nothing() -> None:
    assert lines_of(found("Jahr\tEinwohner\n2023\t12.100\n2024\t12.300\n2025\t12.350\n")) == ()
    assert lines_of(found("Quote\tErgebnis 2023 in %\tPlan 2024 in %\nSport\t12,5\t13,0\nKultur\t9,1\t8,7\n")) == ()
