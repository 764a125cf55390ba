"""Items whose headings stand one below the other are called together: which vote is on which of them.

Of several votes each is on the item that is named; where none is named, nobody can tell on which of them it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.papers.decisions.rows import Section
from extractors.papers.decisions.titles import title_end

_STACK_CHARS = 400  # between two headings of items that are called together
_SENTENCE_ENDS = re.compile(r"[a-zäöüß]{2}[.?!](?=\s|$)")
_QUESTION = re.compile(r"\bAnfragen?\b")
_WITHDRAWN = re.compile(
    r"\b(?P<kind>Antrag|TOP|Punkt)[ ](?:Nr\.[ ])?(?P<n>\d{1,3}(?:\.\d{1,3})*[a-h]?)\b[^.!?]{0,60}?\b(?:zurückgezogen|erledigt)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading: where it and its title begin, where its title ends at the latest, its number, and those called with it."""

    start: int
    title_start: int
    title_end: int
    number: str
    joined: tuple[str, ...] = ()


def stacked(text: str, headings: Sequence[Heading]) -> Mapping[int, tuple[str, ...]]:
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


def below_one_parent(stack: tuple[str, ...]) -> tuple[str, ...]:
    """The items of a stack that stand below the same item, which opens it („9", „9.1", „9.2"); empty where none does."""
    parent = stack[0] if stack else ""
    return stack if len(stack) > 2 and all(n.startswith(f"{parent}.") for n in stack[1:]) else ()


def _is_stacked(text: str, above: Heading, heading: Heading) -> bool:
    """Whether nothing is said below the heading above: else its item was treated there, and not with this one."""
    tail = title_end(text, above.title_start, min(above.title_end, heading.start), 0)
    return heading.start - above.start < _STACK_CHARS and _SENTENCE_ENDS.search(text[tail : heading.start]) is None


def only_holds_others(number: str, others: Collection[str]) -> bool:
    """Whether an item only holds others together („9" where „9.1" is called, too)."""
    return any(other.startswith(f"{number}.") for other in others)


def withdrawn(text: str) -> set[str]:
    """The items of which the record says that they were withdrawn or have become needless."""
    return {("Antrag " if m["kind"] == "Antrag" else "") + m["n"] for m in _WITHDRAWN.finditer(text)}


_BOTH = re.compile(
    r"\b(?:[Bb]eide[nr]?|(?:[Aa]lle|[Dd]ie)[ ](?P<n>drei|vier|fünf))[ ](?:\w+[ ])?(?:Satzungen|Vorlagen|Anträge|Punkte"
    r"|Tagesordnungspunkte"
    r"|Beschlussvorschläge|Beschlussvorlagen|Drucksachen|Verordnungen|Vergaben)\b"
)
_HOW_MANY = {"drei": 3, "vier": 4, "fünf": 5}


def of_those_above(section: Section, text: str, open_: Sequence[str]) -> Section:
    """„Beide Satzungen werden beschlossen": the vote is on the item above, too, where that has none (``open_``) of its own."""
    if section.joined:
        return section
    for vote in section.votes:
        both = _BOTH.search(text, vote.start, vote.end)
        if both is not None and not vote.is_past:
            others = _HOW_MANY.get(both["n"] or "", 2) - 1
            return replace(section, joined=tuple(open_[-others:]))
    return section


def decided_together(section: Section, stack: Sequence[str], titles: Mapping[str, str]) -> Section:
    """The last section of a stack: its one vote is on all of them, of several the unnamed ones on nobody knows which.

    ``titles`` are those of the items that may be meant. What somebody asked is noted, never voted on.
    """
    present = [vote for vote in section.votes if not vote.is_past]
    noted = all(vote.outcome == "noted" for vote in present)
    others = tuple(
        n
        for n in stack
        if n != section.item.number
        and n in titles
        and not only_holds_others(n, stack)
        and (noted or not _QUESTION.search(titles[n]))
    )
    unnamed = [vote for vote in present if not vote.items and vote.subject in {"item", "recommendation"}]
    if others and len(present) == 1 and unnamed:
        return replace(section, joined=others)
    if others and len(present) > 1 and unnamed:
        vague = [
            replace(v, subject="partial", unclear=True) if any(v is u for u in unnamed) else v for v in section.votes
        ]
        return replace(section, votes=tuple(vague))
    return section
