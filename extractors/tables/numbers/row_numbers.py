"""The printed numbers and signs of a table's rows („17 = Aufwendungen“), read with the knowledge that row numbers rise.

OCR breaks the narrow number column of budget forms: „15 | 5+ Transferaufwendungen“, „1: | 3+“, „18 | B=“. One row alone
is ambiguous; the sequence is not. Every row has possible numbers, each with a cost, and the cheapest rising sequence wins.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.tables.numbers.values import ParsedTable
from normalizers.lexicon.german import DIGIT_OF_LETTER_IN_ROW_NUMBERS
from normalizers.numerals import TO_HYPHEN

Number = tuple[int, str]  # 35c is (35, "c")

_LEAD = re.compile(
    r"^(?P<number>[\divlIoOnBgSZ]{1,4}?)(?P<letter>[a-z]?)\s*[.):;]?\s*(?P<sign>\+/-|[-+=/])?\s*(?=\D|$)"
)
_CLEAN_LEAD = re.compile(r"^(?P<number>\d{1,4})(?!\d)(?P<letter>[a-z](?![a-zäöüß]))?\s*[.):]?\s*(?P<sign>\+/-|[-+=/])?")
_SIGN_ONLY = re.compile(r"^\s*(?P<sign>\+/-|[-+=])(?=\s|[A-Za-zÄÖÜäöü]|$)")
_CELL = re.compile(r"^(?P<number>\d{1,4})(?P<letter>[a-z]?)(?P<junk>[.):;,]?)$")
_DIGIT_OF = str.maketrans(dict(DIGIT_OF_LETTER_IN_ROW_NUMBERS))
_MOST_STATES = 64  # kept per row: long tables must not cost the square of their length
_BEHIND_NUMBER = ".:;,)"
_NUMBERED = 4  # rows whose numbers stand alone in a column
_UNNUMBERED = 4.0  # the cost of leaving a row without a number
# The costs of what a number cut in two may be: the lower, the likelier. Chosen, not fitted.
_TAIL_ALONE = 0.5  # the digits before the label, where the number's own cell is blank
_JOINED_AT_SPECK = 0.5  # both together, where a speck shows the cut
_JOINED_PER_DIGIT = 1.0  # both together, for each digit before the cut
_OVERLAPPING = 1.0  # the tail replaces the last digits of the cell
_TAIL_INSTEAD = 2.0  # the tail alone
_CELL_ALONE, _STROKE_ALONE = 1.8, 2.2  # the cell as it stands; a lone 1, which is often the column line itself


@dataclass(frozen=True, slots=True)
class RowPrefix:
    """What stands before a row's words: its printed number, if any, and its sign (``+``, ``-``, ``=``, ``+/-`` or "")."""

    number: Number | None
    sign: str


def row_prefixes(table: ParsedTable) -> tuple[RowPrefix, ...]:
    """The prefix of every row, header rows included (theirs are blank). Numbers rise strictly from row to row."""
    wordy = tuple(c for c, kind in enumerate(table.kinds) if kind != "amount")[:4]
    return _prefixes(table.texts, table.header_rows, wordy)


@lru_cache(maxsize=4)  # reading, checking and naming the rows of one table each ask for them
def _prefixes(texts: tuple[tuple[str, ...], ...], header_rows: int, wordy: tuple[int, ...]) -> tuple[RowPrefix, ...]:
    """See ``row_prefixes``; ``wordy``: the columns in which numbers and signs may stand."""
    rows = [[unicodedata.normalize("NFKC", t).translate(TO_HYPHEN).strip() for t in row] for row in texts[header_rows:]]
    best: tuple[float, list[Number | None]] = (_UNNUMBERED * len(rows), [None] * len(rows))
    for options in _number_options(rows, wordy):
        found = _cheapest_rising(options)
        if found[0] < best[0]:
            best = found
    signs = [_sign(row, wordy) for row in rows]
    head = [RowPrefix(None, "")] * header_rows
    numbers = _with_gaps_filled(best[1], rows, wordy)
    return tuple(head + [RowPrefix(n, s) for n, s in zip(numbers, signs, strict=True)])


def continued_from(table: ParsedTable, above: int) -> ParsedTable:
    """The table, knowing that its rows go on from number ``above`` on the page before, if its own numbers say so."""
    numbers = [prefix.number[0] for prefix in row_prefixes(table) if prefix.number]
    goes_on = above > 0 and len(numbers) > 1 and numbers[0] == above + 1
    return replace(table, rows_before=above) if goes_on else table


def last_row_number(table: ParsedTable) -> int:
    """The printed number of the last numbered row; 0 where fewer than two rows are numbered."""
    numbers = [prefix.number[0] for prefix in row_prefixes(table) if prefix.number]
    return numbers[-1] if len(numbers) > 1 else 0


