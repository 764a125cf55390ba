"""Who moves a motion or asks a question without a label: the group at the top of the letter, or under its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from curated.vocabulary import DocumentType
from extractors.entities.mention import one_line
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import labels_in
from extractors.papers.head_evidence.labelled_reading import HeadText, read_value
from extractors.papers.head_evidence.offices import GROUP, is_person
from extractors.papers.head_evidence.reading_copy import Cell

BY_MEMBERS: frozenset[DocumentType] = frozenset({"antrag", "anfrage"})
"""The types of papers that members of a council bring in."""
_FIRST_LINES = 14
_LAST_LINES = 16  # of a page in which a letter is signed
_ADDRESSED = re.compile(r"(?:An )?(?:die|den|das|Herrn?|Frau)(?: Mitglieder(?: der)?)?:?|An(?: die .*)?")
_GROUP_ALONE = re.compile(r"(?:Die[ ])?(?:[A-ZÄÖÜ]?\w*[Ff]raktion|(?:Rats|Stadtrats)?[Gg]ruppe)$")
_GROUP_NAME = re.compile(
    r"(?:[A-ZÄÖÜ][\w.&]*|[/|&+-]|\d{2}|und|für)(?:[ /](?:[A-ZÄÖÜ][\w.&]*|[/|&+-]|\d{2}|und|für)){0,7}$"
)


_MEMBER = re.compile(
    r"(?:(?:Stadt|Gemeinde|Kreis|Orts)r(?:at|ätin|äte)|(?:Stadt|Kreistags|Gemeinde)\w*(?:e[rn]?)?|Herrn?|Frau|Dr\.)[ ]"
)


def of_members(candidate: Candidate, kind: DocumentType) -> Candidate:
    """The candidate as the type has it: motions and questions are brought in by groups and members, hardly by an office."""
    if (
        candidate.field != "originator"
        or kind not in BY_MEMBERS
        or candidate.cue.startswith(("letterhead", "signature"))
    ):
        return candidate
    if GROUP.search(candidate.value) or _MEMBER.match(candidate.value) or is_person(candidate.value):
        return candidate
    return replace(candidate, weight=candidate.weight * CUES.office_of_motion)


def movers(head: HeadText, kind: DocumentType) -> Iterator[Candidate]:
    """The groups of the first lines, and of a motion or question those that sign it."""
    yield from _at_the_top(head, kind)
    if kind in BY_MEMBERS:
        yield from _signing(head)


def _at_the_top(head: HeadText, kind: DocumentType) -> Iterator[Candidate]:
    weight = CUES.group_of_motion if kind in BY_MEMBERS else CUES.group_of_paper
    above = ""
    for cells in head.copy.lines[:_FIRST_LINES]:
        to_them = _ADDRESSED.fullmatch(above) is not None
        above = cells[0].text if cells else above
        for cell in cells:
            match = GROUP.search(cell.text)
            if match is None or to_them:
                continue
            before = cell.text[: match.start()].strip(" -–")
            opens = not before or re.fullmatch(
                r"(?i)(?:.{0,40}\b)?(?:antrag|anfrage|eilantrag)\s+(?:der|von|des|durch(?: die)?)|(?:der|von|durch die)",
                before,
            )
            behind = cell.text[match.end() :].strip(" .,:-–")
            if opens and (not behind or not before or kind in BY_MEMBERS) and (kind in BY_MEMBERS or not before):
                place = cell.start + match.start()
                yield Candidate(
                    field="originator",
                    value=one_line(match[0]),
                    cue="letterhead: group",
                    weight=weight if not behind else weight * CUES.group_with_more,
                    start=place,
                    end=place + len(match[0]),
                )


def _signing(head: HeadText) -> Iterator[Candidate]:
    """The group under a letter („Stadtratsfraktion⏎…"), and a labelled mover behind its text („Initiative: …")."""
    filled = [cells for cells in head.copy.lines if cells]
    for order, cells in enumerate(filled[-_LAST_LINES:], start=max(0, len(filled) - _LAST_LINES)):
        if order < _FIRST_LINES or len(cells) > 1:
            continue
        cell = cells[0]
        below = filled[order + 1][0] if order + 1 < len(filled) else None
        for label in labels_in(cell.text)[:1]:
            if label.field == "originator" and label.start == 0:
                beside = cell.text[label.end :].strip()
                place = (cell.start + label.end, cell.end) if beside else below and (below.start, below.end)
                if place:
                    yield from read_value(head, "originator", label.weight * CUES.behind_text, *place)
        name = _signed(cell, below)
        if name is not None:
            yield Candidate(
                field="originator",
                value=one_line(name),
                cue="signature: group",
                weight=CUES.group_signing,
                start=cell.start,
                end=cell.end,
            )


def _signed(cell: Cell, below: Cell | None) -> str | None:
    if _GROUP_ALONE.fullmatch(cell.text):
        return f"{cell.text} {below.text}" if below is not None and _GROUP_NAME.fullmatch(below.text) else None
    return cell.text if GROUP.fullmatch(cell.text) else None
