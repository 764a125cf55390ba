"""Votes, stances and items name one another: a row that names nothing is a breach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curated.records import DocumentResult
from curated.records.decisions import Vote, VotePosition
from curated.validation.document_rules import check_result
from tests.support.builders import minutes_result

PLAIN = minutes_result("a")
OWNER = PLAIN.document.document_id
VOTE = Vote(
    vote_seq=0,
    subject="item",
    outcome_source="worded",
    outcome="approved",
    page_number=1,
    char_start=0,
    char_end=3,
    document_id=OWNER,
    agenda_item_seq=1,
)
STANCE = VotePosition(vote_seq=0, seq=0, fraktion="SPD", fraktion_id="spd", stance="for", document_id=OWNER)
MINUTES = replace(
    PLAIN,
    agenda_items=(PLAIN.agenda_items[0], replace(PLAIN.agenda_items[1], vote_seq=0)),
    votes=(VOTE,),
    vote_positions=(STANCE,),
)


def broken(result: DocumentResult) -> set[str]:
    return {breach.rule for breach in check_result(result)}


def test_minutes_with_votes_keep_every_rule() -> None:
    assert broken(MINUTES) == set()


def test_a_vote_of_no_item_is_a_breach() -> None:
    votes = (replace(MINUTES.votes[0], agenda_item_seq=99), *MINUTES.votes[1:])
    assert broken(replace(MINUTES, votes=votes)) == {"agenda_item_seq names an agenda item"}


@pytest.mark.parametrize("table", ["agenda_items", "vote_positions"])
def test_an_item_or_a_stance_of_no_vote_is_a_breach(table: str) -> None:
    rows = getattr(MINUTES, table)
    changed = replace(MINUTES, **{table: (*rows[:-1], replace(rows[-1], vote_seq=99))})
    assert broken(changed) == {"vote_seq names a vote"}
