"""The items of a verbatim record with the votes printed below their heading, and those that the chair takes.

What members say of votes is speech. Items whose headings stand one below the other are called together; which vote is on
which of them, the chair says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.disclosure.public_statement import head_says_public
from extractors.entities.mention import one_line
from extractors.entities.votes.compose import find_votes
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.sitting import Sitting
from extractors.papers.decisions.doubts import NO_VOTE, words_of_voting
from extractors.papers.decisions.headings import Place
from extractors.papers.decisions.items import item_at, places_with_ends
from extractors.papers.decisions.rows import Locator, Section
from extractors.papers.decisions.spoken_subjects import Called, called_items
from extractors.papers.decisions.spoken_votes import find_spoken_votes
from extractors.papers.decisions.stacks import decided_together, only_holds_others, stacked, withdrawn
from extractors.papers.decisions.titles import title_end
from extractors.papers.verbatim_record import chair_turns, paper_number, spoken_headings


def spoken_sections(text: str, locator: Locator, pages: Sequence[str], sitting: Sitting) -> list[Section]:
    """The items of a verbatim record in printed order, each with its votes."""
    headings = list(spoken_headings(text))
    places = [Place(h.start, h.title_start, h.number, "", h.joined) for h in headings]
    whole = head_says_public(pages[0]) if pages else None
    stacks = stacked(text, headings)
    found: dict[str, Section] = {}
    titles: dict[str, str] = {}
    for heading, (place, end) in zip(headings, places_with_ends(text, places, len(text)), strict=True):
        last = min(end, heading.title_end)
        item = item_at(text, locator, place, last, None)
        paper = paper_number(text[place.title_start : last])
        if paper and item.title:
            item = replace(item, title=item.title.removesuffix(paper).strip() or None, reference=paper)
        for number in (item.number, *place.joined):
            titles[number] = text[place.title_start : last].split("dazu:")[0]
        stack = stacks[place.start]
        called = Called(
            numbers=frozenset(h.number for h in headings) | frozenset(n for h in headings for n in h.joined),
            together={n: titles[n] for n in stack if n in titles and not only_holds_others(n, stack)},
        )
        here = replace(sitting, items=frozenset(stack))
        body = title_end(text, place.title_start, last, 0)
        votes = _votes(text, body, end, sitting=here, called=called)
        seen = None if votes else words_of_voting(text, body, end)
        section = Section(item=replace(item, is_public=whole), votes=tuple(votes), seen=seen)
        known = found.get(item.number)
        found[item.number] = section if known is None else replace(known, votes=(*known.votes, *section.votes))
        for number in place.joined:
            found.setdefault(number, Section(item=replace(section.item, number=number)))
    gone = withdrawn(text)
    left = {number: title for number, title in titles.items() if number not in gone}
    called_with = {h.number: stacks[h.start] for h in headings}
    return [decided_together(s, called_with.get(s.item.number, ()), left) for s in found.values()]


def _votes(text: str, start: int, end: int, *, sitting: Sitting, called: Called) -> list[VoteFound]:
    """The votes printed above the first speech; where no result is printed there, those that the chair takes."""
    turns = list(chair_turns(text, start, end))
    printed: list[VoteFound] = []
    if turns and turns[0][0] == start:
        votes = find_votes(text, *turns[0], sitting)
        votes = [
            v if v.items else replace(v, items=called_items(one_line(text[v.start : v.end]), called)) for v in votes
        ]
        printed = [v for v in votes if v.section in {"result", "decision"} or v.is_past]
        if any(not v.is_past and not v.assumed for v in printed):
            return votes
        if NO_VOTE.search(text, *turns[0]):
            return [v for v in printed if v.is_past]
    spoken = find_spoken_votes(text, turns, called)
    return [v for v in printed if v.is_past] + (spoken or [v for v in printed if not v.is_past])
