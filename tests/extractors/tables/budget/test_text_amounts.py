from decimal import Decimal

import pytest

from extractors.tables.budget.text_amounts import mention_issues
from tests.support.budgets import mentions


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Die Gewerbesteuer wird mit 1.300.000 Euro veranschlagt.", (1, 3)),
        ("Die Gewerbesteuer steigt um 50.000 € gegenüber dem Plan.", (1, 2)),
        ("Bei Konto 4013000 werden 2025 Erträge von 1,4 Mio. Euro erwartet.", (1, 4)),
        ("Im Jahresergebnis fehlen Mittel in Höhe von 764.500 €.", (2, 3)),
        ("Die Verbandsumlage beträgt 1.883.412,10 Euro.", (3, 2)),
    ],
)
def test_an_amount_that_is_one_of_its_item_agrees(text: str, place: tuple[int, int]) -> None:
    (check,) = mentions(text)
    assert check.holds and (check.line.row, check.line.col) == place


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("Die Gewerbesteuer beträgt im Jahr 2024 insgesamt 1.350.000 Euro.", 50_000),  # one digit
        ("Das Jahresergebnis in Höhe von 746.500 € wird gedeckt.", -18_000),  # two exchanged
        ("Für 2024 ist eine Verbandsumlage in Höhe von 1.882.473,97 € eingeplant.", Decimal("-526.03")),  # rounded up
    ],
)
def test_a_slip_of_the_same_number_is_a_mismatch(text: str, difference: Decimal) -> None:
    (check,) = mentions(text)
    assert not check.holds and abs(check.difference) == abs(difference)
    (issue,) = mention_issues([check])
    assert (issue.code, issue.severity, issue.page_number, issue.document_id) == (
        "TABLE_TEXT_MISMATCH",
        "warning",
        1,
        "d",
    )
    assert "Gewerbesteuer" not in issue.message and "Verbandsumlage" not in issue.message


@pytest.mark.parametrize(
    "text",
    [
        "Die Gewerbesteuer der Betriebe in Seedorf beträgt 1.350.000 Euro.",  # a part of it
        "Die Gewerbesteuer beträgt rund 1.350.000 Euro.",
        "Die Gewerbesteuer beträgt 487.300 Euro.",  # another thing
        "Die Gewerbesteuer beträgt im Jahr 2019 insgesamt 1.350.000 Euro.",  # a year of no table
        "Die Gewerbesteuer sinkt. Der Zuschuss beträgt 1.350.000 Euro.",
        "Die Gewerbesteuer und 200.000 Euro aus der Rücklage, zusammen 1.350.000 Euro, reichen nicht.",
        "Die Gewerbesteuerumlage beträgt 1.350.000 Euro.",
    ],
)
def test_another_thing_is_neither(text: str) -> None:
    assert not [c for c in mentions(text) if not c.holds] and len(mentions(text)) == 0
