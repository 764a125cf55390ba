"""How dates are written: the pieces, and one pattern for each shape with the reader of its parts, the surer first."""

from __future__ import annotations

import re

from extractors.entities.date_readers import (
    Reader,
    day_misread,
    day_named,
    day_numbers,
    decade,
    iso_day,
    month_year,
    part_of_year,
    season,
    two_days,
    week,
)  # fmt: skip
from normalizers.lexicon.german import MONTH_ABBREVIATIONS, MONTHS, MONTHS_BY_OTHER_NAMES, alternatives
from normalizers.numerals import DASHES

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:(?:18|19|20|21)\d\d)"
SHORT_YEAR = rf"(?:{YEAR}|['’]?\d\d)"
GAP = r"[ \n]?"
_FULL_NAMES = (*MONTHS, *MONTHS_BY_OTHER_NAMES)
MONTH = (
    rf"(?:{alternatives((*_FULL_NAMES, *(name.upper() for name in _FULL_NAMES)))}s?\b"
    rf"|{alternatives((*MONTH_ABBREVIATIONS, *(name.upper() for name in MONTH_ABBREVIATIONS)))}\b\.?)"
)
"""The name of a month, whole or shortened, in small letters or capitals."""
ORDINAL = r"(?:[a-zäöü]{2,20}(?:st|t)e[nr])"
WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.)s?"
TIME = (
    r"(?:,?[ \n](?:um[ \n])?(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:[ ]?(?:Uhr|h)\b|(?<=[ ]\d\d:\d\d)(?![\d:]|[ ]?[-–])))?"
)
TO = (
    rf"(?:[ ]?[{DASHES}][ ]?\n?(?:{WEEKDAY},?[ ](?:(?:den|dem)[ ])?)?|[ \n](?:bis|[{DASHES}])"
    rf"(?:[ \n](?:zum|einschließlich|einschl\.))?[ \n](?:(?:{WEEKDAY},?[ \n])?(?:(?:den|dem)[ \n])?))"
)
END = r"(?![\w]|[./:-]\d)"
FREE = r"(?<![\w.,/-][0-9])"