def _with_gaps_filled(
    numbers: Sequence[Number | None], rows: Sequence[Sequence[str]], columns: Sequence[int]
) -> list[Number | None]:
    """The numbers with those that nothing but the gap tells („19 | 2u | 21“): something is printed where numbers stand."""
    filled = list(numbers)
    column = next(
        (c for c in columns if sum(row[c].strip(_BEHIND_NUMBER).isdigit() for row in rows) >= _NUMBERED), None
    )
    for i in range(1, len(rows) - 1):
        before, after = filled[i - 1], filled[i + 1]
        if filled[i] is not None or before is None or after is None or column is None or not rows[i][column]:
            continue
        if after[0] - before[0] == 2 and not before[1] and not after[1]:
            filled[i] = (before[0] + 1, "")
    return filled


def without_prefix(label: str, prefix: RowPrefix, *, numbered_apart: bool) -> str:
    """The words of a label behind its row number and sign, whole („17 = Aufwendungen“) or what a column line left („7= …“).

    ``numbered_apart``: the number has a cell of its own, so that digits without a sign are words of the label.
    """
    plain = unicodedata.normalize("NFKC", label).translate(TO_HYPHEN)
    end = _prefix_end(plain, prefix, numbered_apart=numbered_apart)
    return (label if len(plain) == len(label) else plain)[end:].strip()


def _prefix_end(plain: str, prefix: RowPrefix, *, numbered_apart: bool) -> int:
    if prefix.number is not None:
        digits, letter = str(prefix.number[0]), prefix.number[1]
        clean = _CLEAN_LEAD.match(plain)
        same = clean and digits.endswith(clean["number"]) and (clean["letter"] or "") == letter
        if clean and same and (clean["sign"] or not numbered_apart):
            return clean.end()
        lead = _LEAD.match(plain)
        if lead and lead["sign"] and digits.endswith(lead["number"].translate(_DIGIT_OF)):
            return lead.end()
    sign = _SIGN_ONLY.match(plain) if prefix.sign else None
    return sign.end() if sign else 0


def _number_options(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> list[list[list[tuple[float, Number]]]]:
    """For each column the numbers may stand in, the possible numbers of every row: one column, or two that share the digits."""
    ways = [[_clean_numbers(row[c]) for row in rows] for c in columns]
    for left, right in itertools.pairwise(columns):
        ways.append([_shared_numbers(row[left], row[right]) for row in rows])
    return ways


def _clean_numbers(text: str) -> list[tuple[float, Number]]:
    match = _CLEAN_LEAD.match(text)
    if match is None or text[match.end("number") : match.end("number") + 2].strip(" ").startswith((".1", ",")):
        return []
    return [(0.0, (int(match["number"]), match["letter"] or ""))]


def _shared_numbers(cell: str, label: str) -> list[tuple[float, Number]]:
    """The possible numbers of one that is cut in two by a column line: its cell and the first characters of the label."""
    left, right = _CELL.match(cell), _LEAD.match(label)
    tail = right["number"].translate(_DIGIT_OF) if right and right["sign"] else ""
    tail = tail if tail.isdigit() else ""
    if left is None:
        return [(_TAIL_ALONE, (int(tail), ""))] if tail and not cell else []
    whole, letter = left["number"], left["letter"]
    if not tail:
        return [(0.0, (int(whole), letter))]
    if whole.endswith(tail):
        return [(0.0, (int(whole), letter))]
    return [
        (_JOINED_AT_SPECK if left["junk"] else len(whole) * _JOINED_PER_DIGIT, (int(whole + tail), "")),
        (_OVERLAPPING, (int(whole[: -len(tail)] + tail), ""))
        if len(whole) > len(tail)
        else (_TAIL_INSTEAD, (int(tail), "")),
        (_STROKE_ALONE if whole == "1" else _CELL_ALONE, (int(whole), letter)),
    ]


def _cheapest_rising(options: Sequence[Sequence[tuple[float, Number]]]) -> tuple[float, list[Number | None]]:
    """The cheapest choice of numbers in which the chosen numbers rise strictly; a row may stay without one."""
    # states: last number → (cost, choices so far as a linked list)
    states: dict[Number, tuple[float, _Chain | None]] = {(-1, ""): (0.0, None)}
    for row in options:
        following: dict[Number, tuple[float, _Chain | None]] = {}
        for last, (cost, chain) in states.items():
            tries = [(_UNNUMBERED, None), *row]
            for extra, number in tries:
                if number is not None and number <= last:
                    continue
                key, price = number or last, cost + extra
                if key not in following or price < following[key][0]:
                    following[key] = (price, _Chain(number, chain))
        cheapest = sorted(following.items(), key=lambda item: item[1][0])[:_MOST_STATES]
        states = dict(cheapest)
    cost, chain = min(states.values(), key=lambda s: s[0])
    numbers: list[Number | None] = []
    while chain is not None:
        numbers.append(chain.number)
        chain = chain.before
    return cost, numbers[::-1]


@dataclass(frozen=True, slots=True)
class _Chain:
    number: Number | None
    before: _Chain | None


def _sign(row: Sequence[str], columns: Sequence[int]) -> str:
    """The sign before the row's words: in a column of its own, behind the row number, or at the start of the label."""
    for c in columns:
        text = row[c]
        lone = _SIGN_ONLY.match(text)
        if lone:
            return lone["sign"]
        lead = _CLEAN_LEAD.match(text) or _LEAD.match(text)
        if lead and lead["sign"]:
            return lead["sign"]
    return ""
