"""Rows from what was read: items numbered in printed order, votes with their place, stances, and issues for what is unclear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curated.records import AgendaItem, Entity, Issue, Relation, Vote, VotePosition
from extractors.entities.fraktionen import find_fraktionen, fraktion_id
from extractors.entities.line_folding import Folded
from extractors.entities.mention import one_line
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.positions import find_positions
from extractors.papers.decisions.deciding import deciding_vote, named_items, of_a_groups_motion, of_its_own_item

_CERTAINTY = {"formal": 0.95, "plain": 0.85, "weak": 0.75}
"""How sure a vote is (0 to 1), by the words that tell it; chosen, not fitted."""
_CERTAINTY_ELSE = 0.7  # of words of another kind: less than of any known one
_FROM_COUNTS = 0.9  # of that, where the outcome is read from counts alone
_RESULT_CHARS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRead:
    """What minutes, an invitation or an announcement say: items, votes, stances, relations, and what was not understood."""

    items: tuple[AgendaItem, ...] = ()
    votes: tuple[Vote, ...] = ()
    positions: tuple[VotePosition, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One item and the votes told below its heading; ``joined``: the numbers of further items under the same heading.

    ``seen`` is where words of voting stand below it, in the folded text, while no vote was found.
    """

    item: AgendaItem
    votes: tuple[VoteFound, ...] = ()
    joined: tuple[str, ...] = ()
    seen: tuple[int, int] | None = None  # words of voting of which no vote was understood


class Locator:
    """The way from the folded text of a document to its pages."""

    def __init__(self, folded: Folded, pages: Sequence[str]) -> None:
        self._folded, self._pages = folded, pages
        self._starts = [0]
        for page in pages[:-1]:
            self._starts.append(self._starts[-1] + len(page) + 1)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Page and offsets on it of a slice of the folded text; what runs over the page's end is left out."""
        raw_start, raw_end = self._folded.span(start, max(end, start + 1))
        number = bisect_right(self._starts, raw_start) - 1
        length = len(self._pages[number])
        first = min(raw_start - self._starts[number], max(length - 1, 0))
        return number + 1, first, max(first, min(raw_end - self._starts[number], length))


def rows_of(text: str, locator: Locator, sections: Sequence[Section]) -> MinutesRead:
    """Items, votes and stances of a document, each vote under its item."""
    groups = find_fraktionen(text)
    sections = [replace(s, votes=tuple(of_its_own_item(vote, s.item.title) for vote in s.votes)) for s in sections]
    sections = [replace(s, votes=tuple(of_a_groups_motion(s.votes, s.item, text, groups))) for s in sections]
    numbers = {section.item.number: seq for seq, section in reversed(list(enumerate(sections)))}
    for number in tuple(numbers):  # „1.106" in a list of results is „Antrag 1.106"
        numbers.setdefault(number.removeprefix("Antrag "), numbers[number])
    moved = dict(_moved(text, sections, numbers))
    items = [replace(section.item, seq=seq) for seq, section in enumerate(sections)]
    votes: list[Vote] = []
    positions: list[VotePosition] = []
    issues: list[Issue] = []
    told: dict[int, list[tuple[int, VoteFound]]] = {}
    for seq, section in enumerate(sections):
        for found in section.votes:
            item_seq = None if found.elsewhere else moved.get(id(found), seq)
            if item_seq is not None:
                told.setdefault(item_seq, []).append((len(votes), found))
            vote = vote_row(found, len(votes), item_seq, locator)
            votes.append(vote)
            positions += _positions(text, found, vote.vote_seq, groups)
    for seq in range(len(items)):
        items[seq] = _decided(text, items[seq], told.get(seq, []))
        issues += _unclear(items[seq], told.get(seq, []), votes)
    for seq, section in enumerate(sections):
        named = next(
            (found.items[1:] for _, found in told.get(seq, []) if found.items[:1] == (section.item.number,)), ()
        )
        for number in (*section.joined, *named):
            other = numbers.get(number)
            if other is not None and items[other].vote_seq is None and items[other].outcome is None:
                items[other] = _as(items[seq], items[other])
    for seq, section in enumerate(sections):
        if section.seen is not None and items[seq].outcome is None and not told.get(seq):
            issues.append(_not_understood(items[seq], locator.place(*section.seen)[0]))
    return MinutesRead(items=tuple(items), votes=tuple(votes), positions=tuple(positions), issues=tuple(issues))


