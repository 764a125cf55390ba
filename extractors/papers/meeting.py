"""The meeting a paper is for: what its labels say, else the line that names it („21. Sitzung des Rates am 21.02.2006")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from curated.records import Entity
from extractors.entities.agenda_items import item_number
from extractors.entities.consultation_table import Row
from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.entities.gremium_full_names import bodies_in_full
from extractors.entities.labelled_fields import Block
from extractors.papers.document_type import SITTING

_FORM_WORD = re.compile(r"(?i)\s*(?:\w*vorlage|(?:\w*-)?antrag|anfrage|stellungnahme(?: zu[rm])?|mitteilung)\s*")
_SESSION = re.compile(r"(?i)\b(?:plenar)?sitzung\b|\bsitzungstag\b")
_ENDS_IN_SESSION = re.compile(r"(?i)sitzung ?\n$")  # „zur öffentlichen Sitzung⏎des Rates der Stadt …⏎am …"
_ARTICLES_OR_NOTHING = frozenset({"", "des", "der"})
# What may stand between a body that opens its line and the day: „der Stadt Musterlingen am: Dienstag, dem".
_ONLY_TO_DAY = re.compile(r"(?i)\s*(?:der [\w ]+?)?(?:am:?|:|,|\s)*\s*(?:\w+, )?(?:dem )?$")
# „zur öffentlichen Sitzung am Dienstag, dem", „⏎3. Sitzung vom".
_SESSION_TO_DAY = re.compile(
    r"\s*(?:(?:zur|in der|für die) |\n\d{1,3}\. ?)(?:\w+ )?Sitzung[^\w\n]{1,4}(?:(?:am|vom) )?(?:\w+, ?)?(?:dem |den )?$"
)
_ANOTHER_SITTING = re.compile(r"(?i)\W*(?:nächste|letzte|vorige|kommende|folgende)[rn]?\b")
# Distances in code points.
_DAYS = frozenset({"day", "interval"})  # a sitting may go on the next day, no month is one
_BODY_WITHIN = 1500  # of the text, in which the body of the meeting begins
_DAYS_WITHIN = 2500  # of the text, in which its day is looked for
_DAY_REACH = 60  # behind a body, in which its day begins: about one line
_LINE_ABOVE = 60  # before a line, in which the line above it ends
_RIGHT_BELOW = 3  # between a body and the day right below it


@dataclass(frozen=True, slots=True)
class Meeting:
    """Body, day and agenda item of one meeting, each None where the paper does not say."""

    gremium: str | None = None
    day: date | None = None
    agenda_item: str | None = None


def labelled_meeting(text: str, block: Block, rows: list[Row]) -> Meeting:
    """Body, day and item of the labelled block; a short body is completed by what the text names in full."""
    if "date" not in block.spans and "gremium" not in block.spans:
        return Meeting(agenda_item=_item(text, block))
    gremium = None
    if "gremium" in block.spans:
        start, end = block.spans["gremium"]
        found = bodies_in_full(text, find_gremien(text[start:end]))
        gremium = found[-1].canonical if found else None
    day = _day(text, block, "date")
    if gremium is None and rows:
        same = [row for row in rows if row.meeting_date == day] or rows[-1:]
        gremium = same[-1].gremium
    return Meeting(gremium, day, _item(text, block))


def _day(text: str, block: Block, label: str) -> date | None:
    if label not in block.spans:
        return None
    start, end = block.spans[label]
    return next((entity.date_start for entity in find_dates(text[start:end]) if entity.date_start), None)


def _item(text: str, block: Block) -> str | None:
    if "agenda_item" not in block.spans:
        return None
    start, end = block.spans["agenda_item"]
    return re.sub(r"^[ÖN]", "", item_number(text[start:end])) or None


def session_line(text: str, rows: list[Row], labelled_day: date | None) -> Meeting:
    """Body and day of a line that names the meeting; with a labelled day also a body that has a line to itself."""
    if rows:
        return Meeting()
    days = [day for day in find_dates(text[:_DAYS_WITHIN]) if day.date_start and day.date_precision in _DAYS]
    for body in find_gremien(text):
        if body.char_start > _BODY_WITHIN:
            break
        meeting = _meeting_of(text, body, days, labelled_day)
        if meeting is not None:
            return meeting
    return Meeting()


def _meeting_of(text: str, body: Entity, days: list[Entity], labelled_day: date | None) -> Meeting | None:
    """The meeting of ``body`` when its line names one: with the day behind it, the labelled one, or the one right below."""
    named = _named_in_line(text, body)
    day = _day_behind(text, body, days)
    if day is not None and _day_is_the_meetings(text, body, day, named=named):
        return Meeting(body.canonical, day.date_start, None)
    if labelled_day is not None and (_alone_in_line(text, body) or (named and day is None)):
        return Meeting(body.canonical)
    below = _day_right_below(body, days)
    return Meeting(body.canonical, below.date_start, None) if named and below is not None else None


def _line_start(text: str, body: Entity) -> int:
    return text.rfind("\n", 0, body.char_start) + 1


def _before_in_line(text: str, body: Entity) -> str:
    return text[_line_start(text, body) : body.char_start]


def _named_in_line(text: str, body: Entity) -> bool:
    """Whether „Sitzung" stands before the body in its line, or ends the line above one that the body begins."""
    start = _line_start(text, body)
    if _SESSION.search(text, start, body.char_start) is not None:
        return True
    begins = _before_in_line(text, body).strip() in _ARTICLES_OR_NOTHING
    return begins and _ENDS_IN_SESSION.search(text, max(0, start - _LINE_ABOVE), start) is not None


