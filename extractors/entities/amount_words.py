"""Numbers in words before a currency: „zwei", „anderthalb", „eine halbe", „zwei Komma drei"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.entities.number_runs import Run
from extractors.entities.number_words import CARDINAL, read_number

_CARDINAL = re.compile(rf"(?i:{CARDINAL}|dreiviertel|viertel|halbe[nr]?)")
_UNTOLD = re.compile(r"(?i)\b(?:mehrere[nr]?|einige[nr]?|viele[nr]?|paar|zig|wenige[nr]?|tausende|hunderte)[ \n]$")
_HALF_BEFORE = re.compile(r"(?i)\beiner?[ \n]$")
_COMMA = re.compile(rf"(?i)(?<![\w-])(?P<head>{CARDINAL})[ ]komma(?P<tail>(?:[ ]{CARDINAL})+)$")
_COMMA_REACH = (
    160  # code points that a number spoken with „Komma" may take; the longest cardinal below a million has 66
)
_HALVES = {"halbe": Decimal("0.5"), "halben": Decimal("0.5"), "halber": Decimal("0.5"), "viertel": Decimal("0.25")}


def words_before(text: str, end: int) -> Run | None:
    """The number in words that ends at ``end``, or None; a number that is not told („mehrere tausend") is none."""
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    word = text[start:end]
    if len(word) < 3 or text[start - 1 : start] == "-" or _CARDINAL.fullmatch(word) is None or is_untold(text, start):
        return None
    low = word.casefold()
    if low in _HALVES:
        half = _HALF_BEFORE.search(text, max(0, start - 7), start)
        return Run(start=half.start() if half else start, end=end, value=_HALVES[low])
    if text.endswith(("omma ", "OMMA "), 0, start) or " komma " in text[max(0, start - 40) : start].casefold():
        spoken = _COMMA.search(text, max(0, end - _COMMA_REACH), end)
        if spoken is not None:
            return Run(start=spoken.start(), end=end, value=read_number(spoken[0]))
    value = read_number(low)
    return None if value is None else Run(start=start, end=end, value=value)


def is_untold(text: str, start: int) -> bool:
    """Whether a word before ``start`` says that the number is not told."""
    return _UNTOLD.search(text, max(0, start - 12), start) is not None
