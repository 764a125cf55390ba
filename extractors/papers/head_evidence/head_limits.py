"""Where the head of a paper ends: with the first heading of its body, or with a table that lists other papers."""

from __future__ import annotations

import re

from extractors.papers.head_evidence.head_labels import opens_body
from extractors.papers.head_evidence.reading_copy import ReadingCopy

_FIRST_SECTION = re.compile(r"§ ?1\b(?!\d)")
_KINDS = re.compile(r"(?i)(?:\w+[ -])?(?:antrag|anfrage|bericht)")
# The heads of a table whose rows are numbered: of decisions, motions, other papers. A table of consultations names its bodies.
_LIST_HEADER = re.compile(
    r"(?im)^[ \t]*(?:lfd\.?|laufende)(?:[ ]?nr\.?|[ ]nummer)?(?:\t|[ ]{2,})(?![^\n]*(?:gremium|ausschuss|termin|sitzung))"
    r"[^\n]*?\w(?:\t|[ ]{2,})[^\n]*\w"
)


def head_end(copy: ReadingCopy) -> int:
    """The line with which the body of the paper begins: „Sachverhalt:", „Begründung", „§ 1", a numbered list of matters."""
    listed = list_of_matters(copy.text)
    last = len(copy.lines) if listed is None else copy.line_of(listed)
    for number, cells in enumerate(copy.lines[:last]):
        if not cells or number < 2:
            continue
        text = cells[0].text
        if _FIRST_SECTION.match(text) or (
            opens_body(text) and (_ends_head(text) or (":" not in text and _is_heading(copy, number)))
        ):
            return number
    return last


def list_of_matters(text: str) -> int | None:
    """The place of the header of a table of numbered matters („Lfd. Nr. | Beschlussnummer | …"); None when there is none.

    Its numbers and days are those of other papers.
    """
    header = _LIST_HEADER.search(text)
    return header.start() if header is not None else None


def _ends_head(text: str) -> bool:
    """Whether a section word with a colon is one: „Antrag: Bänke am Ufer" is a title."""
    word, colon, rest = text.partition(":")
    return bool(colon) and not (rest.strip() and _KINDS.fullmatch(word.strip()))


def _is_heading(copy: ReadingCopy, number: int) -> bool:
    """Whether a section word without a colon is a heading: alone in its line, and no kind of paper („Antrag", „Anfrage")."""
    cells = copy.lines[number]
    return len(cells) == 1 and _KINDS.fullmatch(cells[0].text) is None and not _goes_on(copy, number)


def _goes_on(copy: ReadingCopy, number: int) -> bool:
    """Whether the next line goes on with a line: „Antrag⏎an den Ausschuss für …" is a title, no heading of a section."""
    below = copy.lines[number + 1] if number + 1 < len(copy.lines) else ()
    return bool(below) and below[0].text[:1].islower()
