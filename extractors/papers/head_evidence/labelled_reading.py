"""The value of a label: read only when it has the shape of the field – a number, a body, a day, an item, an office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curated.records import Entity
from extractors.entities.agenda_items import item_number
from extractors.entities.mention import one_line
from extractors.papers.head_evidence.candidates import Candidate, HeadField
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import Labelled
from extractors.papers.head_evidence.name_wraps import whole_name
from extractors.papers.head_evidence.number_shapes import is_distinct, number_at
from extractors.papers.head_evidence.offices import is_office, is_person, office_of, stands_over_all
from extractors.papers.head_evidence.reading_copy import ReadingCopy
from extractors.papers.head_evidence.table_regions import Region

_ITEM = re.compile(
    r"(?:(?:TOP|Top)[ ])?(?:[ÖN][ .-]{0,2})?(?P<n>\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?!\w))?)\.?(?![\w/-]|[.,:]\d)"
)
# What may stand before the body in the value of its label: „42. Plenarsitzung des", „In den", „1.".
_BEFORE_BODY = re.compile(
    r"(?:\W|\d{1,3}[.)]?|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Uhr|(?:nicht)?öffentliche\w*|\w*[Ss]itzung|Zur|zur|Für|für|[Dd]e[rsmn]"
    r"|[Dd]ie|[Ii]n|[Ii]m|[Aa]n|[Aa]m|Mo|Di|Mi|Do|Fr|Sa|So)*+"
)
_DOCUMENT_FIELDS: dict[Labelled, HeadField] = {
    "reference": "reference",
    "gremium": "gremium",
    "meeting_date": "meeting_date",
    "agenda_item": "agenda_item",
    "originator": "originator",
    "drafter": "originator",
    "document_date": "document_date",
    "published": "publication_date",
    "in_force": "effective_date",
    "title": "title",
    "document_type": "document_type",
    "place": "meeting_place",
}


@dataclass(frozen=True, slots=True)
class HeadText:
    """A reading copy with what was found in it, by place."""

    copy: ReadingCopy
    bodies: Sequence[Entity]
    days: Sequence[Entity]
    closed: Sequence[Region]  # the tables of consultations: their heads are no labels
    last_line: int  # the first line of the paper's body

    def first(self, found: Sequence[Entity], start: int, end: int) -> Entity | None:
        """The first mention that begins in a slice."""
        place = bisect_left(found, start, key=lambda entity: entity.char_start)
        return found[place] if place < len(found) and found[place].char_start < end else None


def read_value(head: HeadText, label: Labelled, weight: float, start: int, end: int) -> Iterator[Candidate]:
    """The candidate that a slice is for a label; none when it has not the shape of the field."""
    text = head.copy.text[start:end]
    start += len(text) - len(text.lstrip())
    cue = f"label: {label}"
    if label == "reference":
        yield from number_value(head, cue, weight, start, end)
    elif label == "gremium":
        yield from _body(head, cue, weight, start, end)
        yield from _day(head, "meeting_date", min(weight, CUES.day_of_body_label), start, end)
    elif label in {"meeting_date", "document_date", "published", "in_force"}:
        yield from _day(head, label, weight, start, end)
        if label == "meeting_date":
            yield from _body(head, "body beside the day", CUES.body_of_day_label, start, end, only_known=True)
    elif label == "agenda_item":
        yield from item_value(head, weight, start, end)
    elif label in {"originator", "drafter"}:
        yield from _office(head, label, weight, start, end)
    elif label in {"status", "other"}:
        found = head.first(head.bodies, start, min(end, start + 3))
        day = head.first(head.days, start, end)
        if found is not None and found.canonical and day is not None and day.char_start - found.char_end < 12:
            yield from _body(head, cue, CUES.body_and_day_of_other_label, start, end)
            yield from _day(head, "meeting_date", CUES.body_and_day_of_other_label, found.char_end, end)
    elif label in {"document_type", "title", "place"}:
        value = one_line(text)
        if len(value) > 2:
            yield Candidate(field=_DOCUMENT_FIELDS[label], value=value, cue=cue, weight=weight, start=start, end=end)


def number_value(head: HeadText, cue: str, weight: float, start: int, end: int) -> Iterator[Candidate]:
    """The number of the paper at the start of a slice; none when it is cut by the end of the slice."""
    place = number_at(head.copy.text, start)
    if place is None or place[1] > end:
        return
    number = head.copy.text[place[0] : place[1]]
    if weight <= CUES.vague and not is_distinct(number):
        return
    rest = head.copy.text[place[1] : end].strip(" :–-()")
    if rest and not is_distinct(number) and "r" not in cue[-3:] and re.match(r"[a-zäöü]", rest):
        return
    yield Candidate(field="reference", value=one_line(number), cue=cue, weight=weight, start=place[0], end=place[1])


def _body(
    head: HeadText, cue: str, weight: float, start: int, end: int, *, only_known: bool = False
) -> Iterator[Candidate]:
    found = head.first(head.bodies, start, min(end, start + 60))
    if found is not None and _BEFORE_BODY.fullmatch(head.copy.text[start : found.char_start]) is None:
        return
    if found is not None and found.canonical:
        name, stop = found.canonical, found.char_end
        rest = head.copy.text[stop:end]
        goes_on = re.fullmatch(
            r"[ ](?:(?:der|des|für|und|die)[ ])?[A-ZÄÖÜ][\wäöüß-]+(?:[ ][A-ZÄÖÜ][\wäöüß-]+){0,3}[ ]*", rest
        )
        if goes_on and found.char_start - start < 4 and not only_known:
            name, stop = one_line(name + rest), stop + len(rest)
        yield Candidate(field="gremium", value=name, cue=cue, weight=weight, start=found.char_start, end=stop)
    elif not only_known and weight > CUES.free_body:
        value = one_line(re.split(r"[,;]|[ ](?:am|vom)[ ]\d|\d{1,2}\.\d{1,2}\.", head.copy.text[start:end])[0]).strip(
            " :-–"
        )
        if (
            3 < len(value) <= 80
            and value[:1].isupper()
            and not re.search(r"\d{2}|[.!?]$", value)
            and len(value.split()) < 9
        ):
            yield Candidate(
                field="gremium", value=value, cue=cue, weight=weight * CUES.unknown_body, start=start, end=end
            )


def _day(head: HeadText, label: Labelled, weight: float, start: int, end: int) -> Iterator[Candidate]:
    found = head.first(head.days, start, min(end, start + 40))
    if found is None or found.date_start is None:
        return
    before = head.copy.text[start : found.char_start]
    if (
        len(
            re.sub(
                r"(?i)\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|den|dem|am|mo|di|mi|do|fr|sa|so)\b|\W",
                "",
                before,
            )
        )
        > 26
    ):
        return
    yield Candidate(
        field=_DOCUMENT_FIELDS[label],
        value=found.date_start.isoformat(),
        cue=f"label: {label}",
        weight=weight,
        start=found.char_start,
        end=found.char_end,
    )


def item_value(head: HeadText, weight: float, start: int, end: int) -> Iterator[Candidate]:
    """The number of an agenda item at the start of a slice."""
    match = _ITEM.match(head.copy.text, start, end)
    rest = head.copy.text[match.end() : end].strip() if match else ""
    if match is None or (rest and (weight <= CUES.vague or match[0].endswith("."))):
        return
    yield Candidate(
        field="agenda_item",
        value=item_number(match["n"]),
        cue="label: agenda_item",
        weight=weight,
        start=match.start("n"),
        end=match.end("n"),
    )


def _office(head: HeadText, label: Labelled, weight: float, start: int, end: int) -> Iterator[Candidate]:
    """The office or group of a value; a person who drafted the paper is none, a person who moved it is one."""
    shown = office_of(head.copy.text[start:end])
    value, stop = _continued(head, shown, start, end) if shown is not None else (None, end)
    if value is None:
        return
    if label == "drafter":
        if not is_office(value):
            return
        weight *= CUES.drafter
    elif is_person(value):
        weight *= CUES.person
    if stands_over_all(value):
        weight *= CUES.head_of_administration
    yield Candidate(field="originator", value=value, cue=f"label: {label}", weight=weight, start=start, end=stop)


def _continued(head: HeadText, name: str, start: int, end: int) -> tuple[str | None, int]:
    """A name that closes its cell with what it goes on with below; None for half a name."""
    line = head.copy.lines[head.copy.line_of(start)]
    cell = next((cell for cell in line if cell.start <= start < cell.end), None)
    return whole_name(head.copy, cell, name, end) if cell is not None else (name, end)
