"""The agenda items of minutes, invitations and announcements: number, title, paper, public or not, outcome and votes.

An item may stand twice: in the list below „Tagesordnung" and as the heading of its deliberation („TOP 7: …", „zu 7 …", „7.
Neubau …"). Both make one record: the title is the list's, which is not cut into headings; the votes are those told between
its heading and the next.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from curated.records import AgendaItem
from extractors.disclosure.public_statement import head_says_public
from extractors.entities.labelled_fields import Block
from extractors.entities.line_folding import fold
from extractors.entities.references import find_references
from extractors.entities.votes.compose import Sitting, find_votes
from extractors.entities.votes.found import VoteFound
from extractors.papers.decisions.deciding import without_speech
from extractors.papers.decisions.headings import Place, find_places
from extractors.papers.decisions.page_breaks import joined_pages
from extractors.papers.decisions.rows import Locator, MinutesRead, Section, rows_of
from extractors.papers.decisions.titles import clean_title, printed_result, title_end
from extractors.papers.decisions.vote_tables import VotedRow, voted_rows
from extractors.papers.verbatim_record import chair_turns, is_verbatim, paper_number, spoken_headings

_PART = re.compile(
    r"(?im)^[ \t#*]*(?:[A-C]\.?[ )]|[IVX]+\.[ ])?[ ]?(?P<closed>nicht[- ]?)?öffentliche(?:r|[ ]sitzung)"
    r"(?:[ ]teil)?(?:[ ]der[ ]sitzung)?[ :*]*$"
)
_END = re.compile(
    r"(?m)^[ \t]*(?:Ende der (?:öffentlichen |nichtöffentlichen )?Sitzung|Die Sitzung (?:endet|wird geschlossen|schließt)"
    r"|Schluss der (?:öffentlichen )?Sitzung|Sitzungsende|Der Vorsitzende (?:schließt|beendet)|Die Vorsitzende (?:schließt"
    r"|beendet)"
    r"|Genehmigungsvermerk|Im Anschluss|Zur Beurkundung|Die (?:Sitzungs)?[Uu]nterlagen|Die Bevölkerung"
    r"|[A-ZÄÖÜ]\w+, (?:den )?\d|Anlagen?[ ]\d+[ ]zu|Ende:[ ]|gez\.[ ]|Für die Richtigkeit)"
)


def extract_agenda_items(pages: Sequence[str]) -> tuple[AgendaItem, ...]:
    """The agenda items of a document's pages in printed order; empty where there is no agenda.

    Meant for minutes (niederschrift), invitations and announcements; other papers may well number their points, too.
    ``pages`` is final text, one entry a page. Offsets count in the page that ``page_number`` names. Never raises.
    """
    return read_minutes(pages).items


def read_minutes(pages: Sequence[str], gremium: str | None = None, day: date | None = None) -> MinutesRead:
    """Items and votes of a document's pages. ``gremium`` and ``day`` are those of the meeting, where known. Never raises."""
    folded = fold(joined_pages(pages))
    text = folded.text
    locator = Locator(folded, pages)
    if is_verbatim(text):
        return rows_of(text, locator, _spoken_sections(text, locator, pages, Sitting(gremium=gremium, day=day)))
    listed, headings = find_places(text)
    rows = tuple(voted_rows(text))
    if not listed and not headings and not rows:
        return MinutesRead()
    parts = [(match.start(), match["closed"] is None) for match in _PART.finditer(text)]
    whole = head_says_public(pages[0]) if pages else None
    first: dict[tuple[str, bool | None], Section] = {}
    for row in rows:
        place = Place(row.start, row.title_start, row.number, "")
        item = replace(_tabled(text, locator, row), is_public=_public(place, parts, whole))
        first.setdefault((item.number, item.is_public), Section(item=item, votes=(row.vote,) if row.vote else ()))
    headings = [place for place in headings if not any(row.start <= place.start < row.title_end for row in rows)]
    for place, end in _ends(text, listed, headings[0].start if headings else len(text)):
        item = replace(_item(text, locator, place, end, None), is_public=_public(place, parts, whole))
        first.setdefault((item.number, item.is_public), Section(item=item))
    titles = {number: len(section.item.title or "") for (number, _), section in first.items()}
    sitting = Sitting(gremium=gremium, day=day)
    for place, end in _ends(text, headings, len(text)):
        known = titles.get(place.number, 0)
        item = replace(_item(text, locator, place, end, known), is_public=_public(place, parts, whole))
        body = max(place.title_start, title_end(text, place.title_start, end, known))
        votes = without_speech(find_votes(text, body, end, sitting), text[body:end])
        section = Section(item=item, votes=tuple(votes), joined=place.joined)
        key = (item.number, item.is_public)
        first[key] = _merged(first[key], section) if key in first else section
    return rows_of(text, locator, [s for s in first.values() if s.item.title or s.item.outcome or s.votes])


def _tabled(text: str, locator: Locator, row: VotedRow) -> AgendaItem:
    """The item of a row of a table of votes."""
    page, start, stop = locator.place(row.start, row.title_end)
    title = clean_title(text[row.title_start : row.title_end])
    return AgendaItem(number=row.number, title=title, page_number=page, char_start=start, char_end=stop)


