"""The agenda items of minutes, invitations and announcements: number, title, paper, public or not, outcome and votes.

An item may stand twice: in the list below „Tagesordnung" and as the heading of its deliberation („TOP 7: …", „zu 7 …", „7.
Neubau …"). Both make one record: the title is the list's, which is not cut into headings; the votes are those told between
its heading and the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from curated.records import AgendaItem
from extractors.disclosure.public_statement import head_says_public
from extractors.entities.line_folding import fold
from extractors.entities.votes.compose import find_votes
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.loose import find_loosely
from extractors.entities.votes.sitting import Sitting
from extractors.papers.decisions.deciding import without_speech
from extractors.papers.decisions.doubts import NO_VOTE, with_doubts, words_of_voting
from extractors.papers.decisions.headings import Place, find_places
from extractors.papers.decisions.items import item_at, places_with_ends
from extractors.papers.decisions.page_breaks import joined_pages
from extractors.papers.decisions.rows import Locator, MinutesRead, Section, rows_of
from extractors.papers.decisions.spoken_subjects import Called
from extractors.papers.decisions.spoken_votes import find_spoken_votes
from extractors.papers.decisions.stacks import Heading, below_one_parent, decided_together, of_those_above, stacked
from extractors.papers.decisions.titles import clean_title, result_behind_title, title_end
from extractors.papers.decisions.vote_tables import VotedRow, voted_rows
from extractors.papers.spoken_minutes import spoken_sections
from extractors.papers.verbatim_record import chair_turns, is_verbatim

_PART = re.compile(
    r"(?im)^[ \t#*]*(?:[A-C]\.?[ )]|[IVX]+\.[ ])?[ ]?(?P<closed>nicht[- ]?)?öffentliche(?:r|[ ]sitzung)"
    r"(?:[ ]teil)?(?:[ ]der[ ]sitzung)?[ :*]*$"
)


_FIRST_LINE = 120  # code points of a first line that is a head


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
    spoken = spoken_sections(text, locator, pages, Sitting(gremium=gremium, day=day)) if is_verbatim(text) else []
    if spoken:
        return rows_of(text, locator, spoken)
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
    for place, end in places_with_ends(text, listed, headings[0].start if headings else len(text)):
        item = replace(item_at(text, locator, place, end, None), is_public=_public(place, parts, whole))
        first.setdefault((item.number, item.is_public), Section(item=item))
    titles = {number: len(section.item.title or "") for (number, _), section in first.items()}
    sitting = Sitting(gremium=gremium, day=day, head=text.lstrip().split("\n")[0][:_FIRST_LINE])
    called = Called(numbers=frozenset(place.number for place in headings))
    stacks, below = _stacks(text, headings)
    for place, end in places_with_ends(text, headings, len(text)):
        known = titles.get(place.number, 0)
        item = replace(item_at(text, locator, place, end, known), is_public=_public(place, parts, whole))
        body = max(place.title_start, title_end(text, place.title_start, end, known))
        votes = _told_votes(text, body, end, sitting=sitting, called=called, title=item.title)
        votes = with_doubts(votes, text, body, end)
        if not votes and (behind := result_behind_title(text, place.title_start, end)) is not None:
            votes = find_votes(text, *behind, sitting) or find_loosely(text, *behind, sitting)
        seen = None if votes else words_of_voting(text, body, end)
        section = Section(item=item, votes=tuple(votes), joined=place.joined, seen=seen)
        section = decided_together(section, below_one_parent(stacks.get(place.start, ())), below)
        section = of_those_above(section, text, stacks.get(place.start, ())[:-1])
        key = (item.number, item.is_public)
        first[key] = _merged(first[key], section) if key in first else section
        for number in place.joined:
            first.setdefault((number, item.is_public), Section(item=replace(item, number=number)))
    return rows_of(text, locator, [s for s in first.values() if s.item.title or s.item.outcome or s.votes])


_ASKED = re.compile(
    r"(?:\b(?:Gegenstimmen|Gegenprobe|Enthaltungen|[Dd]agegen|[Dd]afür|Gegenrede|Wortmeldungen)\b[ ]?[?.]"
    r"|\bWer\b[^?\n]{3,80}\?)[ \n]+"
    r"(?:[–-][ \n]|[A-ZÄÖÜ]\w+[.?])"
)
"""A chair asks and hears an answer („Gegenstimmen? – Keine."), in records that are no verbatim ones elsewhere."""


_REPORTED = re.compile(
    r"(?i)\bbekannt(?:gabe|machung)\w*\b.{0,40}\bbeschl|\bberichte?\b.{0,20}\baus[ ](?:den|dem|der)\b.{0,20}(?:aussch|gremi|beir)"
    r"|\bbericht[ ](?:des|der)[ ]\w*(?:vorstand|magistrat|ausschuss|ausschuß|bürgermeister|landrat|verwaltung)"
    r"|\bnicht-?[ ]?öffentlich\b.{0,20}\bgefasst"
)
"""An item in which the decisions of others or of a closed sitting are made known: they are no votes of this one."""


def _told_votes(
    text: str, start: int, end: int, *, sitting: Sitting, called: Called, title: str | None
) -> list[VoteFound]:
    """The votes told below a heading; where the chair is heard asking, those that the chair takes."""
    if _ASKED.search(text, start, end) and not NO_VOTE.search(text, start, end):
        spoken = find_spoken_votes(text, list(chair_turns(text, start, end)), called)
        if spoken:
            return spoken
    votes = without_speech(find_votes(text, start, end, sitting), text[start:end])
    if title is not None and _REPORTED.search(title):
        return [vote if vote.outcome == "noted" else replace(vote, is_past=True) for vote in votes]
    if NO_VOTE.search(text, start, end):
        return [vote for vote in votes if vote.is_past or vote.section in {"result", "decision"}]
    if any(not vote.is_past for vote in votes):
        return votes
    return [*votes, *find_loosely(text, start, end, sitting)]


def _stacks(text: str, places: Sequence[Place]) -> tuple[dict[int, tuple[str, ...]], dict[str, str]]:
    """The headings one below the other, by the start of the last of each stack; the titles of those below their parent."""
    headings = [
        Heading(
            start=place.start,
            title_start=place.title_start,
            title_end=text.find("\n\n", place.title_start) if text.find("\n\n", place.title_start) > 0 else len(text),
            number=place.number,
        )
        for place in places
    ]
    stacks = stacked(text, headings)
    numbers = {number for stack in stacks.values() for number in below_one_parent(stack)}
    return dict(stacks), {h.number: text[h.title_start : h.title_end] for h in headings if h.number in numbers}


def _tabled(text: str, locator: Locator, row: VotedRow) -> AgendaItem:
    """The item of a row of a table of votes."""
    page, start, stop = locator.place(row.start, row.title_end)
    title = clean_title(text[row.title_start : row.title_end])
    return AgendaItem(number=row.number, title=title, page_number=page, char_start=start, char_end=stop)


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
    votes = (*listed.votes, *heading.votes)
    return Section(item=item, votes=votes, joined=heading.joined or listed.joined, seen=heading.seen)
