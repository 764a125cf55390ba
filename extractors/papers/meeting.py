"""The meeting a paper is for: what its labels say, else the line that names it („21. Sitzung des Rates am 21.02.2006")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.entities.agenda_items import item_number
from extractors.entities.consultation_table import Row
from extractors.entities.dates import find_dates
from extractors.entities.gremien import bodies_in_full, find_gremien
from extractors.entities.labelled_fields import Block
from extractors.papers.document_type import SITTING

_FORM_WORD = re.compile(r"(?i)\s*(?:\w*vorlage|(?:\w*-)?antrag|anfrage|stellungnahme(?: zu[rm])?|mitteilung)\s*")
_SESSION = re.compile(r"(?i)\b(?:plenar)?sitzung\b|\bsitzungstag\b")
_ENDS_IN_SESSION = re.compile(r"(?i)sitzung ?\n$")


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
    bodies, days = find_gremien(text), [day for day in find_dates(text[:2500]) if day.date_start]
    for body in bodies:
        if body.char_start > 1500 or rows:
            break
        line_end = text.find("\n\n", body.char_end)
        after = [
            day
            for day in days
            if body.char_end <= day.char_start <= min(body.char_end + 60, line_end if line_end > 0 else len(text))
        ]
        between = text[body.char_end : after[0].char_start] if after else ""
        line_start = text.rfind("\n", 0, body.char_start) + 1
        named = _SESSION.search(text, line_start, body.char_start) is not None
        first_in_line = text[line_start : body.char_start]
        if first_in_line.strip() in {"", "des", "der"}:  # „zur öffentlichen Sitzung⏎des Rates der Stadt …⏎am …"
            named = named or _ENDS_IN_SESSION.search(text, max(0, line_start - 60), line_start) is not None
        opens = (not first_in_line.strip() or _FORM_WORD.fullmatch(first_in_line)) and re.match(
            r"(?i)\s*(?:der [\w ]+?)?(?:am:?|:|,|\s)*\s*(?:\w+, )?(?:dem )?$", between
        )
        to_meeting = re.match(
            r"\s*(?:(?:zur|in der|für die) |\n\d{1,3}\. ?)(?:\w+ )?Sitzung[^\w\n]{1,4}(?:(?:am|vom) )?(?:\w+, ?)?(?:dem |den )?$",
            between,
        )
        if after and ((named and len(between) < 60 and "vom" not in between) or opens or to_meeting):
            return Meeting(body.canonical, after[0].date_start, None)
        alone = text[line_start : body.char_start].strip() == "" and text[body.char_end : body.char_end + 1] in {
            "\n",
            "",
        }
        if (alone or (named and not after)) and labelled_day is not None:
            return Meeting(body.canonical)
        below = next((day for day in days if 0 <= day.char_start - body.char_end <= 3), None)
        if named and below is not None:
            return Meeting(body.canonical, below.date_start, None)
    return Meeting()


def sitting_day(text: str) -> date | None:
    """The day of a first line that names only the sitting („19. Sitzung vom 8. September 2022"), as verbatim records do."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:5]
    named = next((line for line in lines if SITTING.match(re.sub(r"\s+", " ", line))), "")
    return next((day.date_start for day in find_dates(named) if day.date_start), None)


def completed(meeting: Meeting, other: Meeting) -> Meeting:
    """The first, with what it lacks from the other."""
    return Meeting(meeting.gremium or other.gremium, meeting.day or other.day, meeting.agenda_item or other.agenda_item)
