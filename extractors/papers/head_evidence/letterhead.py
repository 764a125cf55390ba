"""What the first lines say without a label: the office of the letterhead, the group that signs, a number that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curated.vocabulary import DocumentType
from extractors.entities.mention import one_line
from extractors.papers.document_type import kind_of
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import label_of, labels_in
from extractors.papers.head_evidence.labelled_reading import HeadText
from extractors.papers.head_evidence.movers import BY_MEMBERS, movers
from extractors.papers.head_evidence.name_wraps import whole_name
from extractors.papers.head_evidence.number_shapes import is_distinct, number_at
from extractors.papers.head_evidence.offices import GROUP, OFFICE, is_person, stands_over_all
from extractors.papers.head_evidence.reading_copy import Cell

_FIRST_LINES = 8
_NUMBER_LINES = 12
_MOST_NUMBERS = 2  # different ones that may stand alone in the first lines; more are a list of other papers
_BY_OFFICES: frozenset[DocumentType] = frozenset({"vorlage", "stellungnahme", "sonstige", "konzept"})
_BEFORE = re.compile(
    r"(?:Seite:?[ ]\d+(?:[ ]?/[ ]?|[ ]von[ ])\d+[ ]+)?(?:\d{1,2}\.\d{1,2}\.\d{4}[ ]+)?"
    r"(?:(?:[A-ZÄÖÜ]?[a-zäöü]*[Ss]tadt|Gemeinde|Landkreis|Kreis|Markt)"
    r"[ ][A-ZÄÖÜ][\w-]+(?:[ ][A-ZÄÖÜ][\w-]+)?[ ]?[-–,/|][ ])?(?:[-–][ ])?"
)  # marks of the printout, the town before its office, a dash
_TOWN = re.compile(
    r"(?:(?:Kreis|Landeshaupt|Hanse|Universitäts)?[Ss]tadt|Gemeinde|Landkreis|Markt|Samtgemeinde|Verbandsgemeinde)\b"
)


def letterhead(head: HeadText, kind: DocumentType) -> Iterator[Candidate]:
    """The unlabelled originators and numbers of the first lines; each weighs less than a label."""
    yield from movers(head, kind)
    yield from _bodies(head)
    yield from _dated(head, kind)
    if kind in _BY_OFFICES:
        yield from _offices(head)
    if kind not in {"niederschrift", "einladung", "bekanntmachung", "satzung"}:
        yield from _lone_numbers(head)


_PLACE_AND_DAY = re.compile(
    r"(?![^\n]*(?:tag|woch|abend),)(?:\d[\dx]{4}[ ])?[A-ZÄÖÜ][\w ()/–-]{2,40},[ ](?:(?:den|d\.)[ ])?"
)
# „… vom" dates the paper itself only behind its own noun or number: by members, and by the administration.
_OWN_DAY = {
    True: re.compile(r"(?:(?:\w*[Aa]ntrag|\w*[Aa]nfrage)\b[^\n]{0,60}[ ])?vom[ ]"),
    False: re.compile(r"(?:[\w-]*[Vv]orlage|[\w-]*[Dd]rucksache|(?!TOP)[A-Z]{1,3}[ ]\d)[^\n]{0,40}[ ]vom[ ]"),
}


LONE_DAY = "letterhead: day alone"
"""The cue of a day that nothing introduces: where it is the day of the meeting, it is not that of the paper."""
_LEADS_TO_DAY = re.compile(r"(?i)sitzung|\b(?:am|vom|bis|zum)$")


def _dated(head: HeadText, kind: DocumentType) -> Iterator[Candidate]:
    """The day that closes a cell of the first lines: „Musterlingen, den …", „Vorlage 12/2026 vom …"; in a motion one alone."""
    above: Sequence[Cell] = ()
    for cells in [line for line in head.copy.lines if line][: _FIRST_LINES + 4]:
        for cell in cells:
            day = head.first(head.days, cell.start, cell.end)
            if day is None or day.date_start is None or not _closes(head, day.char_end, cell.end):
                continue
            before = head.copy.text[cell.start : day.char_start]
            placed = _PLACE_AND_DAY.fullmatch(before) and head.first(head.bodies, cell.start, day.char_start) is None
            opens = placed or _is_office_and(before) or _OWN_DAY[kind in BY_MEMBERS].fullmatch(before)
            lone = _is_the_papers(head, cells, cell, above, kind)
            if opens or (lone and before in {"", "den ", "Den "}):
                yield Candidate(
                    field="document_date",
                    value=day.date_start.isoformat(),
                    cue="letterhead: day" if opens else LONE_DAY,
                    weight=CUES.introduced_day if opens else CUES.lone_day,
                    start=day.char_start,
                    end=day.char_end,
                )
        above = cells


def _is_office_and(before: str) -> bool:
    """Whether an office stands before the day: „Stabsstelle Integration, 16. September 2026"."""
    return (
        re.search(r"[,–-][ ]$", before) is not None
        and OFFICE.fullmatch(before.rstrip(" ,–-").split(", ")[-1]) is not None
    )


