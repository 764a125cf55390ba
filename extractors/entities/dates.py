"""Dates with a full shape: days, ranges of days, months, quarters, weeks, seasons, decades. Bare years: ``years.py``.

The span leaves the weekday out and takes a time in when it follows directly („26. September 2017, 15:30 Uhr").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from curated.records import Entity
from extractors.entities import calendar_values as cal
from extractors.entities.anchored_search import matches_at, number_starts, word_starts
from extractors.entities.calendar_values import Period
from extractors.entities.mention import mention, search_near
from extractors.entities.number_words import read_ordinal

_MONTHS = {
    "jan": 1, "jän": 1, "feb": 2, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip
_SEASONS = {"frühjahr": 21, "frühling": 21, "sommer": 22, "herbst": 23, "winter": 24}
_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:(?:18|19|20|21)\d\d)"
_YY = rf"(?:{_Y}|['’]?\d\d)"
_NAME = (
    r"(?:(?:Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|JANUAR|FEBRUAR|MÄRZ|APRIL|MAI|JUNI|JULI|AUGUST|SEPTEMBER|OKTOBER|NOVEMBER|DEZEMBER)s?\b"
    r"|(?:Jan|Feb|Mrz|Mär|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez)\b\.?)"
)
_ORDINAL = r"(?:[a-zäöü]{2,20}(?:st|t)e[nr])"
_TIME = (
    r"(?:,?[ \n](?:um[ \n])?(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:[ ]?(?:Uhr|h)\b|(?<=[ ]\d\d:\d\d)(?![\d:]|[ ]?[-–])))?"
)
_TO = (
    r"(?:[ ]?[-–—][ ]?|[ \n](?:bis|-|–)(?:[ \n](?:zum|einschließlich"
    r"|einschl\.))?[ \n](?:(?:[A-Z][a-z]+,?[ ])?(?:den|dem)[ ])?)"
)
_END = r"(?![\w]|[./:-]\d)"


_FREE = r"(?<![\w.,/-][0-9])"
_MONTH_WORD = re.compile(r"(?i:jan|jän|feb|märz?|maerz|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)")


def _free(name: str, digits: str = "[0-9]?") -> str:
    """A number that nothing leans on from the left. The digit comes before the look-behind: so the engine skips to digits."""
    return rf"(?P<{name}>[0-9]{_FREE}{digits})"


Reader = Callable[[re.Match[str]], Period | None]


def month_number(name: str) -> int:
    """1–12 for a German month name or its abbreviation."""
    return _MONTHS[name[:3].casefold()]


def _day_numbers(match: re.Match[str]) -> Period | None:
    return _with_time(cal.day(cal.full_year(match["y"].lstrip("'’")), int(match["m"]), int(match["d"])), match)


def _day_named(match: re.Match[str]) -> Period | None:
    number = int(match["d"]) if match["d"].isdigit() else read_ordinal(match["d"])
    if number is None:
        return None
    if match["y"] is None:
        return cal.day_without_year(month_number(match["name"]), number)
    return _with_time(cal.day(cal.full_year(match["y"].lstrip("'’")), month_number(match["name"]), number), match)


def _with_time(period: Period | None, match: re.Match[str]) -> Period | None:
    if period is None or match["hour"] is None:
        return period
    return replace(period, iso=f"{period.iso}T{int(match['hour']):02}:{match['minute'] or '00'}")


def _two_days(match: re.Match[str]) -> Period | None:
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
        year_2 = cal.full_year((groups["y2"] or "").lstrip("'’"))
        year_1 = cal.full_year(groups["y1"].lstrip("'’")) if groups.get("y1") else year_2
        first, last = cal.day(year_1, month_1, int(groups["d1"] or 0)), cal.day(year_2, month_2, int(groups["d2"] or 0))
        first = first and _with_time(first, match)
    if (
        first is None
        or last is None
        or (first.start is not None and last.start is not None and first.start > last.start)
    ):
        return None
    return first.until(last)


def _iso_day(match: re.Match[str]) -> Period | None:
    return cal.day(int(match["y"]), int(match["m"]), int(match["d"]))


def _month_year(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    year = cal.full_year((groups["y"] or "").lstrip("'’"))
    last = cal.month(year, month_number(groups["name"] or ""))
    if groups.get("first") is None or last is None:
        return last
    first = cal.month(int(groups["y1"]) if groups.get("y1") else year, month_number(groups["first"] or ""))
    if first is None or first.start is None or last.start is None or first.start > last.start:
        return None
    return first.until(last)


def _month_digits(match: re.Match[str]) -> Period | None:
    return cal.month(int(match["y"]), int(match["m"]))


def _part_of_year(match: re.Match[str]) -> Period | None:
    number = _ORDER.get(match["n"].casefold()) or read_ordinal(match["n"])
    year = int(match["y"])
    if match["what"].startswith("Q") and number in {1, 2, 3, 4}:
        return cal.months(year, 3 * number - 2, 3, "quarter", f"{year}-Q{number}")
    if match["what"].startswith("H") and number in {1, 2}:
        return cal.months(year, 6 * number - 5, 6, "half_year", f"{year}-H{number}")
    return None


def _week(match: re.Match[str]) -> Period | None:
    last = cal.week(int(match["y"]), int(match["n"]))
    if match["n1"] is None or last is None:
        return last
    first = cal.week(int(match["y1"] or match["y"]), int(match["n1"]))
    return first.until(last) if first is not None else None


def _season(match: re.Match[str]) -> Period | None:
    return Period(None, None, "season", f"{match['y']}-{_SEASONS[match['name'].casefold()]}")


def _decade(match: re.Match[str]) -> Period | None:
    digits = match["y"]
    first = int(digits) if len(digits) == 4 else cal.full_year(digits)
    decade = cal.year(first).until(cal.year(first + 9))
    return replace(decade, precision="decade", iso=f"{first // 10}X")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    # „15./16.05.2007", „03/.04.03.2015", „1.–3.5.19", „01.01. bis 31.12.2008", „01.07.2010 bis 30.06.2016"
    (
        _compile(
            (
                rf"{_free('d1')}(?:\.?/\.?|\.?[ ]?(?:und|u\.|\+|&)[ ]?"
                rf"|\.{_TO})(?P<d2>{_D})\.[ ]?(?P<m2>{_M})\.[ ]?(?P<y2>{_Y}){_END}{_TIME}"
            )
        ),
        _two_days,
    ),
    (
        _compile(
            rf"{_free('d1')}\.[ ]?(?P<m1>{_M})\.[ ]?(?P<y1>{_YY})?{_TO}(?P<d2>{_D})\.[ ]?(?P<m2>{_M})\.[ ]?"
            rf"(?P<y2>{_YY}){_END}{_TIME}"
        ),
        _two_days,
    ),
    # „3. bis 12. September 2016", „1. Juli 2010 bis 30. Juni 2016"
    (
        _compile(
            rf"{_free('d1')}\.(?:[ ]?(?P<name1>{_NAME})(?:[ ](?P<y1>{_Y}))?)?(?:{_TO}"
            rf"|/|[ ]und[ ]dem[ ])(?P<d2>{_D})\.[ \n]?(?P<name2>{_NAME})[ \n](?P<y2>{_Y}){_END}{_TIME}"
        ),
        _two_days,
    ),
    (_compile(rf"{_free('d')}\.[ ]?(?P<m>{_M})\.[ ]?(?P<y>{_YY}){_END}{_TIME}"), _day_numbers),
    (_compile(rf"{_free('d')}\.?[ \n]?(?P<name>{_NAME})[ \n]?(?P<y>{_Y}|['’]\d\d){_END}{_TIME}"), _day_named),
    (_compile(rf"\b(?P<d>{_ORDINAL})[ \n](?P<name>{_NAME})(?:[ \n](?P<y>{_Y}))?{_END}{_TIME}"), _day_named),
    (_compile(rf"{_free('y', '[0-9]{3}')}(?P<s>[-/.])(?P<m>{_M})(?P=s)(?P<d>{_D}){_END}"), _iso_day),
    (_compile(rf"{_free('d')}(?P<s>[-/])(?P<m>{_M})(?P=s)(?P<y>{_YY}){_END}{_TIME}"), _day_numbers),
    # „28. KW 2020 – 47. KW 2020", „KW 10-12/2021", „28. Kalenderwoche 2020"
    (
        _compile(
            rf"{_free('n1')}\.[ ]?(?:KW|Kalenderwoche)(?:[ /]?(?P<y1>{_Y}))?{_TO}(?P<n>\d\d?)\.[ ]?(?:KW"
            rf"|Kalenderwoche)(?:[ ]|/|[ ]?/[ ]?)(?P<y>{_Y})\b"
        ),
        _week,
    ),
    (_compile(rf"{_free('n')}\.[ ]?(?:KW|Kalenderwoche)(?:[ ]|[ ]?/[ ]?)(?P<y>{_Y})(?P<n1>(?!))?\b"), _week),
    (
        _compile(
            r"\b(?:KW|Kalenderwoche)[ ](?:(?P<n1>\d\d?)(?P<y1>(?!))?[ ]?[-–][ ]?)?(?P<n>\d\d?)(?:[ ]"
            rf"|[ ]?/[ ]?)(?P<y>{_Y})\b"
        ),
        _week,
    ),
    (
        _compile(
            rf"\b(?P<n>[1-4]|I{{1,3}}|IV|{_ORDINAL})\.?[ \n]?(?P<what>Quartal|Halbjahr)(?:s|es)?(?:[ \n]|/"
            rf"|[ \n]des[ \n]Jahres[ \n])(?P<y>{_Y})\b"
        ),
        _part_of_year,
    ),
    (_compile(rf"\b(?P<what>[QH])(?P<n>[1-4])[ /]?(?P<y>{_Y})\b"), _part_of_year),
    (
        _compile(
            rf"\b(?P<name>Frühjahr|Frühling|Sommer|Herbst|Winter)s?[ \n](?:des[ ]Jahres[ ])?(?P<y>{_Y})(?:/"
            rf"(?:{_Y}|\d\d))?\b(?![./-]\d)"
        ),
        _season,
    ),
    # „Mai 2022", „Januar bis März 2020", „Oktober 2019 – März 2020", „März/April 2021", „August '99"
    (
        _compile(
            rf"\b(?:(?P<first>{_NAME})(?:[ ](?P<y1>{_Y}))?(?:{_TO}|/"
            rf"|[ ]und[ ]))?(?P<name>{_NAME})[ \n]?(?:/[ ]?)?(?P<y>{_Y}|['’]\d\d"
            rf"|(?<=[ ])\d\d(?=[.,;]?\s*$)){_END}"
        ),
        _month_year,
    ),
    (_compile(r"(?<![\w.,:-])(?P<y>(?:19|20)\d0|[2-9]0)er(?:[- ]?Jahre[ns]?)?\b"), _decade),
)
_MONTH_DIGITS = _compile(
    r"(?<![\w.,/:-])(?:(?P<m>0[1-9]|1[0-2])[ ]?[./-][ ]*(?P<y>(?:19|20)\d\d)|(?P<y2>(?:19"
    rf"|20)\d\d)[ ]*[./-][ ]?(?P<m2>0[1-9]|1[0-2])){_END}(?![ ]?S\.)"
)
_NO_MONTH = re.compile(
    r"(?:\b(?:Nr|Nummer|DS|Drs|Drucksache|Vorlage|Az|Aktenzeichen|BV|SV|VO|Seite|S|Antrag|Urteil"
    r"|\w*Bl)\b[.:]{0,2} ?|[§/:-] ?)$"
)


_CUES: dict[Reader, re.Pattern[str]] = {  # rules that need a rare word are searched only near it
    _week: re.compile(r"KW|Kalenderwoche"),
    _part_of_year: re.compile(r"Quartal|Halbjahr|[QH][1-4]"),
    _season: re.compile(r"(?:Fr[üu]hjahr|Fr[üu]hling|Sommer|Herbst|Winter)"),
    _decade: re.compile(r"0er"),
}
_WINDOW = 60  # code points before and after a cue that one date reaches


def find_dates(text: str) -> list[Entity]:
    """All dates of a folded text but bare years, in order of their place; of two that overlap the earlier rule wins."""
    taken = bytearray(len(text) + 1)
    found: list[Entity] = []
    for pattern, reader in _RULES:
        for match in _matches(text, pattern, reader):
            if any(taken[match.start() : match.end()]):
                continue
            _keep(found, taken, text, match, reader(match))
    for match in _MONTH_DIGITS.finditer(text):
        if not any(taken[match.start() : match.end()]) and not _NO_MONTH.search(
            text, max(0, match.start() - 16), match.start()
        ):
            year, number = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
            if match["y2"] is None or number != (year + 1) % 100:  # 2011/12 is a school year
                _keep(found, taken, text, match, cal.month(year, number))
    return sorted(found, key=lambda entity: entity.char_start)


def _matches(text: str, pattern: re.Pattern[str], reader: Reader) -> Iterator[re.Match[str]]:
    """The matches of one rule, looked for only where one can begin."""
    if pattern.pattern.lstrip().startswith("(?P<") and _FREE in pattern.pattern:
        return matches_at(text, pattern, number_starts(text))
    if reader is _month_year:
        return matches_at(text, pattern, word_starts(text, _MONTH_WORD))
    cue = _CUES.get(reader)
    return pattern.finditer(text) if cue is None else search_near(text, cue, pattern, _WINDOW)


def _keep(found: list[Entity], taken: bytearray, text: str, match: re.Match[str], period: Period | None) -> None:
    if period is None:
        return
    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found.append(as_entity(text, match.start(), match.end(), period))


def as_entity(text: str, start: int, end: int, period: Period) -> Entity:
    """A date mention with the days, the precision and the ISO text of ``period``."""
    return replace(
        mention("date", text, start, end, period.iso),
        date_start=period.start,
        date_end=period.end,
        date_precision=period.precision,
        iso=period.iso,
    )
