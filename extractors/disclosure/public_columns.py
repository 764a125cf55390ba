"""Tables with a column of publicity: a heading „Ö/N", „öffentlich", „Status" and below it, row by row, N, nein or „nichtöff.".

Cells are parted by tabs, bars, semicolons, commas with quotes, or two blanks and more; in the last case a value belongs to the
column over which it stands. Headings of two columns („Öffentlich  Nichtöffentlich") are answered by the place of a cross.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_values import Said, value_says
from extractors.disclosure.public_words import BODY, LETTERS, OPEN_LETTERS, ROLE

_MOST_ROWS = 80
_FEWEST_CELLS = 3
_HEADINGS = re.compile(
    r"(?i)\W*(?:(?P<sure>öffentlich(?:keit)?(?:s?status)?|öff|(?:ist_?)?oeff(?:entlich)?|ö ?/ ?(?:nö?"
    r"|nichtöffentlich)(?: ?/ ?\w)?|nö|(?-i:[ÖN])|(?:is_?)?public"
    r"|nichtöffentlich|vertraulich)|status|art|beratung|behandlung|sitzung|sitzungsteil"
    r"|teil|beratungsart)\W*"
)
_LETTERS_ALONE = frozenset("ÖN")  # two columns of one letter; one alone is north or a number
_CROSS = re.compile(r"\W*[xX✓✔☒☑]\W*")
_VALUE = re.compile(
    rf"(?i)\W*(?:(?:nicht)?öffentlich\w*|vertraulich\w*|ja|nein|yes|no|true|false"
    rf"|0|1|{LETTERS}|{OPEN_LETTERS})\W*"
)
_TITLE_CELL = re.compile(r"\W*[A-ZÄÖÜ]|\W*n?ö\W*$|[a-zäöü_]+\.?$")
_GAP = re.compile(r"[ ]{2,}")


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """What a column says of one row; ``start`` and ``end``: its line in the text; ``is_body``: it is a consultation, no item."""

    said: Said
    start: int
    end: int
    is_body: bool
    heading: int
    """Where the line of the headings starts."""


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str


def column_rows(text: str) -> Iterator[ColumnRow]:
    """The rows of every table with a column of publicity, where the column says something."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number, line in enumerate(lines):
        cells = _cells(line)
        if not _FEWEST_CELLS <= len(cells) <= 12 or len(line) > 300:
            continue
        if _mark(line) is None and not all(_TITLE_CELL.match(cell.text) for cell in cells):
            continue
        columns = [(place, match) for place, cell in enumerate(cells) if (match := _heading(cell.text)) is not None]
        if len({match for _, match in columns if match in _LETTERS_ALONE}) == 1:
            columns = [(place, match) for place, match in columns if match not in _LETTERS_ALONE]
        if columns and len(columns) <= 2 and not re.search(r"\d", line):
            for below in range(number + 1, _end_of_table(lines, number)):
                said = _row(line, lines[below], cells, [place for place, _ in columns], columns[0][1])
                if said is not None:
                    body = BODY.search(lines[below]) is not None or ROLE.search(lines[below]) is not None
                    yield ColumnRow(said, starts[below], starts[below] + len(lines[below]), body, starts[number])


def yes_no_rows(text: str) -> Iterator[ColumnRow]:
    """The rows „öffentlich    x" below the headings „ja   nein": the place of the cross tells the answer."""
    position = 0
    titles: list[_Cell] = []
    for line in text.split("\n"):
        cells = _cells(line)
        named = [cell.text.lower() for cell in cells]
        if named == ["ja", "nein"] or named == ["nein", "ja"]:
            titles, heading = cells, position
        elif titles and len(cells) == 2 and _CROSS.fullmatch(cells[1].text):
            plain = in_plain_words(cells[0].text).lower()
            nearest = min(titles, key=lambda title: abs(title.start - cells[1].start))
            if plain.strip(" :") in {"öffentlich", "nichtöffentlich"}:
                is_open = plain.startswith("öffentlich") == (nearest.text.lower() == "ja")
                yield ColumnRow("open" if is_open else "closed", position, position + len(line), False, heading)
        elif line.strip() and len(cells) != 2:
            titles = []
        position += len(line) + 1


def _end_of_table(lines: list[str], heading: int) -> int:
    """Behind the last line that may be a row: a blank line with something else than a row behind it ends the table.

    Two rows may be parted by a blank line, as text dumps of web pages do; what follows a paragraph is another table or a form.
    """
    width = len(_cells(lines[heading]))
    for below in range(heading + 1, min(len(lines), heading + 1 + _MOST_ROWS)):
        if lines[below].strip() or below == heading + 1:
            continue
        following = next((line for line in lines[below + 1 : below + 3] if line.strip()), "")
        if not width - 2 <= len(_cells(following)) <= width + 1:
            return below
    return min(len(lines), heading + 1 + _MOST_ROWS)


def _heading(text: str) -> str | None:
    """The name of a column of publicity in plain words; None for other columns."""
    plain = in_plain_words(text.strip(" *\"'"))
    match = _HEADINGS.fullmatch(plain)
    return None if match is None else plain if match["sure"] else ""


def _cells(line: str) -> list[_Cell]:
    for mark in ("\t", "|", ";", '","'):
        if line.count(mark) >= _FEWEST_CELLS - 1:
            cells, position = [], 0
            for piece in line.split(mark):
                cells.append(_Cell(position, piece.strip(' "')))
                position += len(piece) + len(mark)
            return cells
    found, position = [], len(line) - len(line.lstrip())
    for gap in [*_GAP.finditer(line, position), None]:
        end = gap.start() if gap else len(line)
        if line[position:end].strip():
            found.append(_Cell(position, line[position:end].strip()))
        position = gap.end() if gap else len(line)
    return found


def _row(heading: str, line: str, titles: list[_Cell], columns: list[int], name: str) -> Said | None:
    cells = _cells(line)
    if len(cells) < 2 or (marked := _mark(heading)) != _mark(line):
        return None
    if marked is None:
        return _by_place(cells, titles, columns, name)
    if len(columns) == 2 and len(cells) > columns[1]:
        crossed = [_CROSS.fullmatch(cells[place].text) is not None for place in columns]
        closed = [_closed_heading(titles[place].text) for place in columns]
        return None if sum(crossed) != 1 else "closed" if closed[crossed.index(True)] else "open"
    return _value(cells[columns[0]].text, name) if len(cells) > columns[0] else None


def _by_place(cells: list[_Cell], titles: list[_Cell], columns: list[int], name: str) -> Said | None:
    if is_prose(" ".join(cell.text for cell in cells)):
        return None
    for cell in cells:
        nearest = min(
            range(len(titles)),
            key=lambda n: abs(titles[n].start + len(titles[n].text) / 2 - cell.start - len(cell.text) / 2),
        )
        if nearest not in columns:
            continue
        if len(columns) == 2 and _CROSS.fullmatch(cell.text):
            return "closed" if _closed_heading(titles[nearest].text) else "open"
        if len(columns) == 1 and (said := _value(cell.text, name)):
            return said
    return None


def _value(text: str, name: str) -> Said | None:
    if not _VALUE.fullmatch(in_plain_words(text)):
        return None
    said = value_says(in_plain_words(text), sure=name or None)
    return said if said in {"open", "closed"} else None


def _closed_heading(text: str) -> bool:
    return re.match(r"(?i)\W*(?:nichtöffentlich|nö|n\b|vertraulich)", in_plain_words(text)) is not None


def _mark(line: str) -> str | None:
    return next((mark for mark in ("\t", "|", ";", '","') if line.count(mark) >= _FEWEST_CELLS - 1), None)