def _closes(head: HeadText, end: int, cell_end: int) -> bool:
    """Whether a day closes its cell, or only the number of the paper follows: „Antrag vom 08.01.2026, OF 12/11"."""
    behind = head.copy.text[end:cell_end]
    return len(behind) <= 1 or (behind.startswith(", ") and number_at(behind, 2) == (2, len(behind)))


def _is_the_papers(
    head: HeadText, cells: Sequence[Cell], cell: Cell, above: Sequence[Cell], kind: DocumentType
) -> bool:
    """Whether a day alone in a cell is that of the paper: of a letter of members, or in the letterhead beside an office."""
    if cell is not cells[-1]:
        return False
    if kind in BY_MEMBERS:
        if cell.col and cell.line <= _TOP_LINE:
            return True  # at the right of the letterhead, also beside the name of the council
        return not _names_a_day(head, cells[: cell.col] or above)
    beside = cells[0].text if cell.col else ""
    if (
        cell.col > 1
        and cell.line < _TOP_LINE
        and kind in _BY_OFFICES
        and not _names_a_day(head, cells[: cell.col], firm=True)
    ):
        return True  # at the right of a line of number, mark or office
    if not cell.col and len(above) == 1 and OFFICE.fullmatch(above[0].text):
        return True
    if not cell.col and _opens_letter(head, cell):
        return not _names_a_day(head, above) or _CHAIR.search(" ".join(c.text for c in above)) is not None
    return bool(beside) and (OFFICE.fullmatch(beside) or _TOWN.match(beside)) is not None and label_of(beside) is None


_TOP_LINE = 3  # of a page, counted from 0
_CHAIR = re.compile(r"Vorsitzende|[Bb]ürgermeister|Landrat|Landrätin|[Oo]rtsvorsteher|Vorsteher")
_OPENS_LETTER = re.compile(r"Sehr geehrte|Liebe[rs]? [A-ZÄÖÜ]|Einladung\b|EINLADUNG\b|Guten Tag")
_LETTER_LINES = 6  # below the day, in which a letter or an invitation opens


def _opens_letter(head: HeadText, cell: Cell) -> bool:
    """Whether a day stands alone above „Sehr geehrte …" or „Einladung"."""
    below = [line for line in head.copy.lines[cell.line + 1 :] if line][:_LETTER_LINES]
    return any(_OPENS_LETTER.match(line[0].text) for line in below)


_IN_A_BODY = re.compile(r"(?:im|in der)[ ][A-ZÄÖÜ]")  # a group's letterhead goes on: „im Kreistag Seekreis"


def _names_a_day(head: HeadText, cells: Sequence[Cell], *, firm: bool = False) -> bool:
    """Whether a line announces the day below it: a label, a sitting or its body; the letterhead of a group does not.

    ``firm``: a label that has its value beside it announces none.
    """
    line = " ".join(cell.text for cell in cells)
    if not cells or GROUP.search(line) or _IN_A_BODY.match(line):
        return False
    body = head.first(head.bodies, cells[0].start, cells[-1].end)
    return (
        body is not None
        or label_of(line) is not None
        or any(not firm or label.end >= len(line.rstrip()) for label in labels_in(line))
        or _LEADS_TO_DAY.search(line) is not None
    )


_OF_A_PART = re.compile(
    r"Orts|Beirat|Jugend|Senioren"
)  # the name of its place belongs to such a body, not to a council
_TOWN_BEHIND = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:[- ][A-ZÄÖÜ][a-zäöüß]+)?")


