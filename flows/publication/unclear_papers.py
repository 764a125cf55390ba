"""The list of papers whose words on publicity were not understood: where they stand, for a person to decide once.

It holds text of papers that may be closed, lies in the work folder and is never part of a release.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curated.records import Box, DocumentResult, Word
from extractors.disclosure.issues import closing_statement

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class UnclearLine:
    """One line that was not understood: the document's path, page and box of the line, and what it says."""

    path: str
    page_number: int
    box: Box | None
    statement: str


def unclear_line(result: DocumentResult) -> UnclearLine | None:
    """The line of a document that speaks of publicity and closes it; None when none does."""
    texts = [page.text for page in result.pages]
    place = closing_statement(texts)
    if place is None:
        return None
    number, start, end = place
    said = " ".join(texts[number - 1][start:end].split())[:_LONGEST]
    box = _box(result.pages[number - 1].words, said.split())
    return UnclearLine(result.document.source_path, number, box, said)


def _box(words: Sequence[Word], tokens: Sequence[str]) -> Box | None:
    """The box around the run of words that reads like the tokens; None when repair has changed them."""
    texts = [word.text for word in words]
    wanted = list(tokens)
    for start in range(len(texts) - len(wanted) + 1) if wanted else ():
        if texts[start : start + len(wanted)] == wanted:
            boxes = [word.box for word in words[start : start + len(wanted)]]
            return Box(
                min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
            )
    return None


def write_unclear(path: Path, lines: Mapping[str, UnclearLine]) -> None:
    """Write the list: document_id, source_path, page, box, statement, and an empty column ``public`` for the answer.

    Raises:
        OSError: the file system refuses.
    """
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("document_id", "source_path", "page", "x0", "y0", "x1", "y1", "statement", "public"))
        for document_id, line in sorted(lines.items()):
            box = (
                ("", "", "", "")
                if line.box is None
                else tuple(f"{v:.1f}" for v in (line.box.x0, line.box.y0, line.box.x1, line.box.y1))
            )
            writer.writerow((document_id, line.path, line.page_number, *box, line.statement, ""))
