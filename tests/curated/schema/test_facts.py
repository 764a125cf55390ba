"""What the tables promise: agenda items, organizations."""

from __future__ import annotations

from curated.schema.facts import AGENDA_ITEMS, ORGANIZATIONS


def test_votes_are_counts_and_may_be_unknown():
    votes = [column for column in AGENDA_ITEMS.columns if column.name.startswith("votes_")]
    assert len(votes) == 3 and all(column.nullable and column.minimum == 0 for column in votes)


def test_a_body_needs_an_identity_and_a_name():
    required = {column.name for column in ORGANIZATIONS.columns if not column.nullable}
    assert {"gremium_id", "name", "source"} <= required and ORGANIZATIONS.key == ("gremium_id",)
