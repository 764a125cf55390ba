"""Whether a dash beside an amount is its minus sign: by what stands on both sides of it. What cannot be told is told as such."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from normalizers.money import find_sign_before, is_negative

Sign = Literal[-1, 0, 1]
"""-1 minus, 1 none or plus, 0 it may be either."""

_REACH = 8  # code points before a number in which a sign and its blank stand
_ALWAYS = re.compile(r"[−]|[.·][/⁄∕][.·]|minus", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?:[€$£\d]|\b(?:EUR|Euro|DM|CHF|TEUR))[ ]?$")
_DATE_BEFORE = re.compile(r"\d\.[ ]?\d{1,2}\.[ ]?\d{2,4}[ ]?$")
# Words right behind which a dash of its own opens no clause: prepositions, verbs of result, a colon.
_LEADS_TO_NUMBER = re.compile(
    r"(?i)(?:[:=]|\b(?:von|um|auf|mit|bei|zu|über|beträgt|betrug|betragen|ist|sind|war|waren|liegt|lag|ergibt|ergab|lautet"
    r"|weist|schließt|rund|ca\.|insgesamt|somit|damit|also))[ ]$"
)
# Balances: what may well be negative (headings of the Ergebnis- and Finanzrechnung, GemHVO of the Länder).
_BALANCE = re.compile(
    r"(?i)(?:saldo|salden|ergebnis\w*|fehlbetrag|fehlbeträge|defizit|verlust|abweichung|differenz|veränderung|stand|bestand"
    r"|überschuss|überdeckung|unterdeckung|minderung|entnahme|abzug|abgang|rückgang|cashflow|bedarf)[ ]$"
)
_LIST_LINES = 3  # above and below, in which the other amounts of a list stand
_LIST_REACH = 300  # code points of three lines and more
_LINE_END = re.compile(r"[\n\f]")
_PLAIN_LINE = re.compile(r"[A-Za-zäöüß.:)][ ]\d[\d.]*,\d\d[ ]?(?:€|EUR|Euro)$")
_DASHED_LINE = re.compile(r"[A-Za-zäöüß.:)][ ]-[ ]\d[\d.]*(?:,\d\d)?[ ]?(?:€|EUR|Euro)")
_BEHIND = re.compile(r"[-−](?![\w-])(?![ ](?:und|oder|bzw|sowie|bis)\b)|–(?=[ ]*(?:[\n\t\f.,;)]|$))")
_BETWEEN = re.compile(r"[-−–][ ]$|[ ][-−–]$")


@dataclass(frozen=True, slots=True)
class Signed:
    """The sign of a number and where the amount begins or ends with it."""

    sign: Sign
    at: int


def sign_before(text: str, start: int, *, exact: bool, end: int) -> Signed:
    """The sign that stands before the amount ``text[start:end]``; ``exact``: its number has decimals or groups."""
    match = find_sign_before(text[max(0, start - _REACH) : start])
    if match is None:
        return Signed(1, start)
    at = start - len(match[0])
    sign = match["sign"]
    if not is_negative(sign):
        return Signed(1, at if sign == "+" and not text[at - 1 : at].isalnum() else start)
    if _ALWAYS.fullmatch(sign):
        return Signed(-1, at)
    attached = not match["gap"]
    line = text[text.rfind("\n", 0, at) + 1 : at]
    before = line.rstrip(" ")
    if attached:
        leaning = not before or text[at - 1] in ' \t(|=:[\f„"+/'
        return Signed(-1, at) if leaning else Signed(1, start)
    return _detached(text, at, start, end=end, sign=sign, line=line, exact=exact)


def _detached(text: str, at: int, start: int, *, end: int, sign: str, line: str, exact: bool) -> Signed:
    """A dash with blanks on both sides: bullet, dash of the sentence, „from – to", or minus."""
    before = line.rstrip(" \f")
    if not before:
        line_end = text.find("\n", end)
        rest = text[end : line_end if line_end >= 0 else len(text)]
        cell = sign == "-" and not rest.strip() and "," in text[start:end]
        return Signed(-1, at) if cell else Signed(1, start)
    if before.endswith("\t") or line.endswith("\t"):
        return Signed(-1, at)
    if _MONEY_BEFORE.search(before) and not _DATE_BEFORE.search(before):
        return Signed(1, start)
    if _LEADS_TO_NUMBER.search(f"{before} "):
        return Signed(-1, at)
    if _BALANCE.search(f"{before} "):
        return Signed(-1 if sign == "-" and exact else 0, at)
    if sign != "-":
        return Signed(1, start)
    if _DATE_BEFORE.search(before) or (exact and _lines_around_have_none(text, at, end)):
        return Signed(-1, at)
    return Signed(1 if _lines_around_have_dashes(text, at, end) else 0, start)


def _lines_around_have_none(text: str, at: int, end: int) -> bool:
    """Whether the dash stands in a list of labels and amounts some of which have none: then it parts no label from its amount."""
    return text[end : end + 1] in {"", "\n", "\f"} and any(map(_PLAIN_LINE.search, _lines_around(text, at, end)))


def _lines_around_have_dashes(text: str, at: int, end: int) -> bool:
    """Whether the lines above or below have a dash before their number, too: then it parts labels from amounts."""
    return any(map(_DASHED_LINE.search, _lines_around(text, at, end)))


def _lines_around(text: str, at: int, end: int) -> list[str]:
    above = _LINE_END.split(text[max(0, at - _LIST_REACH) : at])[-1 - _LIST_LINES : -1]
    return above + _LINE_END.split(text[end : end + _LIST_REACH])[1 : 1 + _LIST_LINES]


def sign_behind(text: str, end: int) -> int | None:
    """Where a minus behind an amount ends („1.234,56 €-"), or None."""
    match = _BEHIND.match(text, end)
    return None if match is None else match.end()


def minus_before_currency(text: str, end: int) -> int | None:
    """Where the number of „1.234,56- €" ends when its minus stands between it and the currency at ``end``; else None."""
    match = _BETWEEN.search(text, max(0, end - 2), end)
    if match is None or not text[match.start() - 1 : match.start()].isdigit():
        return None
    return match.start()
