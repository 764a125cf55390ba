"""Signs beside numbers: the dot behind a day, behind "Nr" and behind the number of an item that is read as a comma, the lost €.

No digit is ever touched, and no separator inside an amount: only what a grammar of dates, abbreviations or lists makes certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import rule_confidence
from normalizers.lexicon.german import MONTH_ABBREVIATIONS, MONTHS, alternatives
from normalizers.ocr_repair.edits import ocr_edit
from normalizers.ocr_repair.error_profile import ErrorProfile
from normalizers.text_trail import Edit

_MONTH = alternatives((*MONTHS, "Marz", *MONTH_ABBREVIATIONS))  # „Marz“: March with its umlaut damaged
_DAY = re.compile(rf",(?=[ ]{_MONTH}\.?[ ](?:19|20)\d\d(?!\d))(?:(?<=(?<![\d.,])[1-9],)|(?<=(?<![\d.,])[0-3]\d,))")
_ABBREVIATED = re.compile(
    r",(?:(?=[ ]?\d)(?:(?<=\bNr,)|(?<=\bAbs,)|(?<=\bZiff,)|(?<=\bArt,))|(?<=\bi,)(?=[ ]?V\.[ ]?m\.))"
)
_EURO = re.compile(r"¢(?![^\s.,;)])(?:(?<=\d,\d\d[ ].)|(?<=\d,\d\d.))")
_RULES = (
    (_DAY, ".", ",→.", rule_confidence.GRAMMAR, "the day of a date"),
    (_ABBREVIATED, ".", ",→.", rule_confidence.ABBREVIATION, "an abbreviation in front of a number"),
    (_EURO, "€", "¢→€", rule_confidence.ABBREVIATION, "behind an amount"),
)  # pattern of the sign, what it is, rule, confidence, evidence
_ITEM = re.compile(r"^(?P<number>\d{1,2}),(?=[ ][A-ZÄÖÜ][a-zäöüß])", re.MULTILINE)
_TRUE_ITEM = re.compile(r"^(?P<number>\d{1,2})\.[ ](?=[A-ZÄÖÜ])", re.MULTILINE)
_GOES_ON = re.compile(r"(?:[,;–§-]|\d|\b(?:und|bis|oder|Nr\.|Abs\.|den|am|vom|zum))\s*\Z")
_LOOKED_BACK = (
    12  # characters of the line before that say whether it goes on; the longest of ``_GOES_ON`` and a line end
)


def numeric_punctuation_edits(text: str, profile: ErrorProfile) -> Iterator[Edit]:
    """The edits that restore signs beside numbers in a document with OCR errors, in no order; none in any other."""
    if not profile.has_ocr_errors:
        return
    for pattern, after, rule, confidence, evidence in _RULES:
        for match in pattern.finditer(text):
            yield ocr_edit(match.start(), match.end(), after, rule=rule, confidence=confidence, evidence=evidence)
    yield from _items(text)


def _items(text: str) -> Iterator[Edit]:
    """Numbers of a list whose neighbours have their dot; a line that goes on from the one before is none of them."""
    dotted = {int(match["number"]) for match in _TRUE_ITEM.finditer(text)}
    for match in _ITEM.finditer(text) if dotted else ():
        number, start = int(match["number"]), match.start()
        goes_on = _GOES_ON.search(text, max(0, start - _LOOKED_BACK), start)
        if dotted & {number - 1, number + 1} and not goes_on:
            yield ocr_edit(
                match.end() - 1,
                match.end(),
                ".",
                rule=",→.",
                confidence=rule_confidence.LIST_NEIGHBOURS,
                evidence="its neighbours in the list have a dot",
            )
