"""Statements of publicity on the pages behind the first: a head below a cover, an attached paper, a stamp at the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.disclosure.part_headings import speaks_of_closed
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_statement import head_statements

_TOP_LINES = 12  # in which a paper that begins on a later page says what it is
_EDGE_LINES = 3  # in which a running head or a stamp stands
_STAMP = re.compile(
    r"(?i)^\W*(?:nichtöffentlich|vertraulich)(?:e[rs]?)?\W*(?:\w*vorlage|\w*drucksache|sitzung|niederschrift)?\W*$"
)
_SENSE = re.compile(r"(?i)nichtöffentlich|vertraulich")


def closed_pages(pages: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(page number, char_start, char_end) of the first statement of each page from the second on that says it is closed."""
    for number, page in enumerate(pages[1:], start=2):
        if speaks_of_closed(page) and (place := _closed(page)):
            yield number, *place


def _closed(page: str) -> tuple[int, int] | None:
    spans = _filled(page)
    if not spans:
        return None
    top = page[: spans[:_TOP_LINES][-1][1]]
    for statement in head_statements(top):
        sure = statement.weight == "said" and statement.said == "closed"
        if sure and _SENSE.search(in_plain_words(page[statement.start : statement.end])):
            return statement.start, statement.end
    edges = spans[:_EDGE_LINES] + spans[_EDGE_LINES:][-_EDGE_LINES:]
    return next((span for span in edges if _STAMP.match(in_plain_words(page[slice(*span)].strip()[:80]))), None)


def _filled(page: str) -> list[tuple[int, int]]:
    """The slices of the filled lines."""
    found = []
    position = 0
    for line in page.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found
