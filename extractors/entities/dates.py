"""Dates with a full shape: days, ranges of days, months, quarters, weeks, seasons, decades. Bare years: ``years.py``.

The span leaves the weekday out and takes a time in when it follows directly („26. September 2017, 15:30 Uhr"). Days that
share a month („1., 8. und 15. Juli 2025") are mentions of their own; days joined by „bis", a dash or a slash are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from curated.records import Entity
from extractors.entities import calendar_values as cal
from extractors.entities.anchored_search import date_starts, matches_at, number_starts, word_starts
from extractors.entities.calendar_values import Period
from extractors.entities.date_lists import listed_days
from extractors.entities.date_patterns import END, FREE, ORDINAL, RULES
from extractors.entities.date_readers import (
    Reader,
    day_misread,
    day_named,
    decade,
    month_year,
    part_of_year,
    season,
    week,
)
from extractors.entities.mention import search_near
from extractors.entities.terms_of_office import is_term_before

_PAIRS = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d")
_ACCOUNT = re.compile(
    r"(?i)\b(?:teil)?(?:produkte?|produktgruppe|produktbereich|konto|sachkonto|kostenstelle|kostenträger|psp-?(?:element)?"
    r"|akten\w{4,8}|geschäftszeichen|registratur\w*|ordnungsnummer|gliederung\w*|kennziffer|az|gz|haushaltsstelle|hhst|kapitel|abschnitt|ziffer|titel|maßnahme|auftrag|position|pos|version|nr|nummer"
    r"|leistung)\.?:?[ \n]$"
)
_ACCOUNT_REACH = 22  # code points: the longest of these words with its mark
_MONTH_WORD = re.compile(r"(?i:jan|jän|feb|märz?|maerz|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)")
_MONTH_DIGITS = re.compile(
    r"(?<![\w.,/:-])(?:(?P<m>0[1-9]|1[0-2])[ ]?[./-][ ]*(?P<y>(?:19|20)\d\d)|(?P<y2>(?:19"
    rf"|20)\d\d)[ ]*[./-][ ]?(?P<m2>0[1-9]|1[0-2])){END}(?![ ]?S\.)",
    re.VERBOSE,
)
_NO_MONTH = re.compile(
    r"(?:\b(?:Nr|Nummer|DS|Drs|Drucksache|Vorlage|Az|Aktenzeichen|BV|SV|VO|Seite|S|Antrag|Urteil"
    r"|\w*Bl)\b[.:]{0,2} ?|[§/:-] ?)$"
)
_CUES: dict[Reader, re.Pattern[str]] = {  # rules that need a rare word are searched only near it
    week: re.compile(r"KW|Kalenderwoche"),
    part_of_year: re.compile(r"Quartal|Halbjahr|[QH][1-4]"),
    season: re.compile(r"(?:Fr[üu]hjahr|Fr[üu]hling|Sommer|Herbst|Winter)"),
    decade: re.compile(r"0er"),
}
_LAST_WORD = re.compile(r"[\w|]+\.?[ \n]?$")
_LAST_WORD_REACH = 28  # code points that the longest ordinal of a day takes
_WINDOW = 60  # code points before and after a cue that one date reaches


def find_dates(text: str) -> list[Entity]:
    """All dates of a folded text but bare years, in order of their place; of two that overlap the earlier rule wins."""
    return list(_dates(text))


@lru_cache(maxsize=4)  # several readers of a head ask for those of one text
def _dates(text: str) -> tuple[Entity, ...]:
    taken = bytearray(len(text) + 1)
    found: list[Entity] = []
    for pattern, reader in RULES:
        for match in _matches(text, pattern, reader):
            if not any(taken[match.start() : match.end()]) and not _is_account(text, match):
                _keep(found, taken, text, match, reader(match))
    for match in matches_at(text, _MONTH_DIGITS, number_starts(text)):
        if not any(taken[match.start() : match.end()]) and not _NO_MONTH.search(
            text, max(0, match.start() - 16), match.start()
        ):
            year, number = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
            span_of_years = number == (year + 1) % 100 or is_term_before(text, match.start())
            if match["y2"] is None or not span_of_years:  # 2011/12 is a school year
                _keep(found, taken, text, match, cal.month(year, number))
    for start, end, period in listed_days(text, found):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(as_entity(text, start, end, period))
    return tuple(sorted(found, key=lambda entity: entity.char_start))


def _is_account(text: str, match: re.Match[str]) -> bool:
    """Whether three pairs of digits are the number of a product or an account: „Produkt 11.12.01"."""
    return (
        _PAIRS.fullmatch(match[0]) is not None
        and _ACCOUNT.search(text, max(0, match.start() - _ACCOUNT_REACH), match.start()) is not None
    )


def _matches(text: str, pattern: re.Pattern[str], reader: Reader) -> Iterator[re.Match[str]]:
    """The matches of one rule, looked for only where one can begin."""
    if pattern.pattern.lstrip().startswith("(?P<") and FREE in pattern.pattern:
        return matches_at(text, pattern, date_starts(text))
    if reader is day_misread or (reader is day_named and ORDINAL in pattern.pattern):
        return matches_at(text, pattern, _before_months(text))
    if reader is month_year:
        return matches_at(text, pattern, word_starts(text, _MONTH_WORD))
    cue = _CUES.get(reader)
    return pattern.finditer(text) if cue is None else search_near(text, cue, pattern, _WINDOW)


@lru_cache(maxsize=2)
def _before_months(text: str) -> Sequence[int]:
    """Where the last word before the name of a month begins, with or without a blank between."""
    months = word_starts(text, _MONTH_WORD)
    words = (_LAST_WORD.search(text, max(0, start - _LAST_WORD_REACH), start) for start in months)
    return [word.start() for word in words if word is not None]


def _keep(found: list[Entity], taken: bytearray, text: str, match: re.Match[str], period: Period | None) -> None:
    if period is None and match.groupdict().get("name") is not None and not match[0][0].isdigit():
        return
    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    if period is None:
        return  # „30. Februar 2026" is no day; nor is its „Februar 2026" a month that was meant
    found.append(as_entity(text, match.start(), match.end(), period))


def as_entity(text: str, start: int, end: int, period: Period) -> Entity:
    """A date mention with the days, the precision and the ISO text of ``period``."""
    return Entity(
        kind="date",
        text=text[start:end],
        char_start=start,
        char_end=end,
        method="grammar:date",
        canonical=period.iso,
        date_start=period.start,
        date_end=period.end,
        date_precision=period.precision,
        iso=period.iso,
    )
