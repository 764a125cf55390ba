"""Where a text names a currency: its code, what its letter or scale multiplies by, and whether it may stand before a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from normalizers.money import CURRENCIES, HUNDREDTHS, LETTER_SCALES, SCALE, scale_value

_NAME = re.compile(
    # The look ahead lets the engine pass over all other letters quickly.
    r"(?=[€$£EeDdMUGPCcsSFAZzŻżNHJYRT])(?:"
    r"€|EUROS?|EUR|[Ee]uros?|[Ee]ur|D-?M(?:ark)?|Deutschen?[ \n]Mark|Mark|US-?\$|US[- ]Dollar|\$|USD|[Dd]ollar|£|GBP"
    r"|Pfund[ ]Sterling|CHF|[sS][Ff][Rr]\.?|Fr\.|(?:Schweizer[ ])?Franken|ATS|Schilling|PLN|[ZzŻż][lł]oty|CZK|DKK|SEK|NOK|HUF"
    r"|JPY|Yen|[Cc]ents?|[Cc]ENTS?|ct\.?|Ct\.?|Pf(?:g|ennige?)?\.?|Rappen|Rp\.|TSD)"
)
_ONLY_BEHIND = frozenset(
    {"mark", "dollar", "franken", "schilling", "yen", "zloty", "złoty", "schweizer franken", *HUNDREDTHS}
)
"""Names that follow their number; before one they are a person, a country or a word of the sentence."""
_SCALE_BEFORE = re.compile(rf"(?<![A-Za-zÄÖÜäöüß])(?P<scale>{SCALE})(?P<gap>[ \n-]?)$")
_LETTER_GAP = re.compile(r"(?:^|[^A-Za-zÄÖÜäöüß])T[ ]$")
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyPlace:
    """A currency at ``text[start:end]`` with the scale that stands before it: a number's value is multiplied by ``factor``.

    ``scale_start`` is where a scale word of its own begins (``start`` else). ``before``: it may stand before its number.
    """

    start: int
    end: int
    currency: str
    factor: Decimal
    scale_start: int
    name: str
    before: bool


def currency_places(text: str) -> Iterator[CurrencyPlace]:
    """All currencies of ``text`` that stand as words of their own, in order."""
    for match in _NAME.finditer(text):
        place = _place(text, match)
        if place is not None:
            yield place


def _place(text: str, match: re.Match[str]) -> CurrencyPlace | None:
    name = " ".join(match[0].casefold().split())
    start, end = match.span()
    if match[0][-1].isalpha() and (text[end : end + 1].isalpha() or text[end : end + 1] == "_"):
        return None
    letter = _letter_scale(text, start, name)
    if letter is None:
        return None
    start -= letter[1]
    if name == "tsd":
        return None if _scale_of_another(text, end) else _thousands(start, end)
    scale = _SCALE_BEFORE.search(text, max(0, start - 14), start) if letter[1] == 0 else None
    scale_start = start if scale is None else scale.start("scale")
    hundredth = HUNDREDTHS.get(name)
    code = hundredth or CURRENCIES.get(name)
    if code is None:
        return None
    factor = letter[0] * (scale_value(scale["scale"]) if scale is not None else 1) / (100 if hundredth else 1)
    return CurrencyPlace(
        start=start,
        end=end,
        currency=code,
        factor=factor,
        scale_start=scale_start,
        name=name,
        before=name not in _ONLY_BEHIND,
    )


def _letter_scale(text: str, start: int, name: str) -> tuple[Decimal, int] | None:
    """The factor and width of the letter before a currency; None where the currency is the end of another word."""
    letter = text[start - 1 : start]
    if not (letter.isalpha() or letter == "_"):
        if name in {"€", "eur", "euro"} and _LETTER_GAP.search(text, max(0, start - 3), start):
            return _THOUSAND, 2
        return Decimal(1), 0
    if name[0].isalpha() and name not in {"eur", "euro", "dm"}:
        return None
    if letter in LETTER_SCALES and not text[start - 2 : start - 1].isalpha():
        return LETTER_SCALES[letter], 1
    return None if name[0].isalpha() else (Decimal(1), 0)


def _scale_of_another(text: str, end: int) -> bool:
    return _NAME.match(text, end + (text[end : end + 1] == " ")) is not None or text[end : end + 1] == "."


def _thousands(start: int, end: int) -> CurrencyPlace:
    return CurrencyPlace(
        start=start, end=end, currency="EUR", factor=_THOUSAND, scale_start=start, name="tsd", before=False
    )
