"""Values as German readers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from flows.review.german_values import entity_value, german_date, german_number, no_picture
from tests.support.builders import entity

TEXT = "Am 12.03.2024 beschließt der Rat einstimmig nach § 5 Abs. 2 GemO bis zu 1.200 Euro je Platz."


def test_days_and_numbers():
    assert (german_date(date(2024, 3, 5)), german_date(None)) == ("05.03.2024", None)
    assert (german_number(Decimal("1234567.50")), german_number(-12345)) == ("1.234.567,50", "-12.345")


@pytest.mark.parametrize(
    ("text", "kind", "fields", "value"),
    [
        (
            "1.200 Euro",
            "amount",
            {"amount": Decimal("1200.00"), "currency": "EUR", "qualifier": "bis zu", "unit": "je Platz"},
            "bis zu 1.200,00 EUR je Platz",
        ),
        ("12.03.2024", "date", {"date_start": date(2024, 3, 12), "date_end": date(2024, 3, 12)}, "12.03.2024"),
        ("12.03.2024", "date", {"date_start": date(2024, 3, 12), "date_end": date(2024, 3, 14)}, "12.03.2024 bis 14.03.2024"),
        ("beschließt", "decision", {"outcome": "approved", "unanimous": True}, "angenommen, einstimmig"),
        ("beschließt", "decision", {"votes_yes": 9, "votes_abstain": 2}, "9 Ja, 2 Enthaltungen"),
        ("§ 5 Abs. 2 GemO", "law", {"section": "5", "paragraph": "2", "law": "GemO"}, "§ 5 Abs. 2 GemO"),
        ("Rat", "gremium", {}, None),
    ],
)  # fmt: skip
def test_the_value_of_a_mention_in_words(text, kind, fields, value):
    assert entity_value(entity(text, TEXT, "a", kind, **fields)) == value


def test_a_page_without_a_picture_says_why():
    assert "Textdatei" in no_picture("text") and "unkenntlich" in no_picture("masked")
    assert "nur als Text" in no_picture("PAGE_DAMAGED")
