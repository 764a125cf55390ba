import pytest

from extractors.tables.checks.balance_sheet import balance_sheet_checks
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import found

SHEET = (
    "Bilanz\t2023\t2024\nAktiva\t\t\nAnlagen\t800\t900\nUmlauf\t200\t250\nBilanzsumme\t1.000\t1.150\n"
    "Passiva\t\t\nEigenkapital\t600\t700\nSchulden\t400\t450\nBilanzsumme\t1.000\t1.150\n"
)


SIDES = "Aktiva\tEUR\tPassiva\tEUR\nAnlagen\t800\tEigenkapital\t600\nUmlauf\t200\tSchulden\t400\nSumme\t1.000\tSumme\t1.000\n"


TOTALS = "Posten\t2024\nSumme Aktiva\t1.150\nDarlehen\t450\nSumme der Passiva\t1.150\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong", "failed"),
    [
        (
            SHEET,
            "Schulden\t400\t450\nBilanzsumme\t1.000\t1.150",
            "Schulden\t400\t460\nBilanzsumme\t1.000\t1.160",
            [((8, 2), 10)],
        ),
        (
            SIDES,
            "Schulden\t400\nSumme\t1.000\tSumme\t1.000",
            "Schulden\t410\nSumme\t1.000\tSumme\t1.010",
            [((3, 3), 10)],
        ),
        (TOTALS, "Passiva\t1.150", "Passiva\t1.120", [((3, 1), -30)]),
    ],
)
def test_a_balance_sheet_balances(text: str, right: str, wrong: str, failed: list[tuple[tuple[int, int], int]]) -> None:
    held = [c for c in found(text).tables[0].checks if c.stated_by == "Aktiva = Passiva"]
    assert held and all(c.holds for c in held)
    assert right in text
    result = found(text.replace(right, wrong))
    assert [(c.target, c.difference) for c in result.tables[0].checks if not c.holds] == failed
    assert [i.code for i in result.issues] == ["TABLE_SUM_MISMATCH"]


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_the_sides_are_found_side_by_side_and_below_one_another() -> None:
    (beside,) = balance_sheet_checks(parsed(SIDES))
    assert (beside.target, beside.terms[0].col, beside.holds) == ((3, 3), 1, True)
    assert [check.target for check in balance_sheet_checks(parsed(SHEET))] == [(8, 1), (8, 2)]
    assert balance_sheet_checks(parsed("Posten\t2024\nSumme\t5\nBilanzsumme\t5")) == []
