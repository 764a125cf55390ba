"""The agenda items of a page with their votes, as the site shows them beside the place in the minutes.

Closed items never get here, whatever the release holds: the site is what is sent around.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from curated.german_labels import STANCES, VOTE_SUBJECTS
from curated.records import DocumentResult, Vote, VotePosition
from curated.release.candidate import without_closed_items
from flows.review.german_values import vote_result
from flows.review.page_records import ItemData, Tenths, VoteData

Boxes = Callable[[int, int], tuple[Tenths, ...]]
"""The boxes of a slice of the page's text."""

_LONG = 300  # characters of the words of a vote


def items_on_page(result: DocumentResult, page_number: int, boxes: Boxes) -> tuple[ItemData, ...]:
    """The public items whose heading or votes stand on a page. ``boxes`` are those of the page; votes of others get none."""
    if not result.agenda_items:
        return ()
    result = without_closed_items(result)
    votes: defaultdict[int, list[Vote]] = defaultdict(list)
    for vote in result.votes:
        if vote.agenda_item_seq is not None:
            votes[vote.agenda_item_seq].append(vote)
    positions: defaultdict[int, list[VotePosition]] = defaultdict(list)
    for position in result.vote_positions:
        positions[position.vote_seq].append(position)
    texts = {page.page_number: page.text for page in result.pages}
    return tuple(
        ItemData(
            number=item.number,
            title=item.title or "",
            reference=item.reference,
            outcome=vote_result(item) if item.outcome is not None else None,
            votes=tuple(
                _vote(
                    v,
                    v.vote_seq == item.vote_seq,
                    positions[v.vote_seq],
                    texts.get(v.page_number, ""),
                    boxes if v.page_number == page_number else None,
                )
                for v in votes[item.seq]
            ),
        )
        for item in result.agenda_items
        if item.page_number == page_number or any(v.page_number == page_number for v in votes[item.seq])
    )


def _vote(vote: Vote, decides: bool, positions: Iterable[VotePosition], text: str, boxes: Boxes | None) -> VoteData:
    about = [VOTE_SUBJECTS["recommendation" if vote.is_recommendation else vote.subject]]
    about += ["früherer Beschluss"] if vote.is_past else []
    about += [vote.gremium] if vote.gremium else []
    return VoteData(
        about=", ".join(about),
        result=vote_result(vote),
        said=" ".join(text[vote.char_start : vote.char_end].split())[:_LONG],
        page=vote.page_number,
        boxes=boxes(vote.char_start, vote.char_end) if boxes is not None else (),
        groups=tuple(f"{p.fraktion}: {STANCES[p.stance]}" for p in positions),
        decides=decides,
    )
