"""Amounts and days beyond what council papers speak of are told from those within."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from curated.validation.plausible_values import FIRST_DAY, LAST_DAY, MOST_AMOUNT, is_plausible_amount, is_plausible_day


@pytest.mark.parametrize(
    ("amount", "plausible"),
    [
        (None, True),
        (Decimal("-1200000.00"), True),
        (MOST_AMOUNT - Decimal("0.01"), True),
        (MOST_AMOUNT, False),
        (-MOST_AMOUNT, False),
    ],
)
def test_amounts(amount: Decimal | None, plausible: bool):
    assert is_plausible_amount(amount) is plausible


def test_days():
    assert is_plausible_day() and is_plausible_day(None, date(1525, 3, 1), FIRST_DAY, LAST_DAY)
    assert not is_plausible_day(date(2025, 1, 1), date(2201, 1, 1)) and not is_plausible_day(date(999, 12, 31))
