"""Sums that a row states in its own words: „(= Zeilen 1 bis 9)“, „(= Zeilen 10 / 17)“, „(Summe 15,32,45)“."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tables.numbers.row_numbers import Number, RowPrefix

_NUMBER = r"\d{1,4}[a-z]?(?![a-zäöüß\d])"
_JOINT = r"(?:bis|und|u\.|sowie|minus|plus|abzüglich|abzgl\.|zuzüglich|zzgl\.|\./\.|[-–−+/,;&])"
_LIST = rf"{_NUMBER}(?:(?:\s*{_JOINT}){{1,2}}\s*(?:Zeilen?\s+|Nr\.\s*|Pos\.\s*)?{_NUMBER})*"
_WORD = r"(?:Zeilen?|Zn?\.|Nrn?\.|Nummern?|Pos(?:itionen|ition|\.)|Ziff(?:ern?|\.))"
_NAMED = re.compile(rf"(?:Summe\s+(?:(?:aus|der)\s+)?)?{_WORD}\s*(?P<list>{_LIST})", re.IGNORECASE)
_BARE = re.compile(
    rf"\(\s*(?:=|Summe)\s*(?P<list>{_LIST})\s*\)|\(\s*(?P<plain>{_NUMBER}(?:\s*(?:\+|\./\.)\s*{_NUMBER})+)\s*\)"
)
_TOKEN = re.compile(rf"({_NUMBER})|({_JOINT})")
_MINUS = {"minus", "abzüglich", "abzgl.", "./.", "/"}
_DASH = {"-", "–", "−"}

SignedRows = tuple[tuple[int, int], ...]  # (sign, row)


@dataclass(frozen=True, slots=True)
class Formula:
    """A stated sum: row numbers with the joint printed before each („“ before the first)."""

    text: str
    parts: tuple[tuple[str, Number], ...]


def find_formula(label: str) -> Formula | None:
    """The sum a row label states about other rows, or None. A single named row („siehe Zeile 5“) states a sum only after „=“."""
    for match in (_BARE.search(label), *_NAMED.finditer(label)):
        if match is None:
            continue
        listed = match["list"] or match.groupdict().get("plain") or ""
        parts = _parts(listed)
        before = label[: match.start()].rstrip()
        equated = before.endswith("=") or match.group().lstrip("( ").startswith("=")
        if len(parts) >= 2 or (parts and equated):
            return Formula(match.group().strip("() "), parts)
    return None


def interpretations(formula: Formula, prefixes: Sequence[RowPrefix], target: int) -> list[SignedRows]:
    """The ways to read a formula over the printed rows, the likeliest first; rows that are not printed count as nothing.

    Open are the signs („Zeilen 19 und 20“ subtracts when row 20 is marked „-“ and printed without its minus) and the dash
    („1 - 9“ is a range or a difference). Which one is meant, the columns show: see ``find.stated_sums``.
    """
    row_of = {prefix.number: row for row, prefix in enumerate(prefixes) if prefix.number is not None and row != target}
    found: list[SignedRows] = []
    for dash_is_range in (True, False):
        rows = _rows(formula, row_of, dash_is_range)
        marked = tuple((-sign if prefixes[row].sign == "-" else sign, row) for sign, row in rows)
        for interpretation in (marked, rows, _rest_subtracted(formula, rows)):
            if interpretation and interpretation not in found:
                found.append(interpretation)
    return found


def names_missing_rows(formula: Formula, prefixes: Sequence[RowPrefix]) -> bool:
    """Whether the formula names a row by itself (not inside a range) that the table does not print."""
    printed = {prefix.number for prefix in prefixes}
    ends = {i + d for i, (joint, _) in enumerate(formula.parts) if joint == "bis" or joint in _DASH for d in (0, -1)}
    return any(number not in printed for i, (_, number) in enumerate(formula.parts) if i not in ends)


def lowest_number(formula: Formula) -> int:
    """The lowest row number that the formula names."""
    return min(number for _, (number, _) in formula.parts)


def _rest_subtracted(formula: Formula, rows: SignedRows) -> SignedRows:
    """„Saldo (Zeilen 9 und 16)“: the first minus the others, for formulas that only list two rows."""
    if len(formula.parts) != 2 or formula.parts[1][0] not in {"und", "u.", ","} or len(rows) != 2:
        return ()
    return (rows[0], (-rows[1][0], rows[1][1]))


def _rows(formula: Formula, row_of: dict[Number, int], dash_is_range: bool) -> SignedRows:
    rows: dict[int, int] = {}
    previous: Number = (-1, "")
    for joint, number in formula.parts:
        if joint == "bis" or (joint in _DASH and dash_is_range):
            inside = sorted(row for n, row in row_of.items() if previous <= n <= number)
            rows.update(dict.fromkeys(inside, 1))
        elif number in row_of:
            rows[row_of[number]] = -1 if joint in _MINUS or joint in _DASH else 1
        previous = number
    return tuple((sign, row) for row, sign in rows.items())


def _parts(listed: str) -> tuple[tuple[str, Number], ...]:
    parts: list[tuple[str, Number]] = []
    joint = ""
    for number, word in _TOKEN.findall(listed):
        if word:
            joint = word if word not in {",", ";"} or not joint else joint
            continue
        digits = re.match(r"\d+", number)
        if digits:
            parts.append((joint, (int(digits.group()), number[digits.end() :])))
        joint = ""
    return tuple(parts)
