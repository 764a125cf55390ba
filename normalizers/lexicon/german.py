"""Facts of written German that several stages look for: names of months, letters that look alike, sentence ends, legal forms.

A stage that needs more of a kind adds it here. Patterns are texts to be put into larger expressions: without a flag and
without a group that catches anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

# --- Months: DIN 1355-1; short forms as Duden and office software write them ---------------------------------------------

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
"""The twelve names in their order: ``MONTHS[0]`` is the first month."""
MONTHS_BY_OTHER_NAMES = ("Jänner", "Feber", "Maerz")
"""The Austrian January and February (Österreichisches Wörterbuch), and March without its umlaut."""
MONTH_ABBREVIATIONS = (
    "Jan",
    "Jän",
    "Febr",
    "Feb",
    "Mrz",
    "Mär",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Okt",
    "Nov",
    "Dez",
)
"""Without their full stop; a longer one stands before its beginning, as alternatives of a pattern must."""
MONTH_NUMBERS: Mapping[str, int] = MappingProxyType(
    {"jan": 1, "jän": 1, "feb": 2, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
     "okt": 10, "nov": 11, "dez": 12}
)  # fmt: skip
"""From the first three letters of any name or short form, in small letters, to 1–12."""

# --- Letters that look alike ---------------------------------------------------------------------------------------------

DIGIT_OF_LETTER: Mapping[str, str] = MappingProxyType(
    {"O": "0", "o": "0", "О": "0", "о": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "ı": "1", "Z": "2", "S": "5",
     "B": "8", "g": "9"}
)  # fmt: skip
"""The digit for which OCR reads a letter inside a number (the second O and o are Cyrillic). Counted on scans of budgets."""
DIGIT_OF_LETTER_IN_ROW_NUMBERS: Mapping[str, str] = MappingProxyType(
    {"n": "0", "o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "Z": "2", "S": "5", "B": "8", "g": "9"}
)
"""The same for the short numbers of rows, cut by a column line, where n and i occur and O is never Cyrillic."""
LETTERS_LIKE_ZERO = frozenset("CcСсOoОоQDØ")
"""What a lone 0 of a number column is read as; Latin and Cyrillic letters."""

# --- Sentences -----------------------------------------------------------------------------------------------------------

OPENS_SENTENCE = 'A-ZÄÖÜ„"('
"""The characters a sentence begins with, to be put into square brackets."""
SENTENCE_END = rf"(?<=[\wäöüß%€)][a-zäöüß0-9%€)][.!?:])\s+(?=[{OPENS_SENTENCE}])"
"""The blanks between two sentences: two characters and a mark before, an opening character behind. So the full stop of „Nr. 5“ or
of „d. h.“ ends none, and „5 %.“ with its blank does not either."""
BLOCK_END = r"\n\s*\n"
"""The empty line between two blocks."""

# --- Legal forms: Handelsgesetzbuch § 19, GmbHG § 4, AktG § 4, BGB § 21 and § 705, Gemeindeordnungen for the AöR ----------

LEGAL_FORMS = ("gGmbH", "GmbH", "mbH", "AG", "KG", "GbR", "AöR", "eG", "e. V.", "e. G.", "KdöR", "SE")
"""The short names behind that of a company, a club or a body under public law; „GmbH“ may go on with „& Co. KG“."""


def alternatives(words: Iterable[str]) -> str:
    """``words`` as one pattern in a group that catches nothing: „(?:Januar|Februar|…)“. They hold no sign of a pattern."""
    return f"(?:{'|'.join(words)})"


def is_month_name(word: str) -> bool:
    """Whether a word, in capitals or small letters, is the whole name of a month."""
    return word.casefold() in _MONTHS


def month_number(name: str) -> int | None:
    """1–12 for the name of a month or a short form of it, in any case; None for any other word."""
    return MONTH_NUMBERS.get(name.casefold()[:3])


_MONTHS = frozenset(name.casefold() for name in MONTHS)
