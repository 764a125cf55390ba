"""Signs beside numbers: the dot behind a day, behind "Nr" and behind the number of an item that is read as a comma, the lost €.

No digit is ever touched, and no separator inside an amount: only what a grammar of dates, abbreviations or lists makes certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.lexicon.german import MONTH_ABBREVIATIONS, MONTHS, alternatives
from normalizers.ocr_repair.error_profile import Evidence
from normalizers.text_trail import Edit

_MONTH = alternatives((*MONTHS, "Marz", *MONTH_ABBREVIATIONS))  # „Marz“: March with its umlaut damaged
_DAY = re.compile(rf",(?=[ ]{_MONTH}\.?[ ](?:19|20)\d\d(?!\d))(?:(?<=(?<![\d.,])[1-9],)|(?<=(?<![\d.,])[0-3]\d,))")
_ABBREVIATED = re.compile(
    r",(?:(?=[ ]?\d)(?:(?<=\bNr,)|(?<=\bAbs,)|(?<=\bZiff,)|(?<=\bArt,))|(?<=\bi,)(?=[ ]?V\.[ ]?m\.))"
)
_EURO = re.compile(r"¢(?![^\s.,;)])(?:(?<=\d,\d\d[ ].)|(?<=\d,\d\d.))")
_ITEM = re.compile(r"^(?P<number>\d{1,2}),(?=[ ][A-ZÄÖÜ][a-zäöüß])", re.MULTILINE)
_TRUE_ITEM = re.compile(r"^(?P<number>\d{1,2})\.[ ](?=[A-ZÄÖÜ])", re.MULTILINE)
_GOES_ON = re.compile(r"(?:[,;–§-]|\d|\b(?:und|bis|oder|Nr\.|Abs\.|den|am|vom|zum))\s*\Z")
_BEFORE = 12  # characters of the line before


def numbered(text: str, evidence: Evidence) -> Iterator[Edit]:
    """The edits that restore signs beside numbers in a worn document, in no order; none in any other."""
    if not evidence.is_worn:
        return
    for match in _DAY.finditer(text):
        yield _edit(
            start=match.start(), end=match.end(), after=".", rule=",→.", evidence="the day of a date", confidence=0.99
        )
    for match in _ABBREVIATED.finditer(text):
        yield _edit(
            start=match.start(),
            end=match.end(),
            after=".",
            rule=",→.",
            evidence="an abbreviation in front of a number",
            confidence=0.98,
        )
    for match in _EURO.finditer(text):
        yield _edit(
            start=match.start(), end=match.end(), after="€", rule="¢→€", evidence="behind an amount", confidence=0.98
        )
    yield from _items(text)


def _items(text: str) -> Iterator[Edit]:
    """Numbers of a list whose neighbours have their dot; a line that goes on from the one before is none of them."""
    dotted = {int(match["number"]) for match in _TRUE_ITEM.finditer(text)}
    for match in _ITEM.finditer(text) if dotted else ():
        number = int(match["number"])
        if dotted & {number - 1, number + 1} and not _GOES_ON.search(
            text, max(0, match.start() - _BEFORE), match.start()
        ):
            yield _edit(
                start=match.end() - 1,
                end=match.end(),
                after=".",
                rule=",→.",
                evidence="its neighbours in the list have a dot",
                confidence=0.96,
            )


def _edit(start: int, end: int, after: str, rule: str, evidence: str, confidence: float) -> Edit:
    return Edit(
        start=start, end=end, after=after, stage="ocr_repair", rule=rule, confidence=confidence, evidence=evidence
    )
