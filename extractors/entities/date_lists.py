"""Days and months that borrow from the one behind them: „1., 8. und 15. Juli 2025", „Mai und Juni 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curated.records import Entity
from extractors.entities import calendar_values as cal
from extractors.entities.calendar_values import Period
from extractors.entities.date_patterns import DAY, GAP, MONTH, MONTH_NUMBER, WEEKDAY
from extractors.entities.date_readers import month_number

_LISTED = re.compile(
    rf"""(?<![\w.,/-])(?<!\d\.[ ])(?P<span>(?P<d>{DAY})\.(?:{GAP}(?P<m>{MONTH_NUMBER})\.|{GAP}(?P<name>{MONTH}))?)
         (?:,?[ \n](?:und|sowie|u\.|oder|bzw\.|&)[ \n]|,[ \n])
         (?:(?:auch[ ])?(?:am|den|dem)[ ])?(?:{WEEKDAY},?[ ](?:(?:den|dem)[ ])?)?$""",
    re.VERBOSE,
)
_LISTED_MONTH = re.compile(
    rf"(?<![\w.-])(?<!\d\.[ ])(?P<span>(?P<name>{MONTH}))(?:[ \n](?:und|sowie|oder|bzw\.)[ \n]|,[ \n])$"
)
_REACH = 70  # code points from one day of a list to the next: two dates, two names of weekdays, the words between them


def listed_days(text: str, dates: Sequence[Entity]) -> Iterator[tuple[int, int, Period]]:
    """The days that stand before one of ``dates`` in a list, with their places; each borrows what it lacks from that one."""
    for entity in dates:
        if entity.date_precision == "day" and entity.date_start is not None:
            yield from _before(text, entity.char_start, entity.date_start.year, entity.date_start.month)
        elif entity.date_precision == "month" and entity.date_start is not None:
            yield from _months_before(text, entity.char_start, entity.date_start.year, entity.date_start.month)


def _before(text: str, start: int, year: int, month: int) -> Iterator[tuple[int, int, Period]]:
    while (match := _LISTED.search(text, max(0, start - _REACH), start)) is not None:
        own = int(match["m"]) if match["m"] else month_number(match["name"]) if match["name"] else month
        if own > month:
            return  # „15. Dezember und 12. Januar 2026": the year is another
        period = cal.day(year, own, int(match["d"]))
        if period is None:
            return
        start, month = match.start("span"), own
        yield match.start("span"), match.end("span"), period


def _months_before(text: str, start: int, year: int, month: int) -> Iterator[tuple[int, int, Period]]:
    while (match := _LISTED_MONTH.search(text, max(0, start - _REACH), start)) is not None:
        own = month_number(match["name"])
        period = cal.month(year, own)
        if own >= month or period is None:
            return
        start, month = match.start("span"), own
        yield match.start("span"), match.end("span"), period
