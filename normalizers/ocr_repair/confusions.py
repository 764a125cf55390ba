"""The damage model: what OCR makes of the letters that English models do not know, and how often.

The shares were counted on pages of council text read by Tesseract's English model (``corpus/repair``) and smoothed; they are
a starting point, each document shifts them (see ``evidence``). Only the umlauts and ß are covered: other confusions of letters
(l/I/1, rn/m) are far rarer and need context to be safe.
"""

from __future__ import annotations

from dataclasses import dataclass

LETTERS = "äöüÄÖÜß"

# true letter → what is read instead: share of its damage
SHARES: dict[str, dict[str, float]] = {
    "ä": {
        "a": 0.60, "d": 0.14, "i": 0.05, "é": 0.05, "éd": 0.02, "id": 0.01, "ia": 0.01, "éi": 0.01, "éa": 0.01, "aé": 0.006,
        "ii": 0.01, "da": 0.005, "di": 0.005, "ai": 0.004, "ad": 0.003, "A": 0.004,
    },
    "ö": {
        "é": 0.40, "o": 0.30, "6": 0.12, "d": 0.06, "O": 0.03, "dé": 0.01, "oé": 0.01, "6é": 0.006, "G": 0.005, "i": 0.004,
        "d6": 0.003, "éo": 0.003, "oO": 0.002,
    },
    "ü": {
        "ii": 0.45, "u": 0.18, "i": 0.09, "ti": 0.07, "U": 0.05, "li": 0.03, "l": 0.01, "t": 0.008, "it": 0.007, "il": 0.005,
        "ui": 0.006, "iu": 0.003, "ili": 0.004, "uU": 0.002, "Ui": 0.002, "Uu": 0.001, "ul": 0.002, "a": 0.003, "tt": 0.002,
        "ll": 0.001, "lii": 0.001, "ilii": 0.001, "ft": 0.001, "G": 0.001,
    },
    "ß": {
        "B": 0.25, "f": 0.13, "fi": 0.10, "fl": 0.08, "&": 0.08, "R": 0.05, "S": 0.05, "8": 0.04, "f&": 0.02, "fs": 0.02,
        "fS": 0.015, "f3": 0.02, "k": 0.01, "fB": 0.01, "@": 0.006, "g": 0.005, "3": 0.004, "®": 0.004, "ff": 0.004,
        "b": 0.003, "f}": 0.003, "fg": 0.004, "Si": 0.002, "fR": 0.002, "G": 0.002, "": 0.03,
    },
    "Ä": {"A": 0.95, "4": 0.002},
    "Ö": {"O": 0.93, "0": 0.02, "6": 0.01},
    "Ü": {"U": 0.95, "0": 0.01, "O": 0.002, "iU": 0.002},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """One place in a word where ``true`` may have been read as ``word[start:end]``."""

    start: int
    end: int
    true: str
    seen: str


_VOWELS = frozenset("aeiouäöüéAEIOUÄÖÜ")  # ß follows a long vowel or a diphthong, and only such a ß can be lost
_BY_FIRST: dict[str, list[tuple[str, str]]] = {}
for _true, _readings in SHARES.items():
    for _seen in _readings:
        _BY_FIRST.setdefault(_seen[:1], []).append((_seen, _true))


def sites(word: str) -> list[Site]:
    """All places of a word that may be damage, in text order; capitals only where German has them."""
    shouting = word.isupper()
    found: list[Site] = []
    for start, first in enumerate(word):
        for seen, true in _BY_FIRST.get(first, ()):
            if not word.startswith(seen, start):
                continue
            capital = true.isupper()
            # A capital umlaut begins a word or stands in a heading; there in turn no small letter is expected.
            fits = (start == 0 or shouting) if capital else not (shouting and len(word) > 1)
            if fits and not (true == "ß" and start == 0):
                found.append(Site(start, start + len(seen), true, seen))
        if first in _VOWELS and len(word) > 4 and not shouting:
            found.append(Site(start + 1, start + 1, "ß", ""))
    return found
