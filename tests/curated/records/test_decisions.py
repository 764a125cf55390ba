"""What was decided: counts are those stated, and what is not understood is null."""

from __future__ import annotations

from curated.records.decisions import Relation, Vote, VotePosition


def test_a_vote_says_nothing_that_the_paper_does_not() -> None:
    vote = Vote(
        vote_seq=0, subject="item", outcome_source="counts", page_number=3, char_start=10, char_end=40, votes_yes=9
    )
    assert (vote.votes_yes, vote.votes_no, vote.outcome, vote.unanimous) == (9, None, None, None)
    assert not vote.is_past and not vote.is_recommendation


def test_a_position_belongs_to_its_vote_and_a_relation_to_its_words() -> None:
    position = VotePosition(vote_seq=0, seq=1, fraktion="CDU-Fraktion", fraktion_id="cdu", stance="for")
    assert (position.vote_seq, position.document_id) == (0, "")
    relation = Relation(seq=0, relation="amends", page_number=1, char_start=0, char_end=12, target_reference="2024/017")
    assert (relation.target_reference, relation.target_document_id) == ("2024/017", None)
