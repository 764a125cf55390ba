"""The damage model: what OCR makes of letters, and how often.

Shares counted on pages of council text read by Tesseract's English and German models (``corpus/repair``) and smoothed; they are
a starting point, each document shifts them (see ``evidence``). ``SHARES`` covers umlauts and ß, which an English model cannot
read at all; ``OTHER`` the confusions of letters that every model makes now and then.
"""

from __future__ import annotations

from typing import NamedTuple

LETTERS = "äöüÄÖÜß"
ANY = "*"  # stands for all letters of ``OTHER`` as one class

# true letter → what is read instead: share of its damage
SHARES: dict[str, dict[str, float]] = {
    "ä": {
        "a": 0.60, "d": 0.14, "i": 0.05, "é": 0.05, "éd": 0.02, "id": 0.01, "ia": 0.01, "éi": 0.01, "éa": 0.01, "aé": 0.006,
        "ii": 0.01, "da": 0.005, "di": 0.005, "ai": 0.004, "ad": 0.003, "A": 0.004, "il": 0.001, "dé": 0.001, "4": 0.001,
        "4a": 0.001, "€": 0.0005,
    },
    "ö": {
        "é": 0.40, "o": 0.30, "6": 0.12, "d": 0.06, "O": 0.03, "dé": 0.01, "oé": 0.01, "6é": 0.006, "G": 0.005, "i": 0.004,
        "d6": 0.003, "éo": 0.003, "oO": 0.002, "éd": 0.001, "do": 0.001, "od": 0.001, "ié": 0.001, "Oé": 0.001, "b": 0.001,
        "a": 0.001, "t": 0.001, "S": 0.001,
    },
    "ü": {
        "ii": 0.45, "u": 0.18, "i": 0.09, "ti": 0.07, "U": 0.05, "li": 0.03, "l": 0.01, "t": 0.008, "it": 0.007, "il": 0.005,
        "ui": 0.006, "iu": 0.003, "ili": 0.004, "uU": 0.002, "Ui": 0.002, "Uu": 0.001, "ul": 0.002, "a": 0.003, "tt": 0.002,
        "ll": 0.001, "lii": 0.001, "ilii": 0.001, "ft": 0.001, "G": 0.001, "iti": 0.001, "lUi": 0.0005, "di": 0.0007,
        "d": 0.001, "iw": 0.0004, "w": 0.0004, "iU": 0.0004, "ur": 0.0004, "lti": 0.0005, "é": 0.0004,
    },
    "ß": {
        "B": 0.25, "f": 0.13, "fi": 0.10, "fl": 0.08, "&": 0.08, "R": 0.05, "S": 0.05, "8": 0.04, "f&": 0.02, "fs": 0.02,
        "fS": 0.015, "f3": 0.02, "k": 0.01, "fB": 0.01, "@": 0.006, "g": 0.005, "3": 0.004, "®": 0.004, "ff": 0.004,
        "b": 0.003, "f}": 0.003, "fg": 0.004, "Si": 0.002, "fR": 0.002, "G": 0.002, "": 0.03, "K": 0.001, "$": 0.002,
        "S&": 0.001, "8S": 0.001, "G8": 0.001, "f8": 0.001, "&f": 0.001, "f$": 0.001, "fSs": 0.001, "f&i": 0.001,
        "B®B": 0.0003, "ls": 0.0005, "l": 0.0005, "Rf": 0.0003, "fG": 0.0005,
    },
    "Ä": {"A": 0.95, "4": 0.002},
    "Ö": {"O": 0.93, "0": 0.02, "6": 0.01},
    "Ü": {"U": 0.95, "0": 0.01, "O": 0.002, "iU": 0.002},
}  # fmt: skip

# true → what is read instead: share of all damage of this kind
OTHER: dict[str, dict[str, float]] = {
    "l": {"i": 0.20, "I": 0.15, "t": 0.05, "1": 0.02, "!": 0.02, "|": 0.01, "]": 0.01, "J": 0.01, "j": 0.005},
    "t": {"i": 0.04, "l": 0.03, "f": 0.01, "r": 0.005},
    "h": {"n": 0.03, "b": 0.01},
    "I": {"i": 0.01, "1": 0.03, "|": 0.03, "l": 0.04, "t": 0.005, "!": 0.005, "]": 0.005},
    "i": {"l": 0.05, "I": 0.02, "1": 0.005},
    "O": {"0": 0.02},
    "rn": {"m": 0.04},
    "m": {"rn": 0.02, "in": 0.01, "n": 0.01, "ni": 0.005},
    "n": {"ri": 0.03, "m": 0.005, "r": 0.005, "u": 0.005, "h": 0.005},
    "o": {"a": 0.015, "e": 0.005, "c": 0.01, "0": 0.005, "6": 0.005},
    "a": {"o": 0.005, "ä": 0.02, "u": 0.005},
    "e": {"c": 0.02, "o": 0.01, "é": 0.015},
    "c": {"e": 0.01, "o": 0.005},
    "b": {"h": 0.01},
    "f": {"t": 0.02, "i": 0.005},
    "r": {"n": 0.005, "v": 0.005, "y": 0.005, "t": 0.005},
    "u": {"y": 0.01, "n": 0.01, "ü": 0.005, "a": 0.003},
    "w": {"vv": 0.005},
    "d": {"cl": 0.005, "c": 0.003},
    "g": {"q": 0.005},
    "z": {"a": 0.002},
    "L": {"t": 0.005},
    "H": {"M": 0.005},
    "E": {"K": 0.005},
    "/": {"f": 0.01, "l": 0.01},
}  # fmt: skip
ENDINGS = frozenset("mnrse")  # letters that inflection exchanges at the end of a word


VOWELS = "aeiouäöüéAEIOUÄÖÜ"  # ß follows a long vowel or a diphthong, and only such a ß can be lost


class Confusion(NamedTuple):
    """``true`` read as ``seen``, "" for a ß that is lost; ``kind``: the letter, or ``ANY`` for those of ``OTHER``."""

    true: str
    seen: str
    kind: str


# All of them; where several begin at one place, in this order.
CONFUSIONS = (
    Confusion("ß", "", "ß"),
    *(Confusion(true, seen, true) for true, shares in SHARES.items() for seen in shares if seen),
    *(Confusion(true, seen, ANY) for true, shares in OTHER.items() for seen in shares),
)
