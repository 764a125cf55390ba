"""The items of a verbatim record with the votes printed below their heading, and those that the chair takes.

What members say of votes is speech. Items whose headings stand one below the other are called together; which vote is on
which of them, the chair says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors.disclosure.public_statement import head_says_public
from extractors.entities.mention import one_line
from extractors.entities.votes.compose import Sitting, find_votes
from extractors.entities.votes.found import VoteFound
from extractors.papers.decisions.headings import Place
from extractors.papers.decisions.items import item_at, places_with_ends
from extractors.papers.decisions.rows import Locator, Section
from extractors.papers.decisions.spoken_subjects import Called, called_items
from extractors.papers.decisions.spoken_votes import find_spoken_votes
from extractors.papers.decisions.titles import title_end
from extractors.papers.verbatim_record import Heading, chair_turns, paper_number, spoken_headings

_STACK_CHARS = 400  # between two headings of items that are called together
_SENTENCE_ENDS = re.compile(r"[a-zäöüß]{2}[.?!](?=\s|$)")


def spoken_sections(text: str, locator: Locator, pages: Sequence[str], sitting: Sitting) -> list[Section]:
    """The items of a verbatim record in printed order, each with its votes."""
    headings = list(spoken_headings(text))
    places = [Place(h.start, h.title_start, h.number, "", h.joined) for h in headings]
    whole = head_says_public(pages[0]) if pages else None
    stacks = _stacks(text, headings)
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
            together={n: titles[n] for n in stack if n in titles and not _is_above(n, stack)},
        )
        here = replace(sitting, items=frozenset(stack))
        votes = _votes(text, title_end(text, place.title_start, last, 0), end, sitting=here, called=called)
        section = Section(item=replace(item, is_public=whole), votes=tuple(votes))
        known = found.get(item.number)
        found[item.number] = section if known is None else replace(known, votes=(*known.votes, *section.votes))
        for number in place.joined:
            found.setdefault(number, Section(item=replace(section.item, number=number)))
    return _together(
        found,
        {n: t for n, t in titles.items() if n not in _withdrawn(text)},
        {h.number: stacks[h.start] for h in headings},
    )


def _is_above(number: str, others: Collection[str]) -> bool:
    """Whether an item only holds others together („9" where „9.1" is called, too)."""
    return any(other.startswith(f"{number}.") for other in others)


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
    spoken = find_spoken_votes(text, turns, called)
    return [v for v in printed if v.is_past] + (spoken or [v for v in printed if not v.is_past])


def _stacks(text: str, headings: Sequence[Heading]) -> Mapping[int, tuple[str, ...]]:
    """For each heading, by its start, the numbers of the items called together up to it, itself the last."""
    stacks: dict[int, tuple[str, ...]] = {}
    stack: tuple[str, ...] = ()
    for number, heading in enumerate(headings):
        above = headings[number - 1] if number else None
        if above is None or not _is_stacked(text, above, heading):
            stack = ()
        stack = (*stack, heading.number, *heading.joined)
        stacks[heading.start] = stack
    return stacks


def _is_stacked(text: str, above: Heading, heading: Heading) -> bool:
    """Whether nothing is said below the heading above: else its item was treated there, and not with this one."""
    tail = title_end(text, above.title_start, min(above.title_end, heading.start), 0)
    return heading.start - above.start < _STACK_CHARS and _SENTENCE_ENDS.search(text[tail : heading.start]) is None


_WITHDRAWN = re.compile(
    r"\b(?P<kind>Antrag|TOP|Punkt)[ ](?:Nr\.[ ])?(?P<n>\d{1,3}(?:\.\d{1,3})*[a-h]?)\b[^.!?]{0,60}?\b(?:zurückgezogen|erledigt)\b"
)


def _withdrawn(text: str) -> set[str]:
    """The items of which the record says that they were withdrawn or have become needless."""
    return {("Antrag " if m["kind"] == "Antrag" else "") + m["n"] for m in _WITHDRAWN.finditer(text)}


_QUESTION = re.compile(r"\bAnfragen?\b")


def _together(
    found: Mapping[str, Section], titles: Mapping[str, str], stacks: Mapping[str, tuple[str, ...]]
) -> list[Section]:
    """Headings printed one below the other are decided together by the one vote behind the last of them.

    Of several votes each is on the item that the chair names; where it names none, nobody can tell on which of them. What
    somebody asked is noted, never voted on.
    """
    sections = []
    for section in found.values():
        stack = stacks.get(section.item.number, ())
        present = [vote for vote in section.votes if not vote.is_past]
        noted = all(vote.outcome == "noted" for vote in present)
        others = tuple(
            n
            for n in stack
            if n != section.item.number
            and n in titles
            and not _is_above(n, stack)
            and (noted or not _QUESTION.search(titles.get(n, "")))
        )
        unnamed = [vote for vote in present if not vote.items and vote.subject in {"item", "recommendation"}]
        if others and len(present) == 1 and unnamed:
            section = replace(section, joined=others)
        elif others and len(present) > 1 and unnamed:
            vague = [
                replace(v, subject="partial", unclear=True) if any(v is u for u in unnamed) else v
                for v in section.votes
            ]
            section = replace(section, votes=tuple(vague))
        sections.append(section)
    return sections