def _bodies(head: HeadText) -> Iterator[Candidate]:
    """A body that has a line of the first ones to itself, as letterheads of councils and minutes do."""
    filled = [cells for cells in head.copy.lines[: head.last_line] if cells][:_FIRST_LINES]
    for order, cells in enumerate(filled):
        for cell in cells:
            body = head.first(head.bodies, cell.start, cell.end)
            if body is None or not body.canonical:
                continue
            before = head.copy.text[cell.start : body.char_start]
            behind = head.copy.text[body.char_end : cell.end].strip()
            opens = re.fullmatch(
                r"(?:(?:Der|Die|Das)[ ])?|(?:Stadt|Gemeinde|Kreis|Landkreis)[ ]\S+(?:[ ]\S+)?,?[ ]", before
            )
            town = _TOWN_BEHIND.fullmatch(behind)
            if opens and (not behind or town or body.char_end >= cell.end or re.match(r"[,(–-]", behind)):
                yield Candidate(
                    field="gremium",
                    value=f"{body.canonical} {behind}" if town and _OF_A_PART.match(body.canonical) else body.canonical,
                    cue="letterhead: body",
                    weight=CUES.body - CUES.each_line * order,
                    start=body.char_start,
                    end=body.char_end,
                )
                return


def _offices(head: HeadText) -> Iterator[Candidate]:
    """A cell of the first lines that is the name of an office and nothing else, or that a label follows."""
    filled = [cells for cells in head.copy.lines if cells][:_FIRST_LINES]
    for order, cells in enumerate(filled):
        for cell in cells:
            match = OFFICE.match(cell.text, _BEFORE.match(cell.text).end())  # type: ignore[union-attr]  # it always matches
            if match is None or _TOWN.match(match[0]) or len(match[0]) < 4:
                continue
            behind = cell.text[match.end() :].strip(" ,;-–")
            name, end = whole_name(head.copy, cell, match[0], cell.start + match.end())
            if name is None:
                continue
            day = head.first(head.days, cell.start + match.end(), cell.end)
            dated = day is not None and day.char_start - cell.start - match.end() < 3 and day.char_end >= cell.end
            if (
                behind
                and not dated
                and end == cell.start + match.end()
                and not re.match(
                    r"(?:[/|][ ]?)?(?:\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{4}$"
                    r"|Datum|Az|Aktenzeichen|Tel|Vorlagen?|Drucksache|Status|Seite)\b",
                    behind,
                )
            ):
                continue
            if is_person(match[0]) or label_of(cell.text) is not None:
                continue
            yield Candidate(
                field="originator",
                value=one_line(name),
                cue="letterhead: office",
                weight=_weight_of_office(match[0]) - CUES.each_line_of_office * order,
                start=cell.start + match.start(),
                end=end,
            )


def _weight_of_office(office: str) -> float:
    return CUES.office * (CUES.head_of_administration if stands_over_all(office) else 1.0)


def _fills(text: str, end: int) -> bool:
    """Whether nothing but the day of the paper stands behind a number in its cell."""
    return re.fullmatch(r"[ ]*(?:vom[ ][\d. A-Za-zä]{6,20})?", text[end:]) is not None


def _lone_numbers(head: HeadText) -> Iterator[Candidate]:
    """A cell of the first lines that is a number of a paper and nothing else; its shape must say so."""
    filled = [cells for cells in head.copy.lines[: head.last_line] if cells][:_NUMBER_LINES]
    found: list[Candidate] = []
    for order, cells in enumerate(filled):
        for cell in cells:
            place = number_at(head.copy.text, cell.start)
            if place is None or not _fills(cell.text, place[1] - cell.start) or not re.search(r"\d", cell.text):
                continue
            if not is_distinct(head.copy.text[place[0] : place[1]]) and not re.fullmatch(
                r"[A-ZÄÖÜ]{1,3}[ ]\d+[ ]vom[ ].*", cell.text
            ):
                continue
            letters = len(re.findall(r"[A-Za-zÄÖÜ]", cell.text)) > 0
            weight = (CUES.number_with_letters if letters else CUES.bare_number) - CUES.each_line * order
            beside_kind = cell.col > 0 and kind_of(cells[0].text) is not None
            found.append(
                Candidate(
                    field="reference",
                    value=one_line(head.copy.text[place[0] : place[1]]),
                    cue="number beside the kind of paper" if beside_kind else "number alone in the first lines",
                    weight=CUES.noun_before_number if beside_kind else weight,
                    start=place[0],
                    end=place[1],
                )
            )
    if len({c.value for c in found}) <= _MOST_NUMBERS:
        yield from found
