"""The characters the model knows: those of Debian's ``deu``, and behind them what German administrative print needs beside.

New characters go to the end, so that the numbers of the old ones, and with them the lists of words, punctuation and numbers that
come with ``deu``, stay good.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

ADDED = "§–²³¹⁴•…☐☒☑½¼¾±×·~^µ≥≤→‰`´éèàáçëêóíñôâîćčšžşğøÉŠ"
"""Signs of law and office print, and the letters of foreign names that council papers print most."""

_LOWER, _UPPER, _DIGIT, _PUNCTUATION = 3, 5, 8, 10  # property masks of Tesseract's unicharset
_OTHER_NEUTRAL, _LEFT_TO_RIGHT = 10, 0  # ICU's directions


def extended(known: str) -> str:
    """A ``.unicharset`` with the added characters behind those of ``known``; the properties in hexadecimal, as it is read."""
    lines = known.rstrip("\n").split("\n")[1:]
    characters = {line.split(" ")[0] for line in lines}
    for character in ADDED:
        if character not in characters:
            lines.append(_line(character, len(lines)))
    return f"{len(lines)}\n" + "\n".join(lines) + "\n"


def characters(unicharset: Path) -> frozenset[str]:
    """The single characters a unicharset holds, and the blank."""
    lines = unicharset.read_text("utf-8").split("\n")[1:]
    return frozenset({" "} | {name for line in lines if len(name := line.split(" ")[0]) == 1})


def _line(character: str, number: int) -> str:
    category = unicodedata.category(character)
    fallback = _PUNCTUATION if category[0] == "P" else 0
    properties = {"Ll": _LOWER, "Lu": _UPPER, "Nd": _DIGIT}.get(category, fallback)
    is_letter = category[0] == "L" and character != "µ"
    script, direction = ("Latin", _LEFT_TO_RIGHT) if is_letter else ("Common", _OTHER_NEUTRAL)
    where = "0,255,0,255,0,0,0,0,0,0"
    return f"{character} {properties:x} {where} {script} {number} {direction} {number} {character}\t# {character}"
