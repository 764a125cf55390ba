"""The days of an act that are not the day of its decision: when it appeared, and when it enters into force.

A day that is named outright is taken. „The day after publication" is the day after the printed day of publication, and nothing
where no such day is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from curated.vocabulary import DocumentType
from extractors.entities.dates import find_dates
from extractors.papers.head_evidence.candidates import Candidate, HeadField
from extractors.papers.head_evidence.cue_weights import CUES

ACTS: frozenset[DocumentType] = frozenset({"satzung", "haushalt", "bekanntmachung"})
"""The types of papers that have these days."""
_REACH = 90  # code points between a cue and its day
_NOWHERE = -1
_IN_FORCE = re.compile(
    r"(?i)\b(?:tritt|treten)\s(?:(?:hiermit|erst|rückwirkend|mit wirkung)\s)?(?:am|zum|vom|ab|mit dem)\s"
    r"(?=\d|ersten?\b)(?=[^.]{0,12}[^§]{0,60}\bin\s+kraft\b)"
    r"|\bgültig\sab\s(?=\d)|\bin\skraft\s(?:getreten\s)?(?:am|zum|ab|seit(?:\sdem)?)\s(?=\d)"
)
_AFTER_PUBLICATION = re.compile(
    r"(?i)\b(?:tritt|treten)\s(?:[^.§]{0,30}\s)?am\stage?\snach\s(?:ihrer|der|dieser|seiner)\s"
    r"(?:[^.§]{0,60}\s)?(?:bekanntmachung|veröffentlichung)[^.§]{0,60}in\s+kraft"
)
_PUBLISHED = re.compile(
    r"(?i)\b(?:öffentlich\s)?bekannt\s?(?:ge)?(?:gemacht|macht)\s(?:worden\s)?(?:am|im\s[^.\n]{0,60}?(?:vom"
    r"|am)|durch\s[^.\n]{0,60}?am)\s(?=\d)"
    r"|\bveröffentlicht\s(?:am|im\s[^.\n]{0,60}?(?:vom|am))\s(?=\d)|\bveröffentlichung\s(?:am|vom|im\s[^.\n]{0,50}?vom)\s(?=\d)"
    r"|\btag\sder\s(?:bekanntmachung|veröffentlichung)\s?:?\s(?=\d)|\bbekanntmachung\s?:\s(?=\d)"
)
_GAZETTE = re.compile(
    r"(?i)\A\W{0,20}(?:[^\n]{0,40}\n){0,3}?[^\n]{0,40}\b(?:amtsblatt|mitteilungsblatt|amtliche "
    r"bekanntmachungen|gemeindeblatt|stadtanzeiger)\b"
)
_GAZETTE_HEAD = 400  # code points of a gazette in which the day of its issue stands


def act_days(text: str, kind: DocumentType) -> list[Candidate]:
    """Days of publication and of entry into force of a folded text, as candidates without a place."""
    if kind not in ACTS:
        return []
    published = [
        *_after(text, _PUBLISHED, "publication_date", "sentence: made public on", CUES.made_public),
        *_issue(text),
    ]
    in_force = list(_after(text, _IN_FORCE, "effective_date", "sentence: enters into force on", CUES.in_force))
    if not in_force and published and _AFTER_PUBLICATION.search(text):
        day = date.fromisoformat(published[0].value) + timedelta(days=1)
        in_force = [
            _candidate("effective_date", day, "sentence: the day after publication", CUES.day_after_publication)
        ]
    return [*published, *in_force]


def _after(text: str, cue: re.Pattern[str], field: HeadField, name: str, weight: float) -> Iterator[Candidate]:
    for match in cue.finditer(text):
        days = [d for d in find_dates(text[match.end() : match.end() + _REACH]) if d.date_precision == "day"]
        if days and days[0].char_start < 4 and days[0].date_start is not None:
            yield _candidate(field, days[0].date_start, name, weight)
            return


def _issue(text: str) -> Iterator[Candidate]:
    """The day in the head of a gazette."""
    if _GAZETTE.search(text[:_GAZETTE_HEAD]) is None:
        return
    for day in find_dates(text[:_GAZETTE_HEAD]):
        if day.date_precision == "day" and day.date_start is not None:
            yield _candidate("publication_date", day.date_start, "letterhead: issue of the gazette", CUES.gazette_issue)
            return


def _candidate(field: HeadField, day: date, cue: str, weight: float) -> Candidate:
    return Candidate(field=field, value=day.isoformat(), cue=cue, weight=weight, start=_NOWHERE, end=_NOWHERE)
