"""The one grammar of unsigned numerals: what a row of digits and separators is worth, or that it is no numeral.

Read are the notations of DIN 1333 and DIN 5008 (groups of three parted by full stops or blanks, decimals by a comma), of
Switzerland and Liechtenstein (apostrophe, decimal point), of spreadsheets (1234.50), and the dash for nil cents („1.347,-",
„50.–"). Anything else, such as 1,234.50 in a German paper, is no numeral: half of one is never read.
"""

from __future__ import annotations

import re
from decimal import Decimal

BLANKS = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that may part thousands, for use inside a set: plain, no-break, thin, narrow, figure and mathematical space."""
APOSTROPHES = "'’‘´`′"
"""What Swiss papers part thousands with, as typed and as word processors curl it."""
DASHES = "-−–—‐‑‒﹣－"
"""Hyphen, minus, en and em dash and their look-alikes (Unicode 15, general category Pd and U+2212); the hyphen stands first."""
TO_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))

_HEAD = r"[1-9]\d{0,2}"  # a number that goes on in groups of three does not begin with nil
_GERMAN = re.compile(rf"(?P<int>{_HEAD}(?:\.\d{{3}})+|{_HEAD}(?:[{BLANKS}]\d{{3}})+|\d+)(?:,(?P<frac>\d+|-{{1,2}}))?")
_DASHED = re.compile(rf"(?P<int>{_HEAD}(?:\.\d{{3}})+|\d+)\.(?P<frac>-{{1,2}})")
_SWISS = re.compile(rf"(?P<int>{_HEAD}(?:[{APOSTROPHES}]\d{{3}})+)(?:[.,](?P<frac>\d{{1,4}}|-{{1,2}}))?")
_POINT = re.compile(r"(?P<int>0|[1-9]\d*)\.(?P<frac>\d{1,2})")


def read_numeral(text: str, *, decimal_point: bool = False) -> Decimal | None:
    """The value of one unsigned numeral (``1.347,-`` is 1347), or None when ``text`` is not exactly one.

    ``decimal_point``: also 12.5 and 1234.50, which beside a currency can only be decimals; in a table 1.5 may be a section.
    """
    bare = text.strip().translate(TO_HYPHEN)
    match = _GERMAN.fullmatch(bare) or _DASHED.fullmatch(bare) or _SWISS.fullmatch(bare)
    if match is None and decimal_point:
        match = _POINT.fullmatch(bare)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["int"])
    fraction = match["frac"] or ""
    return Decimal(f"{whole}.{fraction}") if fraction.isdigit() else Decimal(whole)