def free(name: str, digits: str = "[0-9]?") -> str:
    """A number that nothing leans on from the left. The digit comes before the look-behind: so the engine skips to digits."""
    return rf"(?P<{name}>[0-9]{FREE}{digits})"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    # „19 . 08 . 2026", as justified lines and forms set it
    (_compile(rf"{free('d')}[ ]\.[ ]?(?P<m>{MONTH_NUMBER})[ ]?\.[ ]?(?P<y>{YEAR}){END}{TIME}"), day_numbers),
    # „01.01. bis 31.12.2008", „08. 03. - 16. 03. 2021", „01.07.2010 bis 30.06.2016"
    (
        _compile(
            rf"{free('d1')}\.{GAP}(?P<m1>{MONTH_NUMBER})\.(?P<y1>{GAP}{YEAR}|['’]?\d\d)?{TO}(?P<d2>{DAY})\.{GAP}"
            rf"(?P<m2>{MONTH_NUMBER})\.(?P<y2>{GAP}{YEAR}|['’]?\d\d){END}{TIME}"
        ),
        two_days,
    ),
    # „15./16.05.2007", „03/.04.03.2015", „1.–3.5.19"; not behind the day of another date
    (
        _compile(
            rf"{free('d1')}(?<!\d\.[ ]\d)(?<!\d\.[ ]\d\d)(?:\.?/\.?|\.?[ ]?(?:\+|&)[ ]?|\.{TO})(?P<d2>{DAY})\.{GAP}"
            rf"(?P<m2>{MONTH_NUMBER})\.(?P<y2>{GAP}{YEAR}|['’]?\d\d){END}{TIME}"
        ),
        two_days,
    ),
    # „3. bis 12. September 2016", „1. Juli 2010 bis 30. Juni 2016", „zwischen dem 3. und 12. September 2016"
    (
        _compile(
            rf"{free('d1')}\.(?:{GAP}(?P<name1>{MONTH})(?:[ \n](?P<y1>{YEAR}))?)?(?:{TO}"
            rf"|/|[ \n]und[ \n](?:dem|(?<=ischen[ ]dem[ ]\d\.[ ]und[ ])|(?<=ischen[ ]dem[ ]\d\d\.[ ]und[ ]))[ ]?)"
            rf"(?P<d2>{DAY})\.{GAP}(?P<name2>{MONTH}),?[ \n](?P<y2>{YEAR}){END}{TIME}"
        ),
        two_days,
    ),
    (
        _compile(
            rf"{free('d')}\.(?P<gap>[ \n])?(?P<m>{MONTH_NUMBER})\.(?P<y>{GAP}{YEAR}|(?(gap)[ ])['’]?\d\d"
            rf"(?(gap)(?![ ][A-ZÄÖÜ][a-zäöü]))){END}{TIME}"
        ),
        day_numbers,
    ),
    (_compile(rf"{free('d')}\.?[ \n]?(?P<name>{MONTH}),?[ \n]?(?P<y>{YEAR}|['’]\d\d){END}{TIME}"), day_named),
    (
        _compile(
            rf"(?<![\w.,-])(?P<d>[lI|]|[1-3][lI|Oo]|[lI|][0-9Oo])\.[ \n]?(?P<name>{MONTH})[ \n](?P<y>{YEAR}){END}{TIME}"
        ),
        day_misread,
    ),
    (_compile(rf"\b(?P<d>{ORDINAL})[ \n](?P<name>{MONTH})(?:[ \n](?P<y>{YEAR}))?{END}{TIME}"), day_named),
    (_compile(rf"{free('y', '[0-9]{3}')}(?P<s>[-/.])(?P<m>{MONTH_NUMBER})(?P=s)(?P<d>{DAY}){END}{TIME}"), iso_day),
    (_compile(rf"{free('d')}(?P<s>[-/])(?P<m>{MONTH_NUMBER})(?P=s)(?P<y>{SHORT_YEAR}){END}{TIME}"), day_numbers),
    # „28. KW 2020 – 47. KW 2020", „KW 10-12/2021", „28. Kalenderwoche 2020"
    (
        _compile(
            rf"{free('n1')}\.[ ]?(?:KW|Kalenderwoche)(?:[ /]?(?P<y1>{YEAR}))?{TO}(?P<n>\d\d?)\.[ ]?(?:KW"
            rf"|Kalenderwoche)(?:[ ]|/|[ ]?/[ ]?)(?P<y>{YEAR})\b"
        ),
        week,
    ),
    (_compile(rf"{free('n')}\.[ ]?(?:KW|Kalenderwoche)(?:[ ]|[ ]?/[ ]?)(?P<y>{YEAR})(?P<n1>(?!))?\b"), week),
    (
        _compile(
            r"\b(?:KW|Kalenderwoche)[ ](?:(?P<n1>\d\d?)(?P<y1>(?!))?[ ]?[-–][ ]?)?(?P<n>\d\d?)(?:[ ]"
            rf"|[ ]?/[ ]?)(?P<y>{YEAR})\b"
        ),
        week,
    ),
    (
        _compile(
            rf"\b(?P<n>[1-4]|I{{1,3}}|IV|{ORDINAL})\.?[ \n]?(?P<what>Quartal|Halbjahr)(?:s|es)?(?:[ \n]|/"
            rf"|[ \n]des[ \n]Jahres[ \n])(?P<y>{YEAR})\b"
        ),
        part_of_year,
    ),
    (_compile(rf"\b(?P<what>[QH])(?P<n>[1-4])[ /]?(?P<y>{YEAR})\b"), part_of_year),
    (
        _compile(
            rf"\b(?P<name>Frühjahr|Frühling|Sommer|Herbst|Winter)s?[ \n](?:des[ ]Jahres[ ])?(?P<y>{YEAR})(?:/"
            rf"(?:{YEAR}|\d\d))?\b(?![./-]\d)"
        ),
        season,
    ),
    # „Mai 2022", „Januar bis März 2020", „Oktober 2019 – März 2020", „März/April 2021", „August '99"
    (
        _compile(
            rf"\b(?:(?P<first>{MONTH})(?:[ ](?P<y1>{YEAR}))?(?:{TO}|/))?"
            rf"(?P<name>{MONTH})[ \n]?(?:/[ ]?)?(?P<y>{YEAR}|['’]\d\d"
            rf"|(?<=[ ])\d\d(?=[.,;]?\s*$)){END}"
        ),
        month_year,
    ),
    (_compile(r"(?<![\w.,:-])(?P<y>(?:19|20)\d0|[2-9]0)er(?:[- ]?Jahre[ns]?)?\b"), decade),
)
