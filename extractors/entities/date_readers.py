"""From the matched parts of a date to the days it means; the patterns stand in ``date_patterns``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extractors.entities import calendar_values as cal
from extractors.entities.calendar_values import Period
from extractors.entities.number_words import read_ordinal
from normalizers.lexicon.german import MONTH_NUMBERS

Reader = Callable[[re.Match[str]], Period | None]

_SEASONS = {"frühjahr": 21, "frühling": 21, "sommer": 22, "herbst": 23, "winter": 24}
_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


_DIGITS_MISREAD = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})


def month_number(name: str) -> int:
    """1–12 for a German month name or its abbreviation."""
    return MONTH_NUMBERS[name[:3].casefold()]


def day_numbers(match: re.Match[str]) -> Period | None:
    """A day in digits with its year."""
    return with_time(cal.day(cal.full_year(match["y"].strip(" \n'’")), int(match["m"]), int(match["d"])), match)


def day_named(match: re.Match[str]) -> Period | None:
    """A day with the name of its month; without a year its days stay open."""
    number = int(match["d"]) if match["d"].isdigit() else read_ordinal(match["d"])
    if number is None:
        return None
    if match["y"] is None:
        return cal.day_without_year(month_number(match["name"]), number)
    return with_time(cal.day(cal.full_year(match["y"].strip(" \n'’")), month_number(match["name"]), number), match)


def day_misread(match: re.Match[str]) -> Period | None:
    """A day whose 1 or 0 a scanner took for a letter: „l. Juli 2026", „1O. Mai 2026"."""
    number = int(match["d"].translate(_DIGITS_MISREAD))
    return with_time(cal.day(cal.full_year(match["y"]), month_number(match["name"]), number), match)


def with_time(period: Period | None, match: re.Match[str]) -> Period | None:
    """The period with the time of the match, if it has one."""
    if period is None or match["hour"] is None:
        return period
    return replace(period, iso=f"{period.iso}T{int(match['hour']):02}:{match['minute'] or '00'}")


def two_days(match: re.Match[str]) -> Period | None:
    """„15./16.05.2007", „01.01. bis 31.12.2008", „3. bis 12. September 2016": the first borrows what it lacks from the second."""
    groups = match.groupdict()
    month_2 = int(groups["m2"]) if groups.get("m2") else month_number(groups["name2"] or "")
    month_1 = month_2
    if groups.get("m1"):
        month_1 = int(groups["m1"])
    elif groups.get("name1"):
        month_1 = month_number(groups["name1"] or "")
    if groups["y2"] is None:
        first, last = (
            cal.day_without_year(month_1, int(groups["d1"] or 0)),
            cal.day_without_year(month_2, int(groups["d2"] or 0)),
        )
    else:
        year_2 = cal.full_year((groups["y2"] or "").strip(" \n'’"))
        year_1 = cal.full_year(groups["y1"].strip(" \n'’")) if groups.get("y1") else year_2
        if not groups.get("y1") and (month_1, int(groups["d1"] or 0)) > (month_2, int(groups["d2"] or 0)):
            year_1 -= 1  # „15. Dezember bis 12. Januar 2026"
        first, last = cal.day(year_1, month_1, int(groups["d1"] or 0)), cal.day(year_2, month_2, int(groups["d2"] or 0))
        first = first and with_time(first, match)
    if (
        first is None
        or last is None
        or (first.start is not None and last.start is not None and first.start > last.start)
    ):
        return None
    return first.until(last)


def iso_day(match: re.Match[str]) -> Period | None:
    """A day written year first."""
    return with_time(cal.day(int(match["y"]), int(match["m"]), int(match["d"])), match)


def month_year(match: re.Match[str]) -> Period | None:
    """A month, or the months from one to another."""
    groups = match.groupdict()
    year = cal.full_year((groups["y"] or "").strip(" \n'’"))
    last = cal.month(year, month_number(groups["name"] or ""))
    if groups.get("first") is None or last is None:
        return last
    first = cal.month(int(groups["y1"]) if groups.get("y1") else year, month_number(groups["first"] or ""))
    if first is None or first.start is None or last.start is None or first.start > last.start:
        return None
    return first.until(last)


def part_of_year(match: re.Match[str]) -> Period | None:
    """A quarter or half year."""
    number = _ORDER.get(match["n"].casefold()) or read_ordinal(match["n"])
    year = int(match["y"])
    if match["what"].startswith("Q") and number in {1, 2, 3, 4}:
        return cal.months(year, 3 * number - 2, 3, "quarter", f"{year}-Q{number}")
    if match["what"].startswith("H") and number in {1, 2}:
        return cal.months(year, 6 * number - 5, 6, "half_year", f"{year}-H{number}")
    return None


def week(match: re.Match[str]) -> Period | None:
    """A calendar week or the weeks from one to another (ISO 8601)."""
    last = cal.week(int(match["y"]), int(match["n"]))
    if match["n1"] is None or last is None:
        return last
    first = cal.week(int(match["y1"] or match["y"]), int(match["n1"]))
    return first.until(last) if first is not None else None


def season(match: re.Match[str]) -> Period | None:
    """A season, which has no days."""
    return Period(None, None, "season", f"{match['y']}-{_SEASONS[match['name'].casefold()]}")


def decade(match: re.Match[str]) -> Period | None:
    """Ten years."""
    digits = match["y"]
    first = int(digits) if len(digits) == 4 else cal.full_year(digits)
    decade = cal.year(first).until(cal.year(first + 9))
    return replace(decade, precision="decade", iso=f"{first // 10}X")
