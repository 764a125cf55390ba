"""The one grammar of signs, scales and currencies, for running text, table cells and table heads alike.

Currencies carry their ISO 4217 code; former ones (DEM, ATS) that of the standard's list of historic denominations. Scales
are the short forms of DIN 1301 and of budgets (T€, Tsd., Mio., Mrd.).
"""

from __future__ import annotations

import re
from decimal import Decimal

from normalizers.numerals import DASHES

_SCALES: tuple[tuple[str, Decimal], ...] = (
    (r"Milliarden?|Mrd\.?|Md\.", Decimal(10**9)),
    (r"Millionen|Million|Mio\.?|Mill\.", Decimal(10**6)),
    (r"Tausend|Tsd\.?|TSD\.?|Tds\.", Decimal(10**3)),
)
SCALE = "(?:" + "|".join(pattern for pattern, _ in _SCALES) + "|tausend|tsd\\.?|mio\\.?|mrd\\.?)"
"""Pattern of a scale that stands apart from its currency."""
_SCALE_VALUES = tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in _SCALES)

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "dm": "DEM", "d-mark": "DEM", "mark": "DEM",
    "deutsche mark": "DEM", "deutschen mark": "DEM",
    "$": "USD", "usd": "USD", "us$": "USD", "us-$": "USD", "us-dollar": "USD", "us dollar": "USD", "dollar": "USD",
    "£": "GBP", "gbp": "GBP", "pfund sterling": "GBP", "britische pfund": "GBP", "pfund": "GBP",
    "chf": "CHF", "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF", "franken": "CHF", "schweizer franken": "CHF",
    "ats": "ATS", "schilling": "ATS", "pln": "PLN", "zloty": "PLN", "złoty": "PLN", "czk": "CZK", "dkk": "DKK",
    "sek": "SEK", "nok": "NOK", "huf": "HUF", "jpy": "JPY", "yen": "JPY",
}  # fmt: skip
"""Printed name in small letters → ISO 4217 code."""
HUNDREDTHS = {
    "ct": "EUR", "ct.": "EUR", "cent": "EUR", "cents": "EUR", "eurocent": "EUR", "pf": "DEM", "pf.": "DEM", "pfg": "DEM",
    "pfg.": "DEM", "pfennig": "DEM", "pfennige": "DEM", "rappen": "CHF", "rp.": "CHF",
}  # fmt: skip
"""Printed name of a hundredth → the currency it is a hundredth of."""
LETTER_SCALES = {"T": Decimal(10**3), "k": Decimal(10**3), "K": Decimal(10**3), "M": Decimal(10**6)}
"""The letter right before a currency: T€, TEUR, kEUR, MEUR."""

# Printed unit of a cell or head → its one name. Longer alternatives first, because the first match wins.
UNITS: tuple[tuple[str, str], ...] = (
    (r"Mrd\.?\s*(?:€|Euro|EUR)", "Mrd. EUR"),
    (r"M(?:€|EUR)|(?:Mio\.?|Mill\.|Millionen)\s*(?:€|Euro|EUR)", "Mio. EUR"),
    (r"[Tk]\s?€|[Tk]\s?EUR|T(?:sd|ds)\.?\s*(?:€|Euro|EUR)|Tausend\s*(?:€|Euro|EUR)", "TEUR"),
    (r"(?:€|Euro|EUR)(?:\s*/\s*[\w²³.]{1,12})?", "EUR"),
    (r"(?:DM|Deutsche Mark)", "DM"),
    (r"(?:CHF|SFr\.?|Schweizer Franken)", "CHF"),
    (r"%|v\.\s?H\.?|vH|Prozent|Prozentpunkte", "%"),
    (r"‰|v\.\s?T\.", "‰"),
    (r"Mrd\.?", "Mrd."),
    (r"Mio\.?", "Mio."),
)
UNIT_SCALES = {"EUR": 1, "TEUR": 10**3, "Mio. EUR": 10**6, "Mrd. EUR": 10**9, "Mio.": 10**6, "Mrd.": 10**9}
"""How many euros one of a unit is; other units are no euros."""

# A sign before a number. „./." is the merchant's minus (DIN 5008); a slash between two dots comes in several dresses.
_BEFORE = re.compile(
    rf"(?P<sign>[{DASHES}+]|[.·][/⁄∕][.·]|\b[Mm]inus|\b[Pp]lus)(?P<gap>[ \n]?)$",
)
_PLUS = re.compile(r"\+|plus", re.IGNORECASE)


def scale_value(printed: str) -> Decimal:
    """What a printed scale multiplies by; 1 for an empty one."""
    word = printed.strip()
    return next((value for pattern, value in _SCALE_VALUES if pattern.fullmatch(word)), Decimal(1))


def find_sign_before(text: str) -> re.Match[str] | None:
    """The sign that ``text`` ends with, with the groups ``sign`` and ``gap``; whether it is one its neighbours decide."""
    return _BEFORE.search(text)


def is_negative(sign: str) -> bool:
    """Whether a printed sign makes its number negative."""
    return _PLUS.fullmatch(sign) is None
