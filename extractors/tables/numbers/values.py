"""From cell texts to numbers: what a column is, its column says – and what OCR made of its digits, its column knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.tables.numbers.digit_repair import NumberColumn, is_foreign, misread_nil_signs, repair_digits
from extractors.tables.numbers.headers import Texts, Units, read_units
from normalizers.lexicon.german import LETTERS_LIKE_ZERO
from normalizers.numbers import Quantity, is_nil, read_quantity, unit_scale

ColumnKind = Literal["label", "amount", "index", "year"]

_INDEX_HEADER = re.compile(
    r"^(?:lfd\.?\s*|laufende\s*)?(?:nr|nummer|zeilen?|pos(?:ition)?|top|seite|§|konto|konten|produkt|kostenstelle|psp)\b\.?",
    re.IGNORECASE,
)
_CLEAN_SHARE = 0.4  # of a column's filled cells that must read as numbers before its damaged ones are looked at


@dataclass(frozen=True, slots=True)
class DigitRepair:
    """One cell whose digits were misread: ``before`` is its text, ``after`` what its column or further readings say it is."""

    row: int
    col: int
    before: str
    after: str
    rule: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """A table whose texts are read: kinds of columns, numbers in the table's unit, repairs of digits.

    ``rows_before``: the printed number of the last row on the page before, where the table goes on with the next one; else 0.
    """

    texts: tuple[tuple[str, ...], ...]
    header_rows: int
    kinds: tuple[ColumnKind, ...]
    units: Units
    numbers: tuple[tuple[Decimal | None, ...], ...]
    repairs: tuple[DigitRepair, ...] = ()
    rows_before: int = 0

    @property
    def amount_columns(self) -> tuple[int, ...]:
        """The columns that hold amounts."""
        return tuple(c for c, kind in enumerate(self.kinds) if kind == "amount")

    @property
    def body(self) -> range:
        """The rows below the header."""
        return range(self.header_rows, len(self.texts))

    @property
    def summable_columns(self) -> tuple[int, ...]:
        """The amount columns that are no percentages."""
        return tuple(c for c in self.amount_columns if self.units.columns[c] not in {"%", "‰"})

    def label(self, row: int) -> str:
        """The words of a row: its label cells from left to right."""
        words = zip(self.texts[row], self.kinds, strict=True)
        return " ".join(text for text, kind in words if kind == "label" and text.strip())

    def total(self, terms: Iterable[tuple[int, int]], col: int) -> Decimal:
        """The sum of rows in one column, each with its sign (``(sign, row)``); blank cells count as nothing."""
        return sum((sign * (self.numbers[row][col] or Decimal(0)) for sign, row in terms), Decimal(0))

    def is_unreadable(self, row: int, col: int) -> bool:
        """Whether something is printed where an amount belongs that is neither a number nor a sign for none."""
        return self.numbers[row][col] is None and not is_nil(self.texts[row][col])

    def header(self, col: int) -> str:
        """The header text over a column, its rows joined by blanks."""
        return " ".join(row[col] for row in self.texts[: self.header_rows] if row[col].strip())


def parse_table(texts: Texts, header_rows: int, title: str | None, *, damaged: bool) -> ParsedTable:
    """The table with its numbers read. ``damaged``: the text came through OCR, so numeric columns may hold letters."""
    rows = [list(row) for row in texts]
    kinds = column_kinds(rows, header_rows)
    repairs = _repair_digits(rows, header_rows, kinds) if damaged else []
    for repair in repairs:
        rows[repair.row][repair.col] = repair.after
    units = read_units(rows, header_rows, title)
    numbers = tuple(
        tuple(
            _number(text, units, c) if r >= header_rows and kinds[c] == "amount" else None for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    )
    return ParsedTable(
        texts=tuple(tuple(row) for row in rows),
        header_rows=header_rows,
        kinds=kinds,
        units=units,
        numbers=numbers,
        repairs=tuple(repairs),
    )


def column_kinds(texts: Texts, header_rows: int) -> tuple[ColumnKind, ...]:
    """What each column holds, by the evidence of its body: amounts, row or account numbers, years, or words."""
    width = len(texts[0]) if texts else 0
    bodies = [[row[c].strip() for row in texts[header_rows:] if not is_nil(row[c])] for c in range(width)]
    headers = [" ".join(row[c] for row in texts[:header_rows]).strip() for c in range(width)]
    numeric = [_is_numeric(body) for body in bodies]
    wordy = [c for c in range(width) if not numeric[c] and any(any(ch.isalpha() for ch in t) for t in bodies[c])]
    kinds: list[ColumnKind] = []
    for c in range(width):
        if not numeric[c]:
            kinds.append("label")
        elif _are_years(bodies[c], headers[c]):
            kinds.append("year")
        elif _are_years_and_words(bodies[c]):
            kinds.append("label")
        elif _are_indices(bodies[c], headers[c], before_label=bool(wordy) and c < wordy[0]):
            kinds.append("index")
        else:
            kinds.append("amount")
    return tuple(kinds)


def _repair_digits(rows: Sequence[Sequence[str]], header_rows: int, kinds: Sequence[ColumnKind]) -> list[DigitRepair]:
    """The repairs that the amount columns prove, or rows of amounts; label columns are never touched."""
    repairs = [
        DigitRepair(r, c, row[c], "./.", "nil_mark")
        for r, row in enumerate(rows)
        if r >= header_rows
        for c in misread_nil_signs(row)
    ]
    for c in (c for c, kind in enumerate(kinds) if kind == "amount"):
        filled = [(r, row[c]) for r, row in enumerate(rows) if r >= header_rows and not is_nil(row[c])]
        clean = [text for _, text in filled if read_quantity(text) is not None]
        if len(clean) < 2 or len(clean) < _CLEAN_SHARE * len(filled):
            continue
        numbers = NumberColumn(clean)
        for r, text in filled:
            if read_quantity(text) is not None and not is_foreign(text, numbers):
                continue
            repaired = repair_digits(text, numbers)
            if repaired is not None:
                repairs.append(DigitRepair(r, c, text, *repaired))
    return repairs


def _is_numeric(body: Sequence[str]) -> bool:
    """At least half of the cells read as numbers; cells that look like damaged digits count neither way."""
    numbers = sum(read_quantity(text) is not None for text in body)
    doubtful = sum(text in LETTERS_LIKE_ZERO for text in body)
    return numbers > 0 and 2 * numbers >= len(body) - doubtful


def _are_years(body: Sequence[str], header: str) -> bool:
    years = [text for text in body if re.fullmatch(r"(?:19|20)\d\d", text)]
    return len(years) == len(body) and (len(years) >= 2 or "jahr" in header.lower())


def _are_years_and_words(body: Sequence[str]) -> bool:
    """Whether rows are named by years, but for „Summe“ and the like: nothing in such a column is an amount."""
    years = sum(re.fullmatch(r"(?:19|20)\d\d", text) is not None for text in body)
    words = sum(read_quantity(text) is None and any(ch.isalpha() for ch in text) for text in body)
    return years >= 2 and years + words == len(body)


def _are_indices(body: Sequence[str], header: str, *, before_label: bool) -> bool:
    plain = [text for text in body if re.fullmatch(r"\d{1,8}[.:;,)]?", text)]
    if 10 * len(plain) < 9 * len(body):
        numbers = [int(text) for text in plain if text.isdigit()]
        rising = len(numbers) >= 4 and numbers == sorted(set(numbers))
        return before_label and rising and 10 * len(numbers) >= 7 * len(body)  # the others misread
    return before_label or (_INDEX_HEADER.match(header) is not None)


def _number(text: str, units: Units, col: int) -> Decimal | None:
    quantity = read_quantity(text)
    if quantity is None:
        return None
    return quantity.number * _factor(quantity, units.columns[col] or units.table)


def _factor(quantity: Quantity, wanted: str | None) -> Decimal:
    """What brings „0,5 Mio. €“ into a column of euros; 1 wherever the units agree or say nothing."""
    own, target = unit_scale(quantity.unit), unit_scale(wanted)
    if own is None or target is None or quantity.unit == wanted:
        return Decimal(1)
    return Decimal(own) / Decimal(target)
