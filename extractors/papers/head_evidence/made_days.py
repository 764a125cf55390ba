"""The day of the paper that a participle introduces: „verfasst: …", „eingebracht am …", „Protokoll erstellt am …".

Source: the words with which forms and letters of many towns say that a paper was written, handed in, handed out or signed.
They are read as a grammar, so that every town's choice of stem, preposition and compound is one label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curated.vocabulary import DocumentType
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.labelled_reading import HeadText
from extractors.papers.head_evidence.made_words import HANDED_IN, HANDED_OUT, MADE
from extractors.papers.head_evidence.movers import BY_MEMBERS

_FIRST_LINES, _LAST_LINES = 16, 6  # filled lines of a page in which a paper is dated
_LONGEST = 120  # code points of a cell; longer ones are running text
_INTRODUCES = re.compile(
    rf"(?i)(?<![\w-])(?P<made>{MADE}|{HANDED_OUT}|{HANDED_IN})[ ]?:?[ ](?:(?:am|vom|den|dem|zum)[ ]?:?[ ])?$"
)
_NOT_MADE_HERE = re.compile(r"(?i)antr[aä]g|anfrage|anregung|plan|satzung|gutachten|konzept|genehm|sitzung|zuletzt")


def made_days(head: HeadText, kind: DocumentType) -> Iterator[Candidate]:
    """The days that a participle introduces, in the first lines and the last ones."""
    top = [cells for cells in head.copy.lines[: head.last_line] if cells][:_FIRST_LINES]
    end = [cells for cells in head.copy.lines if cells][-_LAST_LINES:]
    for cell in [cell for cells in (*top, *(line for line in end if line not in top)) for cell in cells]:
        day = head.first(head.days, cell.start, cell.end)
        if day is None or day.date_start is None or len(cell.text) > _LONGEST:
            continue
        before = head.copy.text[cell.start : day.char_start]
        introduced = _INTRODUCES.search(before)
        if introduced is not None and _is_of_the_paper(before[: introduced.start()], introduced["made"], kind):
            yield Candidate(
                field="document_date",
                value=day.date_start.isoformat(),
                cue="participle before the day",
                weight=CUES.made_on,
                start=day.char_start,
                end=day.char_end,
            )


def _is_of_the_paper(before: str, made: str, kind: DocumentType) -> bool:
    """Whether a participle tells of this paper: what was handed in is a motion, not what answers it; that is not handed out."""
    if re.fullmatch(HANDED_OUT if kind in BY_MEMBERS else HANDED_IN, made, re.IGNORECASE):
        return False
    return kind in BY_MEMBERS or _NOT_MADE_HERE.search(before) is None
