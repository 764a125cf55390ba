"""German numerals: the one place that reads them, for table cells and for amounts in text alike."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMERAL = re.compile(
    r"""(?P<int>\d{1,3}(?:\.\d{3})+ | \d{1,3}(?:[\u00a0\u202f ]\d{3})+ | \d+)   # 1.084.000 · 1 084 000 · 1084000
        (?:,(?P<frac>\d+ | [-–—]{1,2}))?                                         # ,97 · ,- · ,--""",
    re.VERBOSE,
)


def read_numeral(text: str) -> Decimal | None:
    """The value of one unsigned German numeral (``1.347,-`` is 1347), or None when ``text`` is not exactly one.

    Groups of three are parted by full stops or narrow blanks, decimals by a comma (DIN 1333); ``1.5`` is no German numeral.
    """
    match = _NUMERAL.fullmatch(text.strip())
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["int"])
    fraction = match["frac"] or ""
    return Decimal(f"{whole}.{fraction}") if fraction.isdigit() else Decimal(whole)
