"""What the tables promise: agenda items, budget lines, organizations."""

from __future__ import annotations

from curated.schema.facts import AGENDA_ITEMS, BUDGET_LINES, ORGANIZATIONS


def test_a_budget_line_is_a_cell_or_stands_in_words():
    (cell,) = [key for key in BUDGET_LINES.foreign_keys if key.table == "table_cells"]
    assert cell.columns == ("table_id", "row", "col") and BUDGET_LINES.key == ("line_id",)


def test_votes_are_counts_and_may_be_unknown():
    votes = [column for column in AGENDA_ITEMS.columns if column.name.startswith("votes_")]
    assert len(votes) == 3 and all(column.nullable and column.minimum == 0 for column in votes)


def test_a_body_needs_an_identity_and_a_name():
    required = {column.name for column in ORGANIZATIONS.columns if not column.nullable}
    assert {"gremium_id", "name", "source"} <= required and ORGANIZATIONS.key == ("gremium_id",)
