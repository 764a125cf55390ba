"""The lines of a head as they are read for publicity: divided words joined, upright stamps laid down, flat text cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_words import CLOSED_MENTION

_LINES = 60
_EDGE_LETTER = re.compile(r"[ ]*([A-ZÄÖÜ])(?=\s{2,}\S|\s*$)")
_FEWEST_UPRIGHT = 6  # letters one below another that are a word
_STRUCK = re.compile(r"~~[^~\n]{1,80}~~|<(s|del|strike)>[^<\n]{1,80}</\1>")
_ELEMENT = re.compile(r"<(?P<name>[\w:]{2,40})[^<>]{0,80}>(?P<value>[^<>]{1,80})</(?P=name)>")
_MOST_GAPS = 2  # of a line of cells; justified print has more
_FLAT = 400  # characters; a printed line is shorter, a text that has lost its line breaks is longer
_CUTS = re.compile(
    r"(?<=[\w.)])\s+(?=[A-ZÄÖÜ][\w./-]{1,28}(?:[ -][\w./-]{1,20}){0,2}\s?:(?:\s|$))"
    r"|(?<=[a-zäöüß]{2}[.!?])\s+(?=[A-ZÄÖÜ])"
    r"|(?<=[\w.)])\s+(?=(?:nicht[ -]?)?öffentlich\s+[A-ZÄÖÜ\d(]|NÖ\s|N\s|vertraulich\s+[A-ZÄÖÜ])"
    r"|(?<=[\s(]öffentlich)\s+(?=[A-ZÄÖÜ\d(])|(?<=nichtöffentlich)\s+(?=[A-ZÄÖÜ\d(])|(?<=nicht-öffentlich)\s+(?=[A-ZÄÖÜ\d(])"
    r"|(?<=\svertraulich)\s+(?=[A-ZÄÖÜ\d(])"
)
"""Where a flat text may be cut: before a label with a colon, behind a sentence, around a word that stands between two others."""
_BOX = r"(?:[☐☒☑✓✔✗✘□■⊠]|\[\s?[xX]?\s?\]|\(\s?[xX]?\s?\)|[xX])"
_BOX_LINE = re.compile(rf"(?i)^\W*(?:{_BOX}\s*)?(?:(?:nicht[ -]?)?öffentlich\w*|ja|nein)?\s*:?\s*{_BOX}?\W*$")
_HAS_BOX = re.compile(rf"(?<!\w){_BOX}(?!\w)")
_MOST_BOX_LINES = 4
_CELL = re.compile(r"[^\s|](?:[^\s|]|[ ]{1,2}(?=[^\s|]))*")
_TORN_BEGINS = re.compile(r"(?i)^\W*(?:nicht|nichtöf\w*)\W*$|^\W*vertrau-$")
_LONGEST_CELL = 14  # characters
_TORN_CELLS = 3  # lines over which a narrow cell breaks a word
_SHIFT = 3  # characters by which the pieces of a cell are set off


@dataclass(slots=True)
class Line:
    """A line of a head: where it starts, as it stands, and in plain words; ``printed`` may be put together from several."""

    start: int
    printed: str
    plain: str


def head_lines(text: str) -> list[Line]:
    """The first filled lines in plain words; „nicht" at the end of a line goes with the line below."""
    found: list[Line] = []
    position = 0
    for printed in text.split("\n"):
        if printed.strip():
            found.extend(Line(position + start, piece, "") for start, piece in _pieces(printed))
        position += len(printed) + 1
        if len(found) > _LINES:
            break
    _stand_beside(found)
    _stand_up(found)
    _join_boxes(found)
    for number, line in enumerate(found[:-1]):
        below = found[number + 1]
        if re.search(r"(?i)\b(?:nicht|n[ ]i[ ]c[ ]h[ ]t)\s?[-–]?\s*$", line.printed) and re.match(
            r"(?i)\s*(?:[öo][ ]?[eft]|\W{1,8}ffent)", below.printed
        ):
            line.printed = f"{line.printed.rstrip().rstrip('-–')} {below.printed.lstrip()}"
            below.printed = " "
    for line in found:
        line.plain = in_plain_words(_without_markup(_unjustified(line.printed.strip()[:4000])))
    return found[:_LINES]


