"""One vote as found in a text: what every later step turns, joins, and at last writes as a row."""

from __future__ import annotations

from dataclasses import dataclass

from curated.vocabulary import Outcome, OutcomeSource, VoteSubject
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.units import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFound:
    """One vote of a text, ``text[start:end]``. ``unclear``: a vote is seen and what came of it is not understood.

    ``certainty``: formal (manner, counts or a label), plain (a motion is said to be decided), weak (a body does something).
    """

    start: int
    end: int
    outcome: Outcome | None
    outcome_source: OutcomeSource = "worded"
    subject: VoteSubject = "item"
    manner: str | None = None
    unanimous: bool | None = None
    counts: Counts | None = None
    body: str | None = None
    is_recommendation: bool = False
    is_past: bool = False
    unclear: bool = False
    certainty: str = "formal"
    assumed: bool = False  # from the text of a decision below which no result was seen
    bare: bool = False  # from manner or counts alone
    section: Section = "none"
    put: Outcome | None = None
    items: tuple[str, ...] = ()  # numbers of agenda items that its label names („Beschluss zu TOP 7")
    alternative: bool = False  # one of several that exclude each other („Variante B")
    listed: bool = False  # the result of one line of a list („a) Kalkulation", „b) Satzung")
    elsewhere: bool = False  # on an item that has no heading where the vote is told
    settles: bool = False  # an adopted amendment behind which the record tells of no vote on the item itself