def _day_behind(text: str, body: Entity, days: list[Entity]) -> Entity | None:
    """The first day behind the body, near it and in its paragraph."""
    gap = text.find("\n\n", body.char_end)
    last = min(body.char_end + _DAY_REACH, gap if gap > 0 else len(text))
    return next((day for day in days if body.char_end <= day.char_start <= last), None)


def _day_is_the_meetings(text: str, body: Entity, day: Entity, *, named: bool) -> bool:
    """Whether the day behind the body is that of its meeting: a session is named before or between, or both open the line."""
    between = text[body.char_end : day.char_start]
    if named and len(between) < _DAY_REACH and "vom" not in between:  # „vom" is the day of another paper
        return True
    if _opens_line(text, body) and _ONLY_TO_DAY.match(between) is not None:
        return True
    return _SESSION_TO_DAY.match(between) is not None


def _opens_line(text: str, body: Entity) -> bool:
    """Whether nothing or only the form's own word („Vorlage", „Anfrage") stands before the body in its line."""
    before = _before_in_line(text, body)
    return not before.strip() or _FORM_WORD.fullmatch(before) is not None


def _alone_in_line(text: str, body: Entity) -> bool:
    return not _before_in_line(text, body).strip() and text[body.char_end : body.char_end + 1] in {"\n", ""}


def _day_right_below(body: Entity, days: list[Entity]) -> Entity | None:
    """The day that only an empty line or a comma parts from the body."""
    return next((day for day in days if 0 <= day.char_start - body.char_end <= _RIGHT_BELOW), None)


def sitting_day(text: str) -> date | None:
    """The day of a first line that names only the sitting („19. Sitzung vom 8. September 2022"), as verbatim records do."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:5]
    named = next((line for line in lines if _names_this_sitting(line)), "")
    return next((day.date_start for day in find_dates(named) if day.date_start), None)


def _names_this_sitting(line: str) -> bool:
    return SITTING.match(re.sub(r"\s+", " ", line)) is not None and _ANOTHER_SITTING.match(line) is None


def completed(meeting: Meeting, other: Meeting) -> Meeting:
    """The first, with what it lacks from the other."""
    return Meeting(meeting.gremium or other.gremium, meeting.day or other.day, meeting.agenda_item or other.agenda_item)