def _pieces(printed: str) -> Iterator[tuple[int, str]]:
    """A line, or the pieces of one that holds a whole text, with their places in it."""
    elements = list(_ELEMENT.finditer(printed)) if "</" in printed else []
    if len(elements) > 1:
        yield from ((element.start(), element[0]) for element in elements)
        return
    if len(printed) < _FLAT:
        yield 0, printed
        return
    start = 0
    for cut in itertools.islice(_CUTS.finditer(printed), _LINES):
        yield start, printed[start : cut.start()]
        start = cut.end()
    yield start, printed[start:]


def _join_boxes(lines: list[Line]) -> None:
    """Put the boxes of a form and their words together that stand one below another: „Öffentlich", „☐ ja", „☒ nein"."""
    number = 0
    while number < len(lines):
        run = list(
            itertools.takewhile(lambda line: _BOX_LINE.match(line.printed), lines[number : number + _MOST_BOX_LINES])
        )
        words = " ".join(line.printed.strip() for line in run)
        loose = any("öffentlich" in line.printed.lower() and not _HAS_BOX.search(line.printed) for line in run)
        if len(run) > 1 and loose and _HAS_BOX.search(words):
            run[0].printed = words
            for line in run[1:]:
                line.printed = " "
        number += max(1, len(run))


def torn_words(lines: list[Line]) -> Iterator[Line]:
    """Lines in whose cells, read downwards, a closed word stands that no line has of its own: NICHT, ÖFFENT-, LICH."""
    cells = [_cells(line.printed) for line in lines]
    for number, row in enumerate(cells):
        for place, (start, text) in enumerate(row):
            if not _TORN_BEGINS.search(text) or len(text) > _LONGEST_CELL or (len(row) == 1 and start == 0):
                continue
            word = text
            for below in cells[number + 1 : number + 1 + _TORN_CELLS]:
                word += next(
                    (piece for at, piece in below if abs(at - start) <= _SHIFT),
                    below[place][1] if place < len(below) else "",
                )
                if CLOSED_MENTION.search(in_plain_words(word.replace("-", ""))):
                    yield lines[number]
                    return


def _cells(line: str) -> list[tuple[int, str]]:
    """Cells parted by bars, tabs or three blanks, with the column where each begins."""
    return [(match.start(), match[0].strip()) for match in _CELL.finditer(line)]


def _stand_beside(lines: list[Line]) -> None:
    """Put an upright stamp at the edge of running lines, a letter and a gap before each, into the first of them."""
    letters = [_EDGE_LETTER.match(line.printed) for line in lines]
    for is_edge, group in itertools.groupby(range(len(lines)), key=lambda number: letters[number] is not None):
        run = list(group)
        if is_edge and len(run) >= _FEWEST_UPRIGHT:
            word = "".join(match[1] for number in run if (match := letters[number]) is not None)
            if CLOSED_MENTION.search(in_plain_words(word)):
                for number in run:
                    lines[number].printed = f" {lines[number].printed.lstrip()[1:]}"
                lines[run[0]].printed = f"{word}\t{lines[run[0]].printed.lstrip()}"


def _stand_up(lines: list[Line]) -> None:
    """Put the letters of a stamp that stands upright, one in a line, together in the first of its lines."""
    for is_letter, run in itertools.groupby(
        lines, key=lambda line: len(line.printed.strip()) == 1 and line.printed.strip().isalpha()
    ):
        group = list(run)
        if is_letter and len(group) >= _FEWEST_UPRIGHT:
            group[0].printed = "".join(line.printed.strip() for line in group)
            for line in group[1:]:
                line.printed = " "


def _without_markup(line: str) -> str:
    """The line without what is struck out, and an element of a data file as label and value."""
    if "<" not in line and "~~" not in line:
        return line
    element = _ELEMENT.fullmatch(_STRUCK.sub(" ", line).strip())
    if element is None:
        return _STRUCK.sub(" ", line)
    return f"{re.sub('(?i)oeff', 'öff', element['name'])}: {element['value']}"


def _unjustified(line: str) -> str:
    """A line of prose that was set to the full width has wide gaps that part no cells."""
    flat = " ".join(line.split())
    return flat if "\t" not in line and line.count("  ") > _MOST_GAPS and is_prose(flat) else line
