"""Names of offices that a line break or a column parts: whole, or not at all."""

from __future__ import annotations

import re

from extractors.papers.head_evidence.head_labels import label_of, labels_in
from extractors.papers.head_evidence.reading_copy import Cell, ReadingCopy

_OPEN_END = re.compile(r"(?:(?:^|[ ])(?:und|u\.|&|sowie|für|der|des|die|das|den|zur|zum)|[-,/])$")
_GOES_ON = re.compile(
    r"(?:und|u\.|&|sowie|für)[ ](?:(?:die|den|das|der)[ ])?[A-ZÄÖÜ][\wäöüß-]*(?:[ ][A-ZÄÖÜ][\wäöüß-]*){0,3}$"
)
_OPEN_START = re.compile(r"(?:[A-ZÄÖÜ][\wäöüß]*-,?[ ]){0,2}[A-ZÄÖÜ][\wäöüß]*-(?:,|[ ](?:und|u\.|&))$")
_LONGEST_REST = 50  # code points of the line that a name goes on with


def whole_name(copy: ReadingCopy, cell: Cell, name: str, end: int) -> tuple[str | None, int]:
    """The name with the parts that stand on the line above or below its cell, and where it ends; None for half a name.

    ``name`` is what was read of the cell, ``end`` its place in the copy.
    """
    start = copy.text.find(name, cell.start)
    closes = copy.text[end : cell.end].strip(" ,;-–:") == "" and not name.endswith(".")
    below = _neighbour(copy, cell, 1) if closes else None
    if _OPEN_END.search(name):
        if below is None or not below.text[:1].isupper() or _is_label(below.text) or len(below.text) > _LONGEST_REST:
            return None, end
        return _joined(name, below.text), below.end
    if below is not None and _GOES_ON.match(below.text) and len(below.text) < _LONGEST_REST:
        return f"{name} {below.text}", below.end
    above = _neighbour(copy, cell, -1) if start == cell.start else None
    if above is not None and _OPEN_START.fullmatch(above.text):
        return f"{above.text} {name}", end
    return name, end


def _joined(name: str, rest: str) -> str:
    return f"{name}{rest}" if name.endswith("/") else f"{name} {rest}"


def _is_label(text: str) -> bool:
    return label_of(text) is not None or bool(labels_in(text))


def _neighbour(copy: ReadingCopy, cell: Cell, step: int) -> Cell | None:
    """The cell above or below in the same column, or the only one of that line."""
    number = cell.line + step
    line = copy.lines[number] if 0 <= number < len(copy.lines) else ()
    if len(line) == 1:
        return line[0]
    return line[cell.col] if cell.col < len(line) else None
