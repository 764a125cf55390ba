"""What OCR made of the digits of a number column, as the column itself shows it: its decimals, its groups, its signs, its unit.

A cell is repaired only when its column says what it must be; letters of label columns are never looked at.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy

from normalizers.lexicon.german import DIGIT_OF_LETTER, LETTERS_LIKE_ZERO
from normalizers.numbers import is_nil, read_quantity

_DIGIT_OF = str.maketrans(dict(DIGIT_OF_LETTER))
_UNIT = re.compile(r"\s*(€|EUR|Euro|T€|TEUR|TE|E|%)$")
_BEFORE = re.compile(r"^[\s.:;,'’‘‚°\"“”„*_~^·|]+(?=[-+\d(])")
_BEHIND = re.compile(r"(?<=[\d)])[\s.:;'’‘‚°\"“”„*_~^·|i]+$")
_PIECES = re.compile(r"[.,;: ]+")
_NIL_READ = re.compile(r"[fdJIlj!1t/]\.|\.[/lIJ1]\.?")
_DASH_BEHIND = re.compile(r"(?<=[\d€])\s+[-–—]$")
_NEGATIVE = re.compile(r"[-−–]\s?\d|\d-$")
_EUROS = re.compile(r"(T?€)$")
_ALONE = 3  # other numbers of a column, none of them negative, that make a dash behind one a speck
_FEWEST = {2: 3, 1: 8}  # decimals: how many numbers of the column must have them before a lost comma is believed


class NumberColumn:
    """The cells of a column that read as numbers, counted once: what the others of a cell have is then told in constant time.

    A column of a hundred thousand rows asks about each of its cells.
    """

    def __init__(self, clean: Iterable[str]) -> None:
        """``clean`` are the texts of the cells."""
        self._counts = Counter(clean)
        self._left_out: frozenset[str] = frozenset()
        self.size = 0
        self._decimals: Counter[int] = Counter()
        self._units: Counter[str] = Counter()
        self._groups = 0
        self._negatives = 0
        for text, times in self._counts.items():
            self._add(text, times)

    def without(self, text: str) -> NumberColumn:
        """The column without all cells of this text."""
        times = 0 if text in self._left_out else self._counts[text]
        if not times:
            return self
        other = copy(self)
        other._decimals, other._units = self._decimals.copy(), self._units.copy()
        other._left_out = self._left_out | {text}
        other._add(text, -times)
        return other

    @property
    def decimals(self) -> int | None:
        """How many decimals its numbers have, when nearly all have as many; else None."""
        if not self.size:
            return None
        usual, times = self._decimals.most_common(1)[0]
        return usual if 10 * times >= 8 * self.size else None

    @property
    def groups(self) -> int:
        """How many of its numbers part their thousands by full stops."""
        return self._groups

    @property
    def has_negatives(self) -> bool:
        """Whether a minus is printed anywhere in it."""
        return self._negatives > 0

    @property
    def unit(self) -> str:
        """The sign that stands behind most of its numbers, € or T€; "" for none."""
        usual = self._units.most_common(1)
        return usual[0][0] if usual and usual[0][1] > 0 else ""

    def _add(self, text: str, times: int) -> None:
        self.size += times
        self._decimals[_decimals(text)] += times
        self._groups += times if "." in text else 0
        self._negatives += times if _NEGATIVE.search(text) else 0
        if unit := _EUROS.search(text):
            self._units[unit[1]] += times


def repair_digits(text: str, numbers: NumberColumn) -> tuple[str, str] | None:
    """``(repaired text, rule)`` of a cell that is no number as printed, or not one of its column, else None.

    ``numbers`` are the cells of the column that read as numbers.
    """
    column, bare = numbers.without(text), text.strip()
    if len(bare) == 1 and not bare.isdigit():
        return ("0", "lone_zero") if bare in LETTERS_LIKE_ZERO else None
    rules: list[str] = []
    if _DASH_BEHIND.search(bare) and not column.has_negatives:
        rules.append("stray_mark")
        bare = _DASH_BEHIND.sub("", bare)
    body, unit = _without_unit(bare, column, rules)
    body = _without_stray_marks(body, column, rules)
    alike = re.sub(r"\s*([.,])\s*", r"\1", body).translate(_DIGIT_OF)
    digits, letters = sum(ch.isdigit() for ch in body), sum(ch.isalpha() or ch == "|" for ch in body)
    if digits < letters or not digits:
        return None
    if alike != body:
        rules.append("digit_lookalike")
    parted = alike if _reads_as_column(alike, column) else _parted(alike, column)
    if parted is None:
        return None
    if parted != alike:
        rules.append("separator")
    repaired = parted + unit
    rule = "+".join(dict.fromkeys(rules))
    return (repaired, rule) if rules and repaired != text.strip() and read_quantity(repaired) is not None else None


def is_foreign(text: str, numbers: NumberColumn) -> bool:
    """Whether a cell reads as a number but not as one of its column: „4,487“ among 4.500 and 3.120, „1250 €“ among 12,50 €,
    „77,10 € -“ where nothing else is negative.
    """
    column = numbers.without(text)
    if _DASH_BEHIND.search(text) and column.size >= _ALONE:
        return not column.has_negatives
    bare = _UNIT.sub("", text.strip())
    if re.fullmatch(r"[-+]?\d{1,3},\d{3}", bare):
        return column.groups >= 3 and column.decimals == 0
    if column.decimals not in _FEWEST or not re.fullmatch(r"[-+]?\d+", bare):
        return False
    enough = column.size >= _FEWEST[column.decimals]
    return enough and len(bare.strip("-+")) > column.decimals and bare.strip("-+0") != ""


def misread_nil_signs(row: Sequence[str]) -> list[int]:
    """The columns in which „./.“ was read as „f.“ or „J.“: two signs in a row of nothing but amounts."""
    filled = {c: text.strip() for c, text in enumerate(row) if text.strip()}
    nil = [c for c, text in filled.items() if _NIL_READ.fullmatch(text)]
    amounts = [c for c, text in filled.items() if c not in nil and _is_amount(text)]
    return nil if len(amounts) >= 2 and len(nil) + len(amounts) == len(filled) else []


def _is_amount(text: str) -> bool:
    return is_nil(text) or (
        (quantity := read_quantity(text)) is not None and (quantity.unit is not None or "," in text)
    )


def _without_unit(text: str, column: NumberColumn, rules: list[str]) -> tuple[str, str]:
    """The number and the unit behind it, „TE“ and „E“ read as what the column prints."""
    match = _UNIT.search(text)
    if match is None:
        return text, ""
    unit = match[1]
    if unit in {"TE", "E"}:
        if unit.replace("E", "€") != column.unit:
            return text, ""
        rules.append("unit_lookalike")
        unit = column.unit
    return text[: match.start()], " " * (len(match[0]) - len(match[1])) + unit


def _without_stray_marks(text: str, column: NumberColumn, rules: list[str]) -> str:
    """The number without specks read as points. Before a number a point may be the rest of a minus: only where none are."""
    bare = _BEHIND.sub("", text)
    before = _BEFORE.match(bare)
    if before and (not column.has_negatives or bare[before.end()] in "-+"):
        bare = bare[before.end() :]
    if bare != text:
        rules.append("stray_mark")
    return bare


def _reads_as_column(text: str, column: NumberColumn) -> bool:
    return read_quantity(text) is not None and not is_foreign(text, column)


def _parted(text: str, column: NumberColumn) -> str | None:
    """The digits parted anew as the column parts them: a full stop read for a comma, a comma lost, a group not parted."""
    match = re.fullmatch(r"([-+−–]?)\s*(\d[\d.,;: ]*)", text)
    decimals = column.decimals if column.decimals is not None else _own_decimals(text)
    if match is None or decimals is None:
        return None
    pieces = _PIECES.split(match[2].strip(".,;: "))
    fraction = ""
    if decimals:
        if len(pieces[-1]) == decimals and len(pieces) > 1:
            fraction = pieces.pop()
        elif (len(pieces) > 1 and len(pieces[-1]) == 3 + decimals) or (len(pieces) == 1 and is_foreign(text, column)):
            fraction, pieces[-1] = pieces[-1][-decimals:], pieces[-1][:-decimals] or "0"
        else:
            return None
    if any(len(piece) % 3 for piece in pieces[1:]) or (len(pieces) > 1 and len(pieces[0]) > 6):
        return None
    whole = "".join(pieces)
    if len(pieces) > 1 or column.groups:
        whole = f"{int(whole):,}".replace(",", ".")
    return match[1] + whole + ("," + fraction if fraction else "")


def _own_decimals(text: str) -> int | None:
    """The decimals a number shows by itself where its column has no rule: „1,083.000“ has none, „2.260.230.98“ two."""
    pieces = _PIECES.split(text.strip("-+ "))
    if len(pieces) >= 2 and all(len(p) == 3 for p in pieces[1:]):
        return 0
    return 2 if len(pieces) >= 3 and len(pieces[-1]) == 2 else None


def _decimals(text: str) -> int:
    match = re.search(r",(\d+)", text)
    return len(match[1]) if match else 0
