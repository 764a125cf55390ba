"""Spans of days and their ISO 8601 text: what a date mention means, apart from how it is written.

Seasons follow ISO 8601-2:2019 (21 spring … 24 winter); a season or a day without a year has an ISO text but no days.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from curated.vocabulary import DatePrecision

PIVOT = 50  # two-digit years below it are of this century


@dataclass(frozen=True, slots=True)
class Period:
    """``start`` and ``end`` inclusive, both or neither; ``iso`` says it as ISO 8601 text."""

    start: date | None
    end: date | None
    precision: DatePrecision
    iso: str

    def until(self, other: Period) -> Period:
        """The interval from the start of this period to the end of ``other``."""
        return Period(self.start, other.end, "interval", f"{self.iso}/{other.iso}")


def full_year(digits: str) -> int:
    """The year of „2019", „'99" or „07" (before ``PIVOT``: 20xx)."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < PIVOT else 1900)


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """One day, or None where the calendar has no such day or the year is not 1800–2199."""
    if not 1800 <= year <= 2199:
        return None
    try:
        value = date(year, month, day_of_month)
    except ValueError:
        return None
    return Period(value, value, "day", value.isoformat())


def day_without_year(month: int, day_of_month: int) -> Period | None:
    """A day of an unknown year: ISO text only („XXXX-01-15")."""
    if not (1 <= month <= 12 and 1 <= day_of_month <= monthrange(2000, month)[1]):
        return None
    return Period(None, None, "day", f"XXXX-{month:02}-{day_of_month:02}")


def month(year: int, number: int) -> Period | None:
    """A calendar month, or None for month numbers beyond 1–12."""
    if not 1 <= number <= 12:
        return None
    return Period(
        date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", f"{year}-{number:02}"
    )


def months(year: int, first: int, count: int, precision: DatePrecision, iso: str) -> Period:
    """``count`` months from month ``first`` of ``year``: quarters and half years."""
    last = first + count - 1
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision, iso)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", str(number))


def school_year(first: int) -> Period:
    """1 August of ``first`` to 31 July of the next year (Hamburger Abkommen of 1964, § 1)."""
    start, end = date(first, 8, 1), date(first + 1, 7, 31)
    return Period(start, end, "interval", f"{start}/{end}")


def week(year_number: int, number: int) -> Period | None:
    """An ISO week (Monday to Sunday), or None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year_number, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6), "week", f"{year_number}-W{number:02}")
