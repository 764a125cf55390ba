"""Tables of text dumps whose columns are set with blanks, as a typewriter or ``pdftotext -layout`` sets them.

Blanks also set letterheads, lists and two-column prose. So only numbers that stand under one another, edge to edge, make a
table: at least two rows of them, and three lines in all.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tables.detect.grid import RawCell, RawGrid, content_size, grid_from_rows
from extractors.tables.detect.wrapped_labels import join_wrapped_rows
from normalizers.numbers import is_nil, read_quantity

_PIECE = re.compile(r"\S+(?: \S+)*")
_ENDS_IN_AMOUNT = re.compile(r"\w.*(?:\d,\d|\d\.\d{3}(?!\d)|\d\s?(?:€|%|EUR|Euro))[\d.]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_YEARS = 2
_HEADER_LINES = 3
_FEWEST_ROWS = 2
_FEWEST_LINES = 3  # of rows, the header, and a second column of numbers
_FEWEST_NAMED = 4  # columns of a list that only its head proves to be a table
_NUMBERS = 0.7  # of a column's filled body cells
_GROUPED = re.compile(r"\d\.\d{3}(?!\d)|,\d\d?$")
_AMOUNT = re.compile(r"[-+−–(]?(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+)?\)?-?(?:\s?(?:€|EUR|Euro|T€|TEUR|%))?")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text between runs of blanks, with the characters it covers in its line."""

    first: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        return read_quantity(self.text) is not None and _AMOUNT.fullmatch(self.text) is not None


def space_aligned_grid(lines: Sequence[tuple[int, str]], page_number: int) -> RawGrid | None:
    """The table of consecutive lines ``(start in the page, text)``, or None where their blanks set no columns of numbers.

    A line without blanks between texts is part of the label above or below it.
    """
    pieces = [[_Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)] for _, text in lines]
    rows = [i for i, line in enumerate(pieces) if any(p.is_number for p in line[1:])]
    while rows and _are_years(pieces[rows[0]]):
        rows = rows[1:]
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = _columns([pieces[i] for i in rows])
    first = rows[0]
    while first > 0 and rows[0] - first < _HEADER_LINES and _is_header(pieces[first - 1], columns):
        first -= 1
    last = rows[-1] + 1
    while last < len(pieces) and len(pieces[last]) == 1:
        last += 1  # the rest of the last label
    body = [line for line in pieces[rows[0] : last] if len(line) > 1]
    if len(body) > len(rows) or any(_is_torn(line, columns[0][1]) for line in body):
        return None
    if not _are_number_columns(body, columns, headed=first < rows[0]) and not _is_named_list(
        pieces, first, body, columns
    ):
        return None
    cells = [_cells(lines[i][0], pieces[i], columns, r, head=i < rows[0]) for r, i in enumerate(range(first, last))]
    grid = grid_from_rows(join_wrapped_rows(cells), page_number, "text")
    return grid if min(content_size(grid)) >= 2 else None


def _are_number_columns(body: Sequence[Sequence[_Piece]], columns: Sequence[tuple[int, int]], *, headed: bool) -> bool:
    """Whether the last column is one of numbers, and rows, header and further number columns are enough evidence."""
    numeric = [c for c in columns[1:] if _is_number_column(body, c)]
    enough = len(body) + headed + (len(numeric) > 1) >= _FEWEST_LINES
    return enough and bool(numeric) and numeric[-1] == columns[-1]


