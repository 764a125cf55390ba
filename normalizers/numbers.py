"""Numbers of table cells and units of table heads: the grammar of ``numerals`` and ``money`` on a text that is one number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from normalizers.money import UNIT_SCALES, UNITS
from normalizers.numerals import TO_HYPHEN, read_numeral

_NIL = re.compile(r"[-./*x]*|k\. ?A\.|entf(?:ällt|\.)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡#]+\)?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?)|\s+\d{1,2}\))$")

_UNIT = re.compile("|".join(f"(?P<u{i}>{pattern})" for i, (pattern, _) in enumerate(UNITS)), re.IGNORECASE)
_MERCHANT_MINUS = re.compile(r"[.·][/⁄∕][.·]\s*|minus\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed and the canonical name of the unit printed beside it (``EUR``, ``TEUR``, ``%`` …), if any."""

    number: Decimal
    unit: str | None = None


def read_cell_number(text: str) -> Decimal | None:
    """The signed number that is the whole of a table cell, as printed: ``68.166 T€`` is 68166, its unit is another matter.

    A minus may stand before or behind; a number in brackets is negative, as in balance sheets. A blank cell and a dash are
    None, not 0. Whether a numeral is an amount, a year or a row number only its column can tell, not this function.
    """
    quantity = read_quantity(text)
    return quantity.number if quantity else None


@lru_cache(maxsize=4096)  # tables ask for the same cells again and again
def read_quantity(text: str) -> Quantity | None:
    """The number and the unit of a cell that holds exactly one number; see ``read_cell_number``."""
    bare = _FOOTNOTE.sub("", text.strip()).translate(TO_HYPHEN).strip()
    if not any(ch.isdigit() for ch in bare):
        return None
    bare, unit = _without_unit(bare)
    bracketed = re.fullmatch(r"\(\s*([^()]*?)\s*\)", bare)
    if bracketed:
        bare, inner_unit = _without_unit(bracketed[1])
        unit = unit or inner_unit
    sign, bare = _without_sign(bare)
    bare, late_unit = _without_unit(bare)
    value = read_numeral(bare)
    if value is None or (bracketed and sign < 0):
        return None
    if bracketed or sign < 0:
        value = -value if value else value
    return Quantity(value, unit or late_unit)


def is_nil(text: str) -> bool:
    """Whether a cell says „nothing“: blank, a dash, ``./.``, ``x``, ``k. A.``."""
    bare = text.strip().translate(TO_HYPHEN)
    return _NIL.fullmatch(bare.replace(" ", "")) is not None or _NIL.fullmatch(bare) is not None


def find_unit(text: str) -> str | None:
    """The first unit named in a header or title („Ansatz 2019 in TEUR“ → ``TEUR``), or None."""
    thousand = re.search(r"in\s+1[.\s]?000\s*(?:€|Euro|EUR)", text, re.IGNORECASE)
    if thousand:
        return "TEUR"
    for match in _UNIT.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isalnum() or (after.isalnum() and match.group()[-1].isalnum())):
            return _unit_name(match)
    return None


def unit_scale(unit: str | None) -> int | None:
    """How many euros one of ``unit`` is (``TEUR`` → 1000), or None for units that are no money."""
    return UNIT_SCALES.get(unit) if unit else None


def _without_sign(text: str) -> tuple[int, str]:
    """The sign and the rest. A minus at both ends is no number; ``,-`` and ``.-`` at the end are nil cents, not a sign."""
    if (minus := _MERCHANT_MINUS.match(text)) is not None:
        return -1, text[minus.end() :].strip()
    if text[:1] in {"+", "-"}:
        return (-1 if text[0] == "-" else 1), text[1:].strip()
    if text[-1:] in {"+", "-"} and not text.rstrip("-").endswith((",", ".")):
        return (-1 if text[-1] == "-" else 1), text[:-1].strip()
    return 1, text


def _without_unit(text: str) -> tuple[str, str | None]:
    """The text without the unit it begins or ends with."""
    for match in _UNIT.finditer(text):
        if match.end() == len(text) and not text[: match.start()].rstrip()[-1:].isalpha():
            return text[: match.start()].strip(), _unit_name(match)
        if match.start() == 0 and not text[match.end() : match.end() + 1].isalpha():
            return text[match.end() :].strip(), _unit_name(match)
    return text, None


def _unit_name(match: re.Match[str]) -> str:
    """The canonical name of a matched unit: the group that matched says which line of the table it was."""
    return next(UNITS[int(name[1:])][1] for name, found in match.groupdict().items() if found is not None)
