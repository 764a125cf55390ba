from decimal import Decimal

import pytest

from extractors.tables.checks.percentages import ratio_checks
from extractors.tables.numbers.values import ParsedTable, parse_table
from tests.support.tables import failures, found

FEES = (
    "Tarif\tbisher\tneu\tÄnderung in %\nFamilienkarte\t14,50 €\t14,50 €\t0,0\nTageskarte\t51,50 €\t54,00 €\t4,9\n"
    "Zehnerkarte\t79,00 €\t80,50 €\t1,9\nJahreskarte\t160,00 €\t152,00 €\t-5,0\n"
)


SHARES = (
    "Bereich\tEUR\tAnteil in %\nSport\t250.000\t25,0\nKultur\t333.333\t33,3\nSchulen\t416.667\t41,7\n"
    "Summe\t1.000.000\t100,0\n"
)


@pytest.mark.parametrize(("text", "wrong", "failed"), [
    (FEES, ("4,9", "49,0"), ((2, 3), Decimal("44.1"))),
    (SHARES, ("33,3", "38,3"), ((2, 2), Decimal("5.0"))),
])  # fmt: skip
def test_percent_columns_are_rounded_as_printed(text: str, wrong: tuple[str, str], failed: tuple) -> None:
    (table,) = found(text).tables
    assert sum(c.kind == "ratio" for c in table.checks) == 4 and table.check_status == "ok"
    assert failures(found(text.replace(*wrong))) == [failed]


def test_a_percentage_proves_itself_and_not_what_it_is_taken_of() -> None:
    cells = {(c.row, c.col): c.check for c in found(FEES).cells}
    assert [cells[2, col] for col in (1, 2, 3)] == ["unchecked", "unchecked", "verified"]


def test_other_percentages_are_not_checked() -> None:
    assert not any(c.kind == "ratio" for c in found(FEES.replace("Änderung in %", "Rabatt in %")).tables[0].checks)


def parsed(text: str) -> ParsedTable:
    return parse_table([line.split("\t") for line in text.splitlines()], 1, None, damaged=False)


def test_one_row_that_comes_out_is_not_believed() -> None:
    assert len(ratio_checks(parsed(FEES))) == 4
    assert ratio_checks(parsed("\n".join(FEES.splitlines()[:2]))) == []
