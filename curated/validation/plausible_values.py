"""Which amounts and days council papers can speak of; what lies beyond was misread, or is a slip of the paper itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2200, 12, 31)
"""Papers tell the history of a town, and lease land for a hundred years."""

MOST_AMOUNT = Decimal(10) ** 12
"""In full units of any currency: more than all municipalities of Germany spend in a year."""


def is_plausible_amount(amount: Decimal | None) -> bool:
    """Whether a paper can mean this amount; None is no amount and plausible."""
    return amount is None or abs(amount) < MOST_AMOUNT


def is_plausible_day(*days: date | None) -> bool:
    """Whether a paper can mean all of these days; None is no day and plausible."""
    return all(day is None or FIRST_DAY <= day <= LAST_DAY for day in days)
