"""What the tables promise: entities, corrections, tables and cells."""

from __future__ import annotations

from curated.schema.content import CORRECTIONS, ENTITIES, TABLE_CELLS, TABLES


def test_spans_are_whole_numbers_from_0():
    for spec in (ENTITIES, CORRECTIONS):
        spans = [column for column in spec.columns if column.name in ("char_start", "char_end")]
        assert len(spans) == 2 and all(column.minimum == 0 for column in spans)


def test_a_mention_can_be_outside_of_tables_and_a_cell_cannot():
    by_name = {column.name: column for column in ENTITIES.columns}
    assert by_name["table_id"].nullable and by_name["row"].nullable
    assert TABLE_CELLS.key == ("table_id", "row", "col") and TABLES.key == ("table_id",)
