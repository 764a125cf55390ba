"""When and where a sitting is, as invitations, announcements and minutes say it beside its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from curated.records import Entity
from curated.vocabulary import DocumentType
from extractors.entities.mention import one_line
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import label_key, labels_in
from extractors.papers.head_evidence.labels_of_lists import LISTS, first_item
from extractors.papers.head_evidence.reading_copy import ReadingCopy

_TIME_LABELS = frozenset(
    {
        "zeit",
        "uhrzeit",
        "beginn",
        "sitzungsbeginn",
        "datumzeit",
        "datumuhrzeit",
        "taguhrzeit",
        "terminuhrzeit",
        "sitzungszeit",
    }
)
_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?![\d.:])(?:[ ]?(?:Uhr|h)\b)?|[ ]?Uhr\b)"
)
_UNTIL = re.compile(r"(?i)(?:bis|[-–]|ende)[ :]*$")
_PLACE = re.compile(
    r"(?<![\w-])(?:im|in[ ]der|in[ ]dem|in[ ]den|in[ ]das|ins|in)\s+(?P<place>(?!der\b|die\b|öffentlich)[A-ZÄÖÜ„\"][^\n;]{3,90}?)"
    r"(?=\s+(?:statt|stattfinde\w*|ein(?:geladen)?|ab|werden|wird|findet)\b|,?\s+(?:die|eine|der|das|zu|zur|mit|findet|wird|werden)\s|\.?\s*$|\.?\s*\n|\s*;)",
    re.MULTILINE,
)
_REACH = 160  # code points behind the day of the sitting in which its time and place stand
_BEFORE = 90  # before it: „um 18 Uhr am …"
_LONGEST_PLACE = 90


def sitting_details(copy: ReadingCopy, days: Sequence[Entity], day: date, kind: DocumentType) -> list[Candidate]:
    """The time („18:30") and the place of the sitting of ``day``, from labels, else from what stands around the day."""
    if kind not in LISTS:
        return []
    end = first_item(copy.text)
    labelled = list(_labelled_times(copy, end))
    named = next((d for d in days if d.date_start == day and d.char_start < end), None)
    around = [] if named is None else [*_time_around(copy.text[:end], named), *_place_behind(copy.text[:end], named)]
    return [*labelled, *around]


def _labelled_times(copy: ReadingCopy, end: int) -> Iterator[Candidate]:
    for cells in copy.lines:
        for cell in cells:
            if cell.start >= end:
                return
            label = next((found for found in labels_in(cell.text) if found.start == 0), None)
            name = cell.text[: label.end] if label else cell.text
            if label_key(name) not in _TIME_LABELS:
                continue
            start = cell.start + label.end if label and cell.text[label.end :].strip() else cell.end
            line_end = cells[-1].end
            yield from _time(copy.text, start, line_end, "label: time", CUES.labelled_time)


def _time_around(text: str, day: Entity) -> Iterator[Candidate]:
    """The first time behind the day in its paragraph, else the last one before it."""
    gap = text.find("\n\n", day.char_end)
    end = min(day.char_end + _REACH, gap if gap >= 0 else len(text))
    behind = list(_time(text, day.char_start, end, "time beside the day", CUES.time_of_day))  # a day may hold its time
    if behind:
        yield from behind
        return
    yield from _time(text, max(0, day.char_start - _BEFORE), day.char_start, "time beside the day", CUES.time_of_day)


def _time(text: str, start: int, end: int, cue: str, weight: float) -> Iterator[Candidate]:
    for match in _TIME.finditer(text, start, end):
        if _UNTIL.search(text, max(start, match.start() - 6), match.start()):
            continue
        value = f"{int(match['hour']):02}:{match['minute'] or '00'}"
        yield Candidate(field="meeting_time", value=value, cue=cue, weight=weight, start=match.start(), end=match.end())
        return


def _place_behind(text: str, day: Entity) -> Iterator[Candidate]:
    match = _PLACE.search(text, day.char_end, min(len(text), day.char_end + _REACH))
    if match is None or text.count("\n\n", day.char_end, match.start()):
        return
    value = one_line(match["place"]).strip(" ,.")
    if len(value) <= _LONGEST_PLACE:
        yield Candidate(
            field="meeting_place",
            value=value,
            cue="place behind the day",
            weight=CUES.place_of_sentence,
            start=match.start("place"),
            end=match.end("place"),
        )
