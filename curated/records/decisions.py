"""What was decided: votes, the stance of party groups, and what one paper does to another. Imported from ``curated.records``."""

from __future__ import annotations

from dataclasses import dataclass

from curated.records.page import Box
from curated.vocabulary import Outcome, OutcomeSource, RelationKind, Stance, VoteSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote, or one past decision that a paper tells of (``is_past``). Offsets are its words in ``pages.text``.

    ``outcome`` is None where a vote is seen and what came of it is not understood. Counts are those stated, never worked out.
    """

    vote_seq: int
    subject: VoteSubject
    outcome_source: OutcomeSource
    page_number: int
    char_start: int
    char_end: int
    document_id: str = ""
    agenda_item_seq: int | None = None
    outcome: Outcome | None = None
    manner: str | None = None
    unanimous: bool | None = None
    votes_yes: int | None = None
    votes_no: int | None = None
    votes_abstain: int | None = None
    votes_biased: int | None = None
    gremium: str | None = None
    gremium_id: str | None = None
    is_recommendation: bool = False
    is_past: bool = False
    confidence: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePosition:
    """How a party group voted, as the paper states it. ``fraktion`` as printed, ``fraktion_id`` the same for all spellings."""

    vote_seq: int
    seq: int
    fraktion: str
    fraktion_id: str
    stance: Stance
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a paper, or an item of minutes, does to another paper that it names."""

    seq: int
    relation: RelationKind
    page_number: int
    char_start: int
    char_end: int
    document_id: str = ""
    agenda_item_seq: int | None = None
    target_reference: str | None = None
    target_document_id: str | None = None
    box: Box | None = None
