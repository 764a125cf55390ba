"""Every table is filled from single documents, but those of the release as a whole."""

from __future__ import annotations

from curated.schema import BASE_TABLES, table_from_rows
from curated.tables.records_by_table import records_by_table
from tests.support.builders import minutes_result, simple_result, table_result


def test_every_table_has_its_records():
    tables = {spec.name for spec in BASE_TABLES}
    of_the_release = {"budget_series", "meetings", "issues", "organizations", "relations", "source_profiles"}
    assert tables - set(records_by_table(simple_result("a"))) == of_the_release


def test_the_records_fit_their_tables():
    rows = dict.fromkeys(records_by_table(simple_result("a")), 0)
    for result in (simple_result("a"), table_result("b"), minutes_result("c")):
        for name, records in records_by_table(result).items():
            rows[name] += table_from_rows(name, records).num_rows
    assert rows["documents"] == 3 and rows["table_cells"] > 0 and rows["agenda_items"] > 0