def _spoken_sections(text: str, locator: Locator, pages: Sequence[str], sitting: Sitting) -> list[Section]:
    """The items of a verbatim record, with the votes that are printed below the heading and those the chair announces.

    What members say of votes is speech; from a body that speaks at length only formal results count.
    """
    headings = list(spoken_headings(text))
    places = [Place(start, title_start, number, "") for start, title_start, _, number in headings]
    whole = head_says_public(pages[0]) if pages else None
    first: dict[str, Section] = {}
    for (place, end), (_, _, last, _) in zip(_ends(text, places, len(text)), headings, strict=True):
        item = _item(text, locator, place, min(end, last), None)
        paper = paper_number(text[place.title_start : min(end, last)])
        if paper and item.title:
            item = replace(item, title=item.title.removesuffix(paper).strip() or None, reference=paper)
        votes = _spoken_votes(text, title_end(text, place.title_start, min(end, last), 0), end, sitting)
        section = Section(item=replace(item, is_public=whole), votes=tuple(votes))
        known = first.get(item.number)
        first[item.number] = section if known is None else replace(known, votes=(*known.votes, *section.votes))
    tails = [title_end(text, start, last, 0) for _, start, last, _ in headings]
    apart = {places[n].number for n in range(1, len(places)) if _has_body(text[tails[n - 1] : places[n].start])}
    return _in_stacks(list(first.values()), places, apart)


def _spoken_votes(text: str, start: int, end: int, sitting: Sitting) -> list[VoteFound]:
    """The votes printed above the first speech; where none is, those that the chair announces."""
    spoken: list[VoteFound] = []
    for number, (first, last) in enumerate(chair_turns(text, start, end)):
        votes = find_votes(text, first, last, sitting)
        if number == 0 and first == start and any(v.section in {"result", "decision"} and not v.is_past for v in votes):
            return votes
        spoken += [vote for vote in votes if vote.certainty == "formal"]
    return spoken


_STACK_CHARS = 400  # between two headings of items that are called together
_SENTENCE_ENDS = re.compile(r"[a-zäöüß]{2}[.?!](?=\s|$)")


def _has_body(between: str) -> bool:
    """Whether anything is said below a heading: then its item was treated there, and not with the next one."""
    return _SENTENCE_ENDS.search(between) is not None


def _in_stacks(sections: Sequence[Section], places: Sequence[Place], apart: Collection[str]) -> list[Section]:
    """Headings printed one below the other, with one vote behind the last, are decided together.

    ``apart``: the items above whose heading something is said of the one before.
    """
    starts = {place.number: place.start for place in reversed(places)}
    found = list(sections)
    stack: list[int] = []
    for number, section in enumerate(sections):
        near = number > 0 and starts[section.item.number] - starts[sections[number - 1].item.number] < _STACK_CHARS
        if not near or section.item.number in apart or sections[number - 1].votes:
            stack = []
        present = [vote for vote in section.votes if not vote.is_past]
        if len(present) == 1 and stack:
            found[number] = replace(section, joined=tuple(sections[n].item.number for n in stack))
        elif len(present) > 1 and stack and not all(vote.items for vote in present):
            mixed = [vote if vote.is_past else replace(vote, subject="partial", unclear=True) for vote in section.votes]
            found[number] = replace(section, votes=tuple(mixed))  # which vote is on which of them is not told
        stack.append(number)
    return found


def _ends(text: str, places: Sequence[Place], last: int) -> Iterator[tuple[Place, int]]:
    """Each place with where what belongs to it ends: at the next item, or where the sitting or the announcement closes."""
    for number, place in enumerate(places):
        following = places[number + 1].start if number + 1 < len(places) else last
        closing = _END.search(text, place.title_start, following)
        yield place, closing.start() if closing else following


def _item(text: str, locator: Locator, place: Place, end: int, known: int | None) -> AgendaItem:
    """One record. ``known`` is None in a list; for a heading the length of the title the list gave it, 0 if none."""
    last = title_end(text, place.title_start, end, known)
    papers = find_references(text[place.title_start : min(end, last + 120)], Block())
    page, start, stop = locator.place(place.start, max(last, place.title_start))
    item = AgendaItem(
        number=place.number,
        title=clean_title(text[place.title_start : last]),
        reference=papers[0].canonical if papers else None,
        page_number=page,
        char_start=start,
        char_end=stop,
    )
    result = printed_result(text[last:end]) if not known else None
    return replace(item, outcome=result[0], result=result[1]) if result else item


def _public(place: Place, parts: Sequence[tuple[int, bool]], whole: bool | None) -> bool | None:
    """By the item's own Ö or N, by the part of the agenda it stands in, else as the whole document."""
    if place.status:
        return place.status == "Ö"
    before = [public for start, public in parts if start < place.start]
    return before[-1] if before else whole


def _merged(listed: Section, heading: Section) -> Section:
    """The heading's place and votes under the list's title and paper; votes of a second heading follow those of the first."""
    item = replace(
        heading.item,
        title=listed.item.title or heading.item.title,
        reference=listed.item.reference or heading.item.reference,
        is_public=listed.item.is_public,
    )
    return Section(item=item, votes=(*listed.votes, *heading.votes), joined=heading.joined or listed.joined)
