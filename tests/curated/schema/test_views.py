"""What the tables promise: the view of amounts."""

from __future__ import annotations

from dataclasses import fields

from curated.schema.views import AMOUNTS
from curated.tables.amounts_view import AmountRow, amount_rows
from tests.support.builders import simple_result


def test_the_view_is_keyed_by_the_mention_it_shows():
    assert AMOUNTS.key == ("entity_id",)
    assert {key.table for key in AMOUNTS.foreign_keys} == {"entities", "documents", "agenda_items", "votes"}


def test_a_row_of_the_view_has_a_value_for_every_column():
    names = {column.name for column in AMOUNTS.columns} - {"x0", "y0", "x1", "y1"}
    assert names - {"verdict", "url"} == {field.name for field in fields(AmountRow)} - {"box"}
    assert amount_rows(simple_result("a"))
