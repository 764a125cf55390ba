"""The head of a paper by the forms that are known best: a block of labels, a table, a line that names the meeting.

Three layouts, tried in this order: labels with their values beside, below or later; a table of consultations; a line that names
the meeting („21. Sitzung des Gemeinderates am 21.02.2006"). What comes out is one witness among others: ``extractors.head``
weighs it against the evidence of ``head_evidence``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from curated.vocabulary import DocumentType
from extractors.disclosure.public_statement import head_says_public, names_public_row
from extractors.entities.agenda_items import find_agenda_items, item_number
from extractors.entities.consultation_table import Row, find_rows
from extractors.entities.dates import find_dates
from extractors.entities.fraktionen import find_fraktionen
from extractors.entities.gremien import find_gremien
from extractors.entities.gremium_full_names import bodies_in_full
from extractors.entities.labelled_fields import Block, read_block
from extractors.entities.line_folding import Folded, fold
from extractors.entities.mention import mention, one_line
from extractors.entities.references import find_references, reference_value
from extractors.papers.head_evidence.head_limits import list_of_matters
from extractors.papers.head_evidence.labels_of_lists import first_item
from extractors.papers.meeting import Meeting, completed, labelled_meeting, session_line, sitting_day

_HEAD_CHARS = 6000  # of the first page in which the fields of the head stand
_REFERENCE_CHARS = 2500  # of the first page in which a number without a label may be the paper's own
_PROSE_CHARS = 80  # of a line of running text
_AGENDA_ROW = re.compile(r"[ \t]*(?:TOP[ ]?)?\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?[ \t]+(?=[A-ZÄÖÜ])")
_FIRST_CHARS = 1200  # in which an excerpt of minutes names its one item
_EXCERPT = re.compile(r"(?m)^[ ]*Punkt (?P<n>\d[\d.]* ?[a-z]?) der Tagesordnung ?:")
_OF_ONE_ITEM = re.compile(r"(?i)auszug|punkt \d+ der tagesordnung")
_NEXT_TIME = re.compile(r"(?i)\b(?:nächste|letzte|weitere|vorige|kommende|folgende)[rsnm]? \w+:?\s*$")
_LINE_ABOVE = 110  # code points before a value in which it is said of what it is
_FIRST_ITEM = "1"  # of a list whose other items stand further down
_CONTEXT_CHARS = 60_000  # in which a short name („Ortschaftsrat") is looked up in full
_CHECKBOX = re.compile(r"<input\b[^>]*type=\"?checkbox\"?[^>]*>", re.IGNORECASE)
_CHECKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_PLENARY = re.compile(
    r"^(?:Gemeinderat|Stadtrat|Rat(?: der .*)?|Kreistag|Stadtverordnetenversammlung|Gemeindevertretung"
    r"|Stadtvertretung|Bürgerschaft|Samtgemeinderat"
    r"|Verbandsgemeinderat|Ortsgemeinderat|Marktgemeinderat|Verbandsversammlung|Ratsversammlung)\b"
)
_LISTS_OF_PAPERS: set[DocumentType] = {"niederschrift", "einladung", "bekanntmachung"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """What the forms say; ``folded`` is the text they were read in, ``page_number`` the page it begins with."""

    page_number: int
    folded: Folded
    head_text: str
    block: Block
    rows: list[Row]
    several_items: bool
    meeting: Meeting
    reference: str | None
    reference_is_labelled: bool
    originator: str | None
    originator_is_labelled: bool
    document_date: date | None
    is_public: bool | None


def read_form(pages: Sequence[str], kind: DocumentType) -> FormHead:
    """The fields of the first filled page, each None where no form names it."""
    number = next((n for n, page in enumerate(pages, start=1) if page.strip()), 1)
    first = _boxes_shown(pages[number - 1] if pages else "")
    listed = list_of_matters(first)
    first = first if listed is None else first[:listed]
    folded = fold("\n".join([first, *pages[number:]])[:_CONTEXT_CHARS])
    text = folded.text
    head_text = text[: min(_HEAD_CHARS, len(first))]
    block, rows = read_block(head_text), _in_full(text, find_rows(head_text))
    start, _ = block.spans.get("date", (0, 0))
    if _NEXT_TIME.search(head_text[max(0, start - _LINE_ABOVE) : start]):
        block.spans.pop("date")
    several_items = kind in _LISTS_OF_PAPERS and _lists_items(head_text)
    if several_items or _opens_list(head_text, block, kind):
        block.spans.pop("agenda_item", None)
    return FormHead(
        page_number=number,
        folded=folded,
        head_text=head_text,
        block=block,
        rows=rows,
        several_items=several_items,
        meeting=_meeting(text, head_text, block, rows, kind),
        reference=_reference(head_text, block, kind),
        reference_is_labelled="reference" in block.spans,
        originator=_originator(head_text, block),
        originator_is_labelled="originator" in block.spans,
        document_date=_document_date(first, head_text, block, last=kind == "bekanntmachung"),
        is_public=_is_public(first, block, rows),
    )


def _meeting(text: str, head_text: str, block: Block, rows: list[Row], kind: DocumentType) -> Meeting:
    several_items = kind in _LISTS_OF_PAPERS and _lists_items(head_text)
    meeting = labelled_meeting(text, block, rows)
    deciding = _deciding(rows)
    if meeting.day is None and deciding is not None:
        meeting = Meeting(deciding.gremium, deciding.meeting_date, deciding.agenda_item or meeting.agenda_item)
    if meeting.day is None or meeting.gremium is None:
        meeting = completed(meeting, session_line(head_text, rows, meeting.day))
    if meeting.day is None and kind == "niederschrift":
        day = sitting_day(head_text)
        meeting = completed(replace(meeting, day=day), session_line(head_text, rows, day))
    if meeting.agenda_item is None and not rows and not several_items:
        item = _only_item(head_text)
        meeting = replace(meeting, agenda_item=None if _may_open_list(item or "", head_text, kind) else item)
    return meeting


def _opens_list(text: str, block: Block, kind: DocumentType) -> bool:
    start, end = block.spans.get("agenda_item", (0, 0))
    return _may_open_list(text[start:end], text, kind)


def _may_open_list(item: str, text: str, kind: DocumentType) -> bool:
    """Whether an item is the first of a list rather than the one that a paper of this type is an excerpt of."""
    return (
        kind in _LISTS_OF_PAPERS
        and item.strip(" .ÖN") == _FIRST_ITEM
        and _OF_ONE_ITEM.search(text[:_FIRST_CHARS]) is None
    )


def _boxes_shown(text: str) -> str:
    """HTML check boxes as ☒ and ☐, ``<br>`` as a line break."""
    text = _CHECKBOX.sub(lambda match: "☒" if _CHECKED.search(match[0]) else "☐", text)
    return re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)


def _only_item(text: str) -> str | None:
    """The agenda item that the first lines name („Punkt 14 der Tagesordnung"), when they name just one."""
    excerpt = _EXCERPT.search(text[:_FIRST_CHARS])
    if excerpt is not None:
        return item_number(excerpt["n"])
    found = find_agenda_items(text[:1500], Block(), [])
    values = {item.canonical for item in found if not item.text.rstrip(".").isdigit()}
    return values.pop() if len(values) == 1 else None


def _lists_items(text: str) -> bool:
    """Whether a text holds more than one agenda item with its label: minutes and agendas, but not an excerpt."""
    if _EXCERPT.search(text[:_FIRST_CHARS]):
        return False
    found = [item for item in find_agenda_items(text, Block(), []) if not item.text.rstrip(".").isdigit()]
    in_first_lines = {item.canonical for item in found if item.char_start < _FIRST_CHARS}
    return len({item.canonical for item in found}) > 1 and len(in_first_lines) != 1


def _in_full(text: str, rows: list[Row]) -> list[Row]:
    """The rows with short names of bodies completed from the whole text."""
    if not rows:
        return []
    named = bodies_in_full(text, [mention("gremium", text, 0, 1, row.gremium) for row in rows] + find_gremien(text))
    return [
        replace(row, gremium=body.canonical or row.gremium) for row, body in zip(rows, named[: len(rows)], strict=True)
    ]


def _deciding(rows: list[Row]) -> Row | None:
    """The consultation that decides: the last with that role, else the last plenary, else the last row."""
    for chosen in (
        [row for row in rows if row.role == "Entscheidung"],
        [row for row in rows if _PLENARY.match(row.gremium) and row.role not in {"Kenntnisnahme"}],
        rows,
    ):
        if chosen:
            return chosen[-1]
    return None


def _is_public(text: str, block: Block, rows: list[Row]) -> bool | None:
    """False only when the head says so, or when every consultation does; a row that was not understood may be a public one."""
    said = head_says_public(text)
    said = (block.public or None) if said is None else said
    verdicts = [row.is_public for row in rows]
    if rows and all(verdict is False for verdict in verdicts):
        return said is not False and names_public_row(text)
    if said is None and any(verdict is True for verdict in verdicts):
        return True
    return said


def _reference(text: str, block: Block, kind: DocumentType) -> str | None:
    """The labelled number; without a label the first of the head, but minutes and agendas only list the papers of others."""
    if "reference" in block.spans:
        start, end = block.spans["reference"]
        if kind in _LISTS_OF_PAPERS and start > first_item(text) and not _OF_ONE_ITEM.search(text[:_FIRST_CHARS]):
            return None
        return reference_value(text[start:end])
    if kind in _LISTS_OF_PAPERS:
        return None
    found = [r for r in find_references(text[:_REFERENCE_CHARS], block) if not _of_other_papers(text, r.char_start)]
    return found[0].canonical if found else None


_BEFORE_NUMBER = 60  # code points in which a phrase may lead to a number
# „aus den Drucksachen 114/2023 und 230/2024": what a paper goes back to is not its own number.
_REFERS_BACK = re.compile(
    r"(?i)\b(?:aus|gemäß|laut|siehe|vgl\.|nach|seit|mit|zu den)\s(?:(?:der|den|dem|die)\s)?"
    r"\w*(?:drucksachen?|vorlagen?|beschluss)\s"
    r"(?:Nr\.?\s|Nrn\.?\s)?(?:\S+\s(?:und|sowie)\s)?$"
)


def _of_other_papers(text: str, place: int) -> bool:
    """Whether a number stands in the row of an agenda, or inside a line of running text."""
    line_start = text.rfind("\n", 0, place) + 1
    line_end = text.find("\n", place)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    prose = len(line) > _PROSE_CHARS and place > line_start
    prose = prose or _REFERS_BACK.search(text, max(line_start, place - _BEFORE_NUMBER), place) is not None
    return prose or _AGENDA_ROW.match(text, line_start, place) is not None


def _originator(text: str, block: Block) -> str | None:
    """The labelled originator; for motions and questions without one the party group of the first lines."""
    groups = [entity for entity in find_fraktionen(text[:900]) if "raktion" in entity.text]
    if "originator" in block.spans:
        start, end = block.spans["originator"]
        value = one_line(text[start:end])
        if value:
            return value
    return one_line(groups[0].text) if groups else None


_WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_DATED = re.compile(
    rf"(?m)^(?:(?!\w+ {_WEEKDAY}|{_WEEKDAY})[A-ZÄÖÜ][\w. -]{{2,30}}, (?:den |im )?|Telefon:[^\n]* |Stand:?\s)(?=\d)"
)


_OF_ANOTHER = re.compile(
    r"(?i)\b(?:zu[rm]?|auf (?:die|den|das|ihre?n?)|ihre?|ihrer|der|des)\s(?:\w+\s){0,2}"
    r"(?:\w*anfrage|\w*antrags?|schreibens?)\b[^.:]*$"
)


def _document_date(first: str, head_text: str, block: Block, *, last: bool) -> date | None:
    """The labelled day, else „Musterlingen, den …" of the first page; days of events and of attached letters date nothing.

    ``last``: of several such lines the last, where others sign before who makes the paper public.
    """
    start, end = block.spans.get("document_date", (0, 0))
    above = head_text[max(0, start - _LINE_ABOVE) : start]
    of_another = head_text[start:end] != "" and _OF_ANOTHER.search(above) is not None
    days = [day for day in find_dates(head_text[start:end]) if day.date_precision == "day" and not of_another]
    labelled = days[0].date_start if days else None
    if labelled is not None:
        return labelled
    page = fold(first).text
    found: date | None = None
    for dated in _DATED.finditer(page):
        for day in find_dates(page[dated.end() : dated.end() + 30]):
            line_end = page.find("\n", dated.end())
            rest = page[dated.end() + day.char_end : line_end if line_end >= 0 else len(page)]
            if day.char_start < 3 and day.date_start is not None and len(rest.strip()) < 3:
                if not last:
                    return day.date_start
                found = day.date_start
    return found
