"""What a Nachtragssatzung changes in its own words: „von bisher … um … erhöht und damit auf … neu festgesetzt“.

The wording is that of the Muster of the Gemeindeordnungen for Nachtragssatzungen. A number is read only where its sentence gives
each amount its part by the word before it: „von“ what was, „um“ the change, „auf“ what is now.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from normalizers.numbers import read_cell_number

Part = Literal["bisher", "change", "neu"]

_SENTENCE = re.compile(r"(?:[^.;]|\.(?=\d)|(?<=\d)\.|(?<=\b[vVHiI])\.|(?<=\bNr)\.|(?<=\bAbs)\.)+")
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("change", re.compile(r"\bum\s*$")),
    ("neu", re.compile(r"\b(?:auf(?:\s+nunmehr)?|nunmehr)\s*$")),
    ("bisher", re.compile(r"\b(?:von(?:\s+bisher)?|bisher|Höhe\s+von)\s*$")),
)
_ORDERS: tuple[tuple[Part, ...], ...] = (("bisher", "change", "neu"), ("bisher", "neu"))
_SIZES = frozenset(map(len, _ORDERS))
_NEAR = 40  # characters before an amount in which its part is named, and behind it in which the verb stands
_LONGEST_LABEL = 400
_FALLS = re.compile(r"^\W*(?:EUR|Euro|€)?\s*(?:vermindert|verringert|herabgesetzt|gesenkt|gekürzt|ermäßigt)")
_RISES = re.compile(r"^\W*(?:EUR|Euro|€)?\s*(?:erhöht|angehoben|heraufgesetzt)")
_LABEL_END = re.compile(
    r"\s+(?:wird|werden)\b.*$|\s+gegenüber\b.*$|\s+(?:in\s+Höhe\s+)?(?:von|um|auf)\s*(?:bisher)?\s*$", re.DOTALL
)
_LABEL_START = re.compile(r"^\W*(?:(?:Der|Die|Das|Dem|Den)\s+)?(?:bisherige[nrs]?\s+)?")
_RATE = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{1,3})?)\s?(?:v\.\s?H\.|vH\b|%|Prozent\b|vom Hundert\b|v\. Hundert\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One number of a change: its ``part`` in it, its value as printed, and its slice of the section's words.

    ``falls``: the change is a decrease, printed without a minus. ``holds``: what was and the change make what is now; None
    where the sentence names no change.
    """

    part: Part
    label: str
    value: Decimal
    start: int
    end: int
    holds: bool | None
    falls: bool = False


def amount_changes(words: str, amounts: Sequence[tuple[int, int, Decimal]]) -> list[Change]:
    """The changes of a section; ``amounts``: slices of its words with their euros, in order. Numbers without a part are left."""
    return list(_by_sentence(words, words, amounts))


def rate_changes(words: str) -> list[Change]:
    """The same for tax rates and shares („von 46,5 v. H. auf 47,25 v. H.“), in percent."""
    rates = [
        (rate.start(), rate.end(), value)
        for rate in _RATE.finditer(words)
        if (value := read_cell_number(rate[1])) is not None
    ]
    plain = re.sub(r"(?<=[vV])\.(?=\s?H)|(?<=H)\.", " ", words)  # the stops of „v. H.“ end no sentence; offsets stay
    return list(_by_sentence(words, plain, rates))


def _by_sentence(words: str, plain: str, amounts: Sequence[tuple[int, int, Decimal]]) -> Iterator[Change]:
    """``plain``: the words as their sentences are parted; ``amounts`` in order."""
    starts = [start for start, _, _ in amounts]
    for sentence in _SENTENCE.finditer(plain):
        inside = amounts[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())]
        if len(inside) in _SIZES and inside[-1][1] <= sentence.end():
            yield from _changes(words, sentence.span(), inside)


def _changes(words: str, span: tuple[int, int], inside: Sequence[tuple[int, int, Decimal]]) -> Iterator[Change]:
    parts = [_part(words[max(span[0], start - _NEAR) : start]) for start, _, _ in inside]
    if tuple(parts) not in _ORDERS:
        return
    values = [value for _, _, value in inside]
    sign, holds = 1, None
    if "change" in parts:
        found = _sign(words[inside[1][1] : min(span[1], inside[1][1] + _NEAR)])
        if found is None:
            return
        sign, holds = found, values[0] + found * values[1] == values[2]
    label = _label(words[max(span[0], inside[0][0] - _LONGEST_LABEL) : inside[0][0]])
    for part, value, (start, end, _) in zip(parts, values, inside, strict=True):
        if part is not None and label:
            falls = part == "change" and sign < 0
            yield Change(part=part, label=label, value=value, start=start, end=end, holds=holds, falls=falls)


def _part(before: str) -> Part | None:
    return next((part for part, pattern in _PARTS if pattern.search(before)), None)


def _sign(behind: str) -> int | None:
    return 1 if _RISES.search(behind) else -1 if _FALLS.search(behind) else None


def _label(before: str) -> str:
    """The words that name what is changed, without article and verb."""
    bare = _LABEL_END.sub("", " ".join(before.split()), count=1)
    label = _LABEL_START.sub("", bare, count=1).strip(" ,;:")
    return label if any(ch.isalpha() for ch in label) else ""
