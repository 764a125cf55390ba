"""What the tables of budgets promise."""

from __future__ import annotations

from curated.schema.budget import BUDGET_LINES, BUDGET_SERIES


def test_a_budget_line_is_a_cell_or_stands_in_words():
    (cell,) = [key for key in BUDGET_LINES.foreign_keys if key.table == "table_cells"]
    assert cell.columns == ("table_id", "row", "col") and BUDGET_LINES.key == ("line_id",)


def test_a_series_says_whose_number_it_is_and_who_states_it():
    required = {column.name for column in BUDGET_SERIES.columns if not column.nullable}
    assert {"label", "year", "kind", "amount", "verdict", "across_documents", "documents"} <= required
