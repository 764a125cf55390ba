"""What the labels of minutes, agendas and announcements mean, which speak of other papers more than of themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from curated.vocabulary import DocumentType
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import label_key
from extractors.papers.head_evidence.made_words import is_own_day
from extractors.papers.head_evidence.reading_copy import ReadingCopy

LISTS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})
"""The types of papers that list items and other papers."""
_NUMBER_WITHIN = 400  # code points of such a paper in which a number may be its own
_FIRST_ITEM = re.compile(r"(?m)^(?:TOPs?[ ]?\d|[ÖN][ ]\d|\d{1,2}(?:\.\d{1,2})*\.?[ \t]+[A-ZÄÖÜ](?!\w+[ ]\d{4}))")
_EXCERPT = re.compile(r"(?i)\bauszug\b")
_EXCERPT_WITHIN = 300  # code points in which an excerpt says that it is one
# Labels of when and where a sitting was: a „Datum" among them is its day.
_OF_SITTINGS = frozenset(
    {
        "zeit",
        "uhrzeit",
        "beginn",
        "ende",
        "raum",
        "ort",
        "sitzungsort",
        "sitzungsraum",
        "tagungsort",
        "dauer",
        "sitzungsbeginn",
    }
)
_NEAR = 3  # lines between such a label and „Datum"


def weighed_by_type(copy: ReadingCopy, found: list[Candidate], kind: DocumentType) -> list[Candidate]:
    """The labelled values of a paper as its type has them.

    Numbers and items of minutes and agendas are those of other papers, but for an excerpt, which has one item; nobody brings
    them in; their „Datum" is the day of the sitting, where a label of body, time or place stands near.
    """
    if kind not in LISTS:
        return found
    kept: list[Candidate] = []
    reach = min(_NUMBER_WITHIN, first_item(copy.text))
    excerpt = _EXCERPT.search(copy.text[:_EXCERPT_WITHIN]) is not None
    labelled_body = any(c.field == "gremium" and c.weight > CUES.firm for c in found)
    for c in found:
        if c.field == "reference" and c.start > reach:
            continue
        if c.field == "agenda_item" and not (
            excerpt and len({o.value for o in found if o.field == "agenda_item"}) == 1
        ):
            continue
        if c.field == "originator" and kind == "niederschrift":
            continue
        firm_day = c.field == "document_date" and c.cue == "label: document_date" and c.weight > CUES.firm
        firm_day = firm_day and not is_own_day(_key(copy.text[copy.starts[copy.line_of(c.start)] : c.start]))
        if firm_day and (labelled_body or _among_labels_of_sittings(copy, c.start)):
            kept.append(replace(c, field="meeting_date", cue="label: date of the list", weight=CUES.list_day))
            if _among_labels_of_sittings(copy, c.start):
                continue
        kept.append(c)
    return kept


def first_item(text: str) -> int:
    """The place of the first item of a list, the end of the text where there is none."""
    found = _FIRST_ITEM.search(text)
    return found.start() if found is not None else len(text)


def _among_labels_of_sittings(copy: ReadingCopy, place: int) -> bool:
    line = copy.line_of(place)
    near = copy.lines[max(0, line - _NEAR) : line + _NEAR + 1]
    return any(_key(cell.text) in _OF_SITTINGS for cells in near for cell in cells)


def _key(text: str) -> str:
    return label_key(text.split(":", 1)[0])
