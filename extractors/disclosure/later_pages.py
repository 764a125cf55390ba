"""Statements of publicity below the head: a head below a cover, an attached paper, a stamp at the edge, a note under the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.disclosure.part_headings import speaks_of_closed
from extractors.disclosure.public_doubts import is_doubtful_line, is_explained
from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_statement import head_statements
from extractors.disclosure.public_values import row_says
from extractors.disclosure.public_words import CLOSED_MENTION, RULE

_TOP_LINES = 12  # in which a paper that begins on a later page says what it is
_LONGEST_NOTE = 200  # characters
_EDGE_LINES = 3  # in which a running head or a stamp stands
_STAMP = re.compile(
    r"(?i)^\W*(?:nichtöffentlich|vertraulich)(?:e[rs]?)?\W*(?:\w*vorlage|\w*drucksache|sitzung|niederschrift)?\W*$"
)
_NOTE_CUE = re.compile(
    r"(?i)nicht[ \-–.]{0,3}[öo]e?ff|vertraul|n ?i ?c ?h ?t ?ö|öffentlich\w*\s*:|\b(?:geheim|n\. ?ö\.)"
)
_NOTE = re.compile(
    r"""(?ix)^\W*(?:hinweis\W+|achtung\W+|wichtig\W+)?(?:diese[rs]?|vorliegende[rs]?|die|das)[ ]
    (?:\w*vorlage|\w*drucksache|unterlagen?|dokument|papier|schreiben|mitteilung|niederschrift
    |protokoll|tagesordnungspunkt|angelegenheit|vermerk)[ ]
    (?:ist|sind|wird|werden|bleibt|unterliegt|darf)\b.{0,60}\b(?:nichtöffentlich|vertraulich)"""
)
"""A sentence about the paper itself, wherever it stands."""
_LABELLED = re.compile(
    r"(?i)^\W*(?:öffentlich(?:keit(?:sstatus)?)?|status|sitzungsart|beratungsart)\s*:\s*(?:nein|nichtöffentlich"
    r"|vertraulich)\W*$"
)
_SENSE = re.compile(r"(?i)nichtöffentlich|vertraulich")


def closed_pages(pages: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(page number, char_start, char_end) of the first statement of each page behind its head that says the paper is closed."""
    for number, page in enumerate(pages, start=1):
        if speaks_of_closed(page) and (place := (_closed(page) if number > 1 else None) or _note(page)):
            yield number, *place


def _note(page: str) -> tuple[int, int] | None:
    """The slice of a line anywhere on a page that says of the paper, in so many words, that it is closed."""
    for start, end in _filled(page):
        printed = page[start:end].strip()
        if len(printed) < _LONGEST_NOTE and _NOTE_CUE.search(printed):
            line = in_plain_words(printed)
            stamped = printed.isupper() and _STAMP.match(line) is not None
            said = _NOTE.match(line) is not None and not RULE.search(line)
            if stamped or said or _LABELLED.match(line):
                return start, end
    return None


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
    return next((span for span in edges if _is_stamp(page[slice(*span)].strip())), None)


def _is_stamp(printed: str) -> bool:
    line = in_plain_words(printed[:_LONGEST_NOTE])
    if CLOSED_MENTION.search(line) is None:
        return is_doubtful_line(line)
    if _STAMP.match(line[:80]):
        return True
    return not (is_prose(line) or is_explained(line) or row_says(line))


def _filled(page: str) -> list[tuple[int, int]]:
    """The slices of the filled lines."""
    found = []
    position = 0
    for line in page.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found