def _moved(text: str, sections: Sequence[Section], numbers: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Votes told under one item that dispose of another, which has none of its own."""
    for section in sections:
        for found in section.votes:
            if found.items and found.items[0] in numbers:
                yield id(found), numbers[found.items[0]]
                continue
            for number in named_items(one_line(text[found.start : found.end]), section.item.number)[:1]:
                other = numbers.get(number)
                if other is not None and not any(not v.is_past for v in sections[other].votes):
                    yield id(found), other


def vote_row(found: VoteFound, vote_seq: int, item_seq: int | None, locator: Locator) -> Vote:
    """One row of votes."""
    page, start, end = locator.place(found.start, found.end)
    counts = found.counts
    certainty = _CERTAINTY.get(found.certainty, _CERTAINTY_ELSE) * (
        _FROM_COUNTS if found.outcome_source == "counts" else 1.0
    )
    return Vote(
        vote_seq=vote_seq,
        agenda_item_seq=item_seq,
        subject=found.subject,
        outcome=found.outcome,
        outcome_source=found.outcome_source,
        manner=found.manner,
        unanimous=found.unanimous,
        votes_yes=counts.yes if counts else None,
        votes_no=counts.no if counts else None,
        votes_abstain=counts.abstain if counts else None,
        votes_biased=counts.biased if counts else None,
        gremium=found.body,
        is_recommendation=found.is_recommendation,
        is_past=found.is_past,
        page_number=page,
        char_start=start,
        char_end=end,
        confidence=round(certainty, 3),
    )


def _positions(text: str, found: VoteFound, vote_seq: int, groups: Sequence[Entity]) -> Iterator[VotePosition]:
    if found.is_past:
        return
    for seq, position in enumerate(find_positions(text, found.start, found.end, groups)):
        yield VotePosition(
            vote_seq=vote_seq,
            seq=seq,
            fraktion=position.fraktion,
            fraktion_id=fraktion_id(position.fraktion),
            stance=position.stance,
        )


def _decided(text: str, item: AgendaItem, told: Sequence[tuple[int, VoteFound]]) -> AgendaItem:
    """The item with the vote that decided it."""
    vote = deciding_vote([found for _, found in told])
    if vote is None:
        return item
    counts = vote.counts if vote.subject != "partial" or vote.alternative else None
    return replace(
        item,
        outcome=vote.outcome,
        unanimous=vote.unanimous,
        votes_yes=counts.yes if counts else None,
        votes_no=counts.no if counts else None,
        votes_abstain=counts.abstain if counts else None,
        result=one_line(text[vote.start : vote.end])[:_RESULT_CHARS],
        vote_seq=next(seq for seq, found in told if found is vote),
    )


def _as(decided: AgendaItem, item: AgendaItem) -> AgendaItem:
    """An item that was voted on together with another."""
    return replace(
        item,
        outcome=decided.outcome,
        unanimous=decided.unanimous,
        votes_yes=decided.votes_yes,
        votes_no=decided.votes_no,
        votes_abstain=decided.votes_abstain,
        result=decided.result,
        vote_seq=decided.vote_seq,
    )


def _unclear(item: AgendaItem, told: Sequence[tuple[int, VoteFound]], votes: Sequence[Vote]) -> Iterator[Issue]:
    """An issue where a vote is seen below an item and no outcome of the item is understood."""
    present = [(seq, found) for seq, found in told if not found.is_past]
    vague = [seq for seq, found in present if found.unclear]
    if item.outcome is not None and not vague:
        return
    if not present:
        return
    yield _not_understood(item, votes[(vague or [present[-1][0]])[0]].page_number)


def _not_understood(item: AgendaItem, page: int) -> Issue:
    return Issue(
        stage="entities",
        code="DECISION_UNCLEAR",
        severity="warning",
        page_number=page,
        message=f"A vote under agenda item {item.number} was seen and what it decided was not understood; read the page and "
        "correct the outcome by a review mark.",
    )
