"""German numbers written as words, cardinal and ordinal: „achtundsiebzig", „zweihundertfünfzigtausend", „zweiten"."""

from __future__ import annotations

import re

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
_PART = "(?:" + "|".join(sorted({*_UNITS, *_TENS, "hundert", "tausend", "und"}, key=len, reverse=True)) + ")"

CARDINAL = rf"{_PART}+"
"""Pattern of what may be a number word (lower case); ``read_cardinal`` decides."""


def read_cardinal(word: str) -> int | None:
    """The number a cardinal word names (below one million), or None."""
    text = word.casefold().replace("ß", "ss").replace("dreissig", "dreißig")
    if "tausend" in text:
        head, _, tail = text.partition("tausend")
        thousands = _below_thousand(head) if head else 1
        rest = _below_thousand(tail.removeprefix("und")) if tail else 0
        return None if thousands is None or rest is None else thousands * 1000 + rest
    return _below_thousand(text)


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
