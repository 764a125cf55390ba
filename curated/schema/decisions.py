"""The tables about what was decided: votes, how party groups voted, and what one paper does to another."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    FLAG,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    score,
)
from curated.schema.content import TO_DOCUMENT, TO_PAGE
from curated.schema.papers import TO_ORGANIZATION
from curated.vocabulary import Outcome, OutcomeSource, RelationKind, Stance, VoteSubject

TO_AGENDA_ITEM = ForeignKey(("document_id", "agenda_item_seq"), "agenda_items", ("document_id", "seq"))
TO_VOTE = ForeignKey(("document_id", "vote_seq"), "votes", ("document_id", "vote_seq"))

VOTES = TableSpec(
    "votes",
    "Votes",
    "Every vote that minutes tell, in printed order, and past decisions they mention (is_past). Counts are those stated.",
    (
        document_id_column(),
        Column("vote_seq", COUNT, "Position in the document, from 0.", minimum=0),
        Column("agenda_item_seq", COUNT, "seq of the agenda item it is about.", True, minimum=0),
        Column(
            "subject",
            TEXT,
            "What was put to the vote: the item, an amendment, a part of it, a point of procedure, or a recommendation.",
            enum=get_args(VoteSubject),
        ),
        Column(
            "outcome",
            TEXT,
            "What it means for the matter; a proposal to reject that passes is rejected. Null: seen and not understood.",
            True,
            get_args(Outcome),
        ),
        Column(
            "outcome_source", TEXT, "Whether words tell the outcome, or counts alone.", enum=get_args(OutcomeSource)
        ),
        Column(
            "manner",
            TEXT,
            "How it was voted, as worded: einstimmig, mehrheitlich, ohne Gegenstimme and so on.",
            True,
        ),
        Column("unanimous", FLAG, "Whether the paper calls it unanimous.", True),
        Column("votes_yes", COUNT, "Votes in favour, as stated.", True, minimum=0),
        Column("votes_no", COUNT, "Votes against, as stated.", True, minimum=0),
        Column("votes_abstain", COUNT, "Abstentions, as stated.", True, minimum=0),
        Column("votes_biased", COUNT, "Members excluded for bias (Befangenheit), as stated.", True, minimum=0),
        Column("gremium", TEXT, "Body that voted, as the sentence names it; null: the body that sits.", True),
        Column(
            "gremium_id",
            TEXT,
            "Identity in organizations of the body that voted: the sitting one, or the one named; null where that is not known.",
            True,
        ),
        Column("is_recommendation", FLAG, "Whether it only recommends to another body."),
        Column("is_past", FLAG, "Whether it is a past decision, or another body's, that is only told of."),
        page_number_column(),
        Column("char_start", COUNT, "First code point of its words in pages.text.", minimum=0),
        Column("char_end", COUNT, "Code point behind them, as far as they stand on that page.", minimum=0),
        *box_columns("its words"),
        score("confidence", "How sure the reading is: formal results first, what is only told last."),
    ),
    key=("document_id", "vote_seq"),
    order=("document_id", "vote_seq"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE, TO_AGENDA_ITEM, TO_ORGANIZATION),
)

VOTE_POSITIONS = TableSpec(
    "vote_positions",
    "Vote positions",
    "How party groups voted, where the record states it. Nothing is inferred; persons are never in it.",
    (
        document_id_column(),
        Column("vote_seq", COUNT, "The vote.", minimum=0),
        Column("seq", COUNT, "Position in printed order, from 0.", minimum=0),
        Column("fraktion", TEXT, "Party group as printed, without „-Fraktion”."),
        Column("fraktion_id", TEXT, "The same for the usual spellings of one group."),
        Column("stance", TEXT, "How it voted.", enum=get_args(Stance)),
    ),
    key=("document_id", "vote_seq", "seq"),
    order=("document_id", "vote_seq", "seq"),
    foreign_keys=(TO_DOCUMENT, TO_VOTE),
)

RELATIONS = TableSpec(
    "relations",
    "Relations",
    "What a paper, or an item of minutes, does to another paper that it names.",
    (
        document_id_column(),
        Column("seq", COUNT, "Position in printed order, from 0.", minimum=0),
        Column("agenda_item_seq", COUNT, "seq of the agenda item that says so, in minutes.", True, minimum=0),
        Column("relation", TEXT, "What it does to the other paper.", enum=get_args(RelationKind)),
        Column("target_reference", TEXT, "Number of the other paper, as printed.", True),
        Column(
            "target_document_id", TEXT, "The other paper, where exactly one document of this release bears it.", True
        ),
        page_number_column(),
        Column("char_start", COUNT, "First code point of the words in pages.text.", minimum=0),
        Column("char_end", COUNT, "Code point behind them.", minimum=0),
        *box_columns("the words"),
    ),
    key=("document_id", "seq"),
    order=("document_id", "seq"),
    foreign_keys=(
        TO_DOCUMENT,
        TO_PAGE,
        TO_AGENDA_ITEM,
        ForeignKey(("target_document_id",), "documents", ("document_id",)),
    ),
)
