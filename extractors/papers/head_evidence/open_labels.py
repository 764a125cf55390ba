"""Labels without a colon that stand in one cell with their value: „Sitzungsdatum 24.02.2026", „Federführung Amt für Mobilität".

Only a value that fills the rest of the cell with the shape of its field is read; anything else is the text of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import Labelled, label_key, label_of, labels_in
from extractors.papers.head_evidence.label_values import ITEM_ALONE
from extractors.papers.head_evidence.labelled_reading import HeadText, read_value
from extractors.papers.head_evidence.number_shapes import is_distinct, number_at
from extractors.papers.head_evidence.offices import GROUP, OFFICE
from extractors.papers.head_evidence.reading_copy import Cell

_FIRST_LINES = 16  # filled lines of a page
_LONGEST = 90  # code points of such a cell
_MOST_WORDS = 4  # of such a label
_PAIR, _LEAST_PAIRS = 2, 3  # cells of a line with its label on the right, and how many lines make it a form
_VALUES_OF_STATUS = frozenset({"öffentlich", "nichtöffentlich"})  # labels in some systems, values in most
_DAYS: frozenset[Labelled] = frozenset({"document_date", "meeting_date", "published"})
_OFFICES: frozenset[Labelled] = frozenset({"originator", "drafter"})
_BLANK = re.compile(r"[ ]")


def open_labels(head: HeadText) -> Iterator[Candidate]:
    """The values of the first lines that a label without a colon opens."""
    for cells in [cells for cells in head.copy.lines[: head.last_line] if cells][:_FIRST_LINES]:
        if len(cells) > 1 and ITEM_ALONE.match(cells[0].text):
            continue  # a row of an agenda: its numbers are those of other papers
        for cell in cells:
            if len(cell.text) <= _LONGEST and not labels_in(cell.text):
                yield from _of_cell(head, cell)


def labels_behind(head: HeadText) -> Iterator[Candidate]:
    """The values of a form whose labels stand in the right column: „2026/0317⇥Vorlage Nr.⏎06.02.2026⇥Datum"."""
    lines = [cells for cells in head.copy.lines[: head.last_line] if cells][:_FIRST_LINES]
    pairs = [cells for cells in lines if len(cells) == _PAIR and _is_label(cells[1]) and not _is_label(cells[0])]
    if len(pairs) < _LEAST_PAIRS or any(len(cells) == _PAIR and _is_label(cells[0]) for cells in lines):
        return
    for value, label in pairs:
        known = label_of(label.text)
        if known is not None:
            yield from read_value(head, known[0], known[1] * CUES.label_without_colon, value.start, value.end)


def _is_label(cell: Cell) -> bool:
    known = label_of(cell.text)
    return (known is not None and label_key(cell.text) not in _VALUES_OF_STATUS) or bool(labels_in(cell.text))


def _of_cell(head: HeadText, cell: Cell) -> Iterator[Candidate]:
    for blank in reversed(list(_BLANK.finditer(cell.text))[:_MOST_WORDS]):
        known = label_of(cell.text[: blank.start()])
        least = CUES.free_body if known is not None and known[0] == "reference" else CUES.vague
        if known is None or known[1] <= least:
            continue
        start = cell.start + blank.end()
        if _fills(head, known[0], start, cell):
            weight = min(known[1], CUES.made_on) if known[0] in _DAYS else known[1] * CUES.label_without_colon
            yield from read_value(head, known[0], weight, start, cell.end)
            return


def _fills(head: HeadText, label: Labelled, start: int, cell: Cell) -> bool:
    """Whether the rest of a cell is a value of the field and nothing else."""
    rest = head.copy.text[start : cell.end]
    if label in _DAYS:
        day = head.first(head.days, start, start + 1)
        return day is not None and day.char_end >= cell.end
    if label in _OFFICES:
        return OFFICE.fullmatch(rest) is not None or GROUP.fullmatch(rest) is not None
    if label == "gremium":
        body = head.first(head.bodies, start, start + 1)
        return body is not None and body.char_end >= cell.end
    place = number_at(rest) if label == "reference" else None
    return place is not None and place == (0, len(rest)) and is_distinct(rest)
