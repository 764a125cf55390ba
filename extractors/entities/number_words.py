"""German numbers written as words: „achtundsiebzig", „zweiten", „zweieinhalb", „zwei Millionen dreihunderttausend"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from normalizers.numerals import read_numeral

_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwo": 2, "drei": 3,
    "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_IRREGULAR_ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "siebt": 7, "acht": 8}
_ORDINAL_ENDING = re.compile(r"(?:e[nrsm]?)$")
_TRANSLITERATED = {"fuenf": "fünf", "zwoelf": "zwölf", "dreissig": "dreißig"}
_HALVES = ("halb", "einhalb", "andert")  # „anderthalb", „zweieinhalb"
_SCALES = {
    "million": 10**6,
    "millionen": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "dutzend": 12,
    "tausend": 1000,
}
_FRACTIONS = {
    "halbe": 2, "halbes": 2, "halber": 2, "halben": 2,
    "drittel": 3, "viertel": 4, "fünftel": 5, "achtel": 8, "zehntel": 10,
}  # fmt: skip
_PART = (
    "(?:"
    + "|".join(
        sorted({*_UNITS, *_TENS, *_TRANSLITERATED, *_HALVES, "hundert", "tausend", "und"}, key=len, reverse=True)
    )
    + ")"
)

CARDINAL = rf"{_PART}+"
"""Pattern of what may be a number word (lower case); ``read_cardinal`` decides."""


def read_cardinal(word: str) -> int | None:
    """The number a cardinal word names (below one million), or None."""
    text = _spelled(word)
    if "tausend" in text:
        head, _, tail = text.partition("tausend")
        thousands = _below_thousand(head) if head else 1
        rest = _below_thousand(tail.removeprefix("und")) if tail else 0
        return None if thousands is None or rest is None else thousands * 1000 + rest
    return _below_thousand(text)


def read_number(words: str) -> Decimal | None:
    """The number that digits, words or both name, or None: „zweieinhalb", „eine halbe Million", „zwei Komma drei", „1 ½"."""
    text = " ".join(_spelled(words).split())
    cut = re.fullmatch(
        r"(?:(?P<head>.+) )?(?P<scale>millionen|million|milliarden|milliarde|dutzend)(?: (?P<tail>.+))?", text
    )
    if cut is not None:
        head = read_number(cut["head"]) if cut["head"] else Decimal(1)
        tail = read_number(cut["tail"]) if cut["tail"] else Decimal(0)
        scale = _SCALES[cut["scale"]]
        return None if head is None or tail is None or tail >= scale else head * scale + tail
    whole, joined, fraction = re.sub(r"(?<=\w) und (?=\w+ \w)", " + ", text).partition(" + ")
    if joined:
        parts = read_number(whole), _fraction(fraction)
        return None if parts[0] is None or parts[1] is None else parts[0] + parts[1]
    whole, comma, decimals = text.partition(" komma ")
    if comma:
        digits = "".join(str(read_cardinal(d)) if read_cardinal(d) is not None else "x" for d in decimals.split())
        before = read_cardinal(whole)
        return Decimal(f"{before}.{digits}") if before is not None and digits.isdigit() else None
    return _plain_number(text)


def _plain_number(text: str) -> Decimal | None:
    """A numeral, a sign such as ½, a word, or a fraction."""
    if text[:1].isdecimal() and (numeral := read_numeral(text)) is not None:
        return numeral
    if text and not text[-1].isdecimal() and unicodedata.numeric(text[-1], None) is not None:
        before = read_numeral(text[:-1].strip()) if text[:-1].strip() else Decimal(0)
        return None if before is None else before + Decimal(str(round(unicodedata.numeric(text[-1]), 4)))
    if text in {"anderthalb", "einundhalb", "eineinhalb"}:
        return Decimal("1.5")
    if text == "dreiviertel":
        return Decimal("0.75")
    if text.endswith("einhalb"):
        whole = read_cardinal(text.removesuffix("einhalb"))
        return None if whole is None else whole + Decimal("0.5")
    cardinal = read_cardinal(text)
    return Decimal(cardinal) if cardinal is not None else _fraction(text)


def _fraction(text: str) -> Decimal | None:
    """„zwei drittel", „ein halbes", to four places; None for what is no fraction."""
    count, _, part = text.partition(" ")
    number, parts = read_cardinal(count), _FRACTIONS.get(part)
    return None if number is None or parts is None else round(Decimal(number) / parts, 9)


def _spelled(word: str) -> str:
    text = word.casefold().replace("ß", "ss")
    for written, spelled in _TRANSLITERATED.items():
        text = text.replace(written, spelled)
    return text


def _below_thousand(text: str) -> int | None:
    if "hundert" not in text:
        return _below_hundred(text)
    head, _, tail = text.partition("hundert")
    hundreds = _UNITS.get(head) if head else 1
    rest = _below_hundred(tail.removeprefix("und")) if tail else 0
    return None if hundreds is None or rest is None else hundreds * 100 + rest


def _below_hundred(text: str) -> int | None:
    if text in _UNITS:
        return _UNITS[text]
    if text in _TENS:
        return _TENS[text]
    head, separator, tail = text.partition("und")
    if separator and tail in _TENS and 0 < _UNITS.get(head, 0) < 10:
        return _UNITS[head] + _TENS[tail]
    return None


def read_ordinal(word: str) -> int | None:
    """The number of an inflected ordinal („ersten", „dritter", „einundzwanzigsten"), or None."""
    stem, changed = _ORDINAL_ENDING.subn("", word.casefold())
    if not changed:
        return None
    if stem in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[stem]
    for ending in ("st", "t"):
        if stem.endswith(ending):
            return read_cardinal(stem.removesuffix(ending))
    return None
