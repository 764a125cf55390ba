"""The year of a day or month that is written without one („seit Juli", „am 15.01."), taken from the dates around it.

Such a mention gets days and a whole ISO text, and says so by its method ``context:date``. Without any dated neighbour it
keeps its ISO text with the unknown year („XXXX-07") and has no days.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from curated.records import Entity
from extractors.entities import calendar_values as cal
from extractors.entities.calendar_values import Period

METHOD = "context:date"
_UNKNOWN = "XXXX"
_NEAR = 200  # code points between a mention and the date it borrows its year from; a gap between paragraphs ends it
_HEAD = 1500  # of a text in which the paper's own date stands
_SINCE = re.compile(r"(?i)\bseit(?: ca\.| etwa)?[ \n]$")


def with_years(text: str, dates: Sequence[Entity]) -> list[Entity]:
    """``dates`` (in order of their place) with the years that the context gives; the others as they were."""
    dated = [entity for entity in dates if _reference_day(entity) is not None]
    starts = [entity.char_start for entity in dated]
    own = next((e for e in dated if e.date_precision == "day" and e.char_start < _HEAD), None)
    return [_resolved(text, e, dated, starts, own) if (e.iso or "").startswith(_UNKNOWN) else e for e in dates]


def _reference_day(entity: Entity) -> date | None:
    """The first day of a date that is precise enough to lend its year."""
    if entity.date_start is None or entity.date_end is None or (entity.date_end - entity.date_start).days > 366:
        return None
    return entity.date_start


def _resolved(text: str, entity: Entity, dated: list[Entity], starts: list[int], own: Entity | None) -> Entity:
    place = bisect_left(starts, entity.char_start)
    around = [other for other in dated[max(0, place - 1) : place + 1] if _is_near(text, entity, other)]
    lender = min(around, key=lambda other: abs(other.char_start - entity.char_start), default=own)
    if lender is None or lender.date_start is None:
        return entity
    since = _SINCE.search(text, max(0, entity.char_start - 12), entity.char_start) is not None
    period = _in_year(entity.iso or "", lender, since=since)
    if period is None:
        return entity
    return replace(
        entity,
        canonical=period.iso,
        date_start=period.start,
        date_end=period.end,
        date_precision=period.precision,
        iso=period.iso,
        method=METHOD,
    )


def _is_near(text: str, entity: Entity, other: Entity) -> bool:
    first, second = sorted((entity, other), key=lambda e: e.char_start)
    between = text[first.char_end : second.char_start]
    return len(between) <= _NEAR and "\n\n" not in between


def _in_year(iso: str, lender: Entity, *, since: bool) -> Period | None:
    """The period of ``iso`` in the year that brings it closest to the lender; with „seit" never after it."""
    day = lender.date_start
    if day is None:
        return None
    years = [day.year] if lender.date_precision == "year" else [day.year, day.year - 1, day.year + 1]
    periods = [period for year in years if (period := _period(iso, year)) is not None]
    if since and lender.date_precision != "year":
        periods = [period for period in periods if period.start is not None and period.start <= day]
    return min(periods, key=lambda period: abs(((period.start or day) - day).days), default=None)


def _period(iso: str, year: int) -> Period | None:
    """„XXXX-07" or „XXXX-01-15" or two of these joined by a slash, in one year."""
    parts = [_part(part, year) for part in iso.split("/")]
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    if first is None or last is None or first.start is None or last.start is None or first.start > last.start:
        return None
    return first.until(last)


def _part(iso: str, year: int) -> Period | None:
    numbers = re.fullmatch(rf"{_UNKNOWN}-(\d\d)(?:-(\d\d))?", iso)
    if numbers is None:
        return None
    month, day = int(numbers[1]), numbers[2]
    return cal.month(year, month) if day is None else cal.day(year, month, int(day))
