"""What stands beside an amount and qualifies it: „bis zu", „rund", and what it is per („pro Einwohner", „jährlich")."""

from __future__ import annotations

import re

from extractors.entities.mention import one_line

_QUALIFIER = re.compile(
    r"\b(bis zu|mindestens|wenigstens|höchstens|maximal|max\.|rund|rd\.|ca\.|circa|zirka|etwa|ungefähr|über|mehr als|knapp"
    r"|weniger als|unter|gut|fast|nahezu|annähernd)[ \n]$",
    re.IGNORECASE,
)
_QUALIFIER_REACH = 16  # code points: the longest qualifier and its blank
_APPROXIMATE = frozenset(
    {"rund", "rd.", "ca.", "circa", "zirka", "etwa", "ungefähr", "knapp", "gut", "fast", "nahezu", "annähernd"}
)
_UNIT_AFTER = re.compile(
    r"[ \n]?(?:(?:pro|je|/(?![ ])|(?<![ ])/"
    r"|/(?=[ ](?:m²|m³|qm|cbm|kWh|ha|Jahr|Monat|Woche|Tag|Stunde|Person|Stück|Einwohner)(?!\w)))[ \n]?"
    r"(?P<per>m²|m³|[A-Za-zÄÖÜäöü]+)|im[ \n](?P<im>Jahr|Monat)\b"
    r"|(?P<adverb>jährlich|monatlich|wöchentlich|täglich|p\.[ ]?a\.))"
)
_UNIT_BEFORE = re.compile(
    r"\b(?P<adverb>jährlich|monatlich|wöchentlich|täglich)(?:e[nrsm]?)?\b[^.\n]{0,45}$|\b(?:pro"
    r"|je)[ ](?P<per>[A-ZÄÖÜ]\w+)[^.\n]{0,12}$"
)
_UNIT_REACH = 60  # code points before an amount in which „jährlich" still speaks of it
_UNITS = {
    "jährlich": "pro Jahr",
    "monatlich": "pro Monat",
    "wöchentlich": "pro Woche",
    "täglich": "pro Tag",
    "a": "pro Jahr",
}


def qualifier_before(text: str, start: int) -> tuple[str | None, bool | None]:
    """The qualifier right before an amount in small letters, and True where it makes the amount an approximate one."""
    match = _QUALIFIER.search(text, max(0, start - _QUALIFIER_REACH), start)
    word = one_line(match[1]).casefold() if match else None
    return word, True if word in _APPROXIMATE else None


def unit_of(text: str, start: int, end: int) -> str | None:
    """What the amount ``text[start:end]`` is per, as „pro …", or None."""
    after = _UNIT_AFTER.match(text, end)
    if after is not None:
        if after["adverb"]:
            return _UNITS.get(after["adverb"], "pro Jahr")
        name = after["per"] or after["im"]
        return _UNITS.get(name) or f"pro {name}"
    before = _UNIT_BEFORE.search(text, max(0, start - _UNIT_REACH), start)
    if before is None:
        return None
    return _UNITS[before["adverb"]] if before["adverb"] else f"pro {before['per']}"