def _is_named_list(
    pieces: Sequence[Sequence[_Piece]], first: int, body: Sequence[Sequence[_Piece]], columns: Sequence[tuple[int, int]]
) -> bool:
    """Whether a head names every column of a list whose numbers need not fill theirs and may be followed by words (reasons).

    Each column has its head over it, and where the head says numbers stand, nothing but numbers does.
    """
    head = pieces[first]
    if len(columns) < _FEWEST_NAMED or len(head) != len(columns) or any(p.is_number for p in head):
        return False
    if any(p.end < c[0] or p.first > c[1] for p, c in zip(head[1:], columns[1:], strict=True)):
        return False
    amounts = 0
    for left, right in columns[1:]:
        own = [p for line in body for p in line if p.first < right and p.end > left]
        numbers = [p for p in own if p.is_number]
        if numbers and len(numbers) < len([p for p in own if not is_nil(p.text)]):
            return False
        if max((p.end for p in numbers), default=0) - min((p.end for p in numbers), default=0) > 1:
            return False
        amounts += sum(_GROUPED.search(p.text) is not None for p in numbers)
    return amounts >= _FEWEST_ROWS


def has_space_columns(text: str) -> bool:
    """Whether a line has two texts with a run of blanks between them, and no other sign that parts columns."""
    return "\t" not in text and "|" not in text and re.search(r"\S {2,}\S", text) is not None


def _is_header(line: Sequence[_Piece], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether a line names the columns: a text over or beside the last one, none of them a number."""
    behind = columns[-2][1]  # heads are set left, right or in the middle of their column
    named = len(line) >= len(columns) - 1 and line[-1].end > behind
    return named and not any(p.is_number and len(p.text) != 4 for p in line)


def _are_years(line: Sequence[_Piece]) -> bool:
    """Whether a line is the years over columns of numbers, with or without the head of the labels."""
    years = [p for p in line if _YEAR.fullmatch(p.text)]
    return len(years) >= _FEWEST_YEARS and len(years) >= len(line) - 1 and all(p in years for p in line[1:])


def _is_torn(line: Sequence[_Piece], label_end: int) -> bool:
    """Whether a number stands among labels, or a label ends with an amount or asks for a value: blanks part no columns here."""
    labels = [p.text for p in line if not p.is_number]
    if any(p.is_number and p.first < label_end for p in line[1:]):
        return True
    return any(_ENDS_IN_AMOUNT.search(text) or text.endswith(":") for text in labels)


def _columns(rows: Sequence[Sequence[_Piece]]) -> list[tuple[int, int]]:
    """The columns as ranges of characters: pieces that stand over one another are of one column."""
    columns: list[tuple[int, int]] = []
    for first, end in sorted((p.first, p.end) for line in rows for p in line):
        if columns and first < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], end)
        else:
            columns.append((first, end))
    return columns


def _is_number_column(body: Sequence[Sequence[_Piece]], column: tuple[int, int]) -> bool:
    """Whether numbers fill a column and end (or have their comma) under one another."""
    own = [p for line in body for p in line if p.first < column[1] and p.end > column[0]]
    numbers = [p for p in own if p.is_number]
    others = [p for p in own if not p.is_number and not is_nil(p.text)]
    if len(numbers) < _FEWEST_ROWS or len(numbers) < _NUMBERS * (len(numbers) + len(others)):
        return False
    ends = {p.end for p in numbers}
    commas = {p.first + p.text.find(",") for p in numbers if "," in p.text}
    return max(ends) - min(ends) <= 1 or (len(commas) == 1 and all("," in p.text for p in numbers))


def _cells(
    start: int, line: Sequence[_Piece], columns: Sequence[tuple[int, int]], row: int, *, head: bool
) -> list[RawCell]:
    """The line's pieces in their columns; several in one are joined. Heads that are as many as the columns go one to each."""
    cells = [RawCell(row=row, col=c, text="") for c in range(len(columns))]
    missing = len(columns) - len(line)
    in_order = head and (missing == 0 or (missing == 1 and line[0].first >= columns[0][1]))
    for i, piece in enumerate(line):
        nearest = max(
            range(len(columns)), key=lambda c: min(columns[c][1], piece.end) - max(columns[c][0], piece.first)
        )
        col = i + missing if in_order else nearest
        text = f"{cells[col].text} {piece.text}".strip()
        spans = (*cells[col].spans, (start + piece.first, start + piece.end))
        cells[col] = RawCell(row=row, col=col, text=text, spans=spans)
    return cells
