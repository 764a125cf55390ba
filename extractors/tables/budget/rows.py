"""What the rows of a budget table are for: label, account and printed row number, read from the cells left of the amounts.

Row numbers and signs are read with the knowledge that row numbers rise (``row_numbers``), so that what OCR made of a narrow
number column („2: | 3= Ergebnis“) is no part of the label. A sub-row („davon …“) is named with the row it is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curated.records import Cell, Table
from extractors.tables.numbers.row_numbers import RowPrefix, row_prefixes, without_prefix
from extractors.tables.numbers.values import parse_table

_ACCOUNT_HEAD = re.compile(r"^(?:sach)?kont(?:o|en)|kostenart|psp|produkt|kostenstelle|buchungsstelle", re.IGNORECASE)
_ACCOUNT = re.compile(r"\d{2,8}(?:[.\-/]\s?\d{1,8})*")
_LEADING_ACCOUNT = re.compile(r"(\d{4,8}(?:[.\-/]\d{1,8})*)\s+(?=\D)")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"(\d{1,3}[a-z]?)[.)]?\s+(?=[^\W\d_]|[-+=–−])")
_DIGITS = re.compile(r"\d{1,8}[a-z]?[.:;,)]?")
_SIGN = re.compile(r"(?:\+\s*/\s*[-–−]|[-+=–−•])\s*")
_PART = re.compile(r"(?:davon|darunter|hiervon|darin|nachrichtlich|d\.\s?h\.)\b", re.IGNORECASE)
_INDENT = 2.5  # points: a label set further in than the one above it


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The words and numbers before a row's amounts. ``label`` has neither prefix nor account, and names the row it is part of."""

    label: str
    account: str | None = None
    row_number: str | None = None


@dataclass(frozen=True, slots=True)
class _Parent:
    """The row that sub-rows belong to, and how far in its label is set (None in text dumps)."""

    label: str
    left: float | None
    part_left: float | None = None


def budget_rows(table: Table, cells: Sequence[Cell], heads: Mapping[int, str], first: int) -> dict[int, BudgetRow]:
    """The rows with a label, by their number. ``heads``: header texts by column; ``first``: the first column of amounts."""
    texts = [[""] * table.col_count for _ in range(table.row_count)]
    for cell in cells:
        texts[cell.row][cell.col] = cell.text
    prefixes = row_prefixes(parse_table(texts, table.header_rows, table.title, damaged=False))
    body = range(table.header_rows, table.row_count)
    accounts = _account_columns(texts, prefixes, heads, first, body)
    lefts = _label_lefts(cells, first)
    rows: dict[int, BudgetRow] = {}
    parent: _Parent | None = None
    for row in body:
        found = _row(texts[row][:first], prefixes[row], accounts) or _row_of_year(texts[row][:first], heads)
        if found is None:
            continue
        label, parent = _full_label(found.label, lefts.get(row), parent)
        rows[row] = BudgetRow(label, found.account, found.row_number)
    return rows


def _row(texts: Sequence[str], prefix: RowPrefix, accounts: set[int]) -> BudgetRow | None:
    """One row by its own cells; None without a label."""
    account: str | None = None
    words: list[str] = []
    for col, text in enumerate(texts):
        if col in accounts and _ACCOUNT.fullmatch(text.strip()):
            account = text.strip()
        elif any(ch.isalpha() for ch in text) and not _DIGITS.fullmatch(text.strip()):
            words.append(text.strip())
    number = _number(prefix)
    label = " ".join(words)
    leading = _LEADING_ACCOUNT.match(label)
    if leading and account is None and not _YEAR.match(label):
        account, label = leading[1], label[leading.end() :]
    elif number is None and (printed := _NUMBERED.match(label)) and not _YEAR.match(label):
        number, label = printed[1], label[printed.end() :]
    else:
        apart = any(text.strip().rstrip(".:;,)") == number for text in texts)
        label = without_prefix(label, prefix, numbered_apart=apart)
    sign = _SIGN.match(label)
    label = label[sign.end() :].strip() if sign else label.strip()
    return BudgetRow(label, account, number) if any(ch.isalpha() for ch in label) else None


def _row_of_year(texts: Sequence[str], heads: Mapping[int, str]) -> BudgetRow | None:
    """A row that only a year names, as overviews of commitments print them: what the head says, of that year."""
    for col, text in enumerate(texts):
        head = heads.get(col, "").strip()
        if _WHOLE_YEAR.fullmatch(text.strip()) and any(ch.isalpha() for ch in head):
            return BudgetRow(f"{head} {text.strip()}")
    return None


def _account_columns(
    texts: Sequence[Sequence[str]], prefixes: Sequence[RowPrefix], heads: Mapping[int, str], first: int, body: range
) -> set[int]:
    """The columns of accounts: those whose head says so, else one of numbers that are not those of the rows."""
    named = {c for c in range(first) if _ACCOUNT_HEAD.search(heads.get(c, ""))}
    if named:
        return named
    for col in range(first):
        filled = [(texts[r][col].strip(), prefixes[r]) for r in body if texts[r][col].strip()]
        accounts = [text for text, _ in filled if _ACCOUNT.fullmatch(text)]
        own = [text for text, prefix in filled if text.rstrip(".:;,)") == _number(prefix)]
        if accounts and 2 * len(accounts) > len(filled) and 2 * len(own) < len(filled):
            numbered = any(prefix.number for _, prefix in filled) or max(map(len, accounts)) > 3
            return {col} if numbered else set()
    return set()


def _label_lefts(cells: Sequence[Cell], first: int) -> dict[int, float]:
    """Where the label of each row begins, in points; nothing in text dumps."""
    lefts: dict[int, float] = {}
    for cell in cells:
        if cell.col < first and cell.box is not None and not cell.is_header and any(ch.isalpha() for ch in cell.text):
            lefts[cell.row] = min(cell.box.x0, lefts.get(cell.row, cell.box.x0))
    return lefts


def _full_label(label: str, left: float | None, parent: _Parent | None) -> tuple[str, _Parent | None]:
    """The label with that of the row it is part of before it, and the row to which the following ones may belong.

    Parts begin with „davon“ or the like; what stands below, as far in as such a part and further in than the row itself, is
    another one.
    """
    if parent is None:
        return label, None if _PART.match(label) else _Parent(label, left)
    again = left is not None and parent.part_left is not None and abs(left - parent.part_left) < _INDENT
    if not _PART.match(label) and not again:
        return label, _Parent(label, left)
    inside = left is not None and parent.left is not None and left > parent.left + _INDENT
    return f"{parent.label}, {label}", _Parent(parent.label, parent.left, left if inside else parent.part_left)


def _number(prefix: RowPrefix) -> str | None:
    """The printed row number; numbers of four digits are accounts."""
    return f"{prefix.number[0]}{prefix.number[1]}" if prefix.number and prefix.number[0] < 1000 else None
