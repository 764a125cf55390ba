"""The published schema: held fast by a golden file, strict about types, and true to the records through Parquet."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.errors import ReleaseRefused
from curated.records import (
    AgendaItem,
    Box,
    BudgetLine,
    Cell,
    Consultation,
    Correction,
    Document,
    Entity,
    FormField,
    HeadEvidence,
    Organization,
    Page,
    Relation,
    SourceProfile,
    Table,
    Vote,
    VotePosition,
)
from curated.reports.dictionary import dictionary_markdown
from curated.schema import ALL_TABLES, BASE_TABLES, schema_as_json, table_from_rows, table_spec
from curated.schema.arrow_rows import BOX_COLUMNS
from curated.schema.columns import TableSpec
from curated.schema.decisions import VOTES
from curated.tables.amounts_view import AmountRow
from curated.tables.budget_series import BudgetSeriesRow
from tests.support.builders import document, document_id, simple_result
from tests.support.paths import ROOT

RECORDS: dict[str, type] = {
    "documents": Document,
    "pages": Page,
    "entities": Entity,
    "consultations": Consultation,
    "head_evidence": HeadEvidence,
    "source_profiles": SourceProfile,
    "agenda_items": AgendaItem,
    "votes": Vote,
    "vote_positions": VotePosition,
    "relations": Relation,
    "organizations": Organization,
    "budget_lines": BudgetLine,
    "budget_series": BudgetSeriesRow,
    "form_fields": FormField,
    "tables": Table,
    "table_cells": Cell,
    "corrections": Correction,
    "amounts": AmountRow,
}
WORK_FILE_ONLY = {
    "pages": {"words", "lines"},
    "consultations": {"char_start", "char_end"},
    "head_evidence": {"char_start", "char_end"},
    "tables": {"checks"},
    "table_cells": {"spans"},
}


DERIVED = {
    "budget_lines": {"line_id", "url"},
    "form_fields": {"url"},
    "tables": {"verdict", "url"},
    "table_cells": {"verdict"},
    "amounts": {"verdict", "url"},
}  # said by other fields of the record


def test_the_schema_is_the_golden_one():
    # A difference here changes what users read: raise SCHEMA_VERSION, tell it in the CHANGELOG, then renew the file.
    assert schema_as_json() == (ROOT / "tests/golden/schema.json").read_text(encoding="utf-8")


def test_the_documented_tables_are_in_step():
    # python -m curated.reports.dictionary > docs/tables-reference.md
    assert (ROOT / "docs/tables-reference.md").read_text(encoding="utf-8") == dictionary_markdown()


def test_votes_keep_the_vote_that_decided_an_item_apart():
    assert VOTES.key == ("document_id", "vote_seq")


def test_there_are_twenty_one_tables_and_one_view():
    assert [spec.name for spec in BASE_TABLES] == [
        "documents", "pages", "entities", "consultations", "head_evidence", "agenda_items", "votes", "vote_positions",
        "relations", "organizations", "meetings", "source_profiles", "tables", "table_cells", "checks", "check_terms",
        "budget_lines", "budget_series", "form_fields", "corrections", "issues",
    ]  # fmt: skip
    assert [spec.name for spec in ALL_TABLES[21:]] == ["amounts"]


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_a_column_or_for_work_files_only(name):
    own = {field.name for field in fields(RECORDS[name])} - WORK_FILE_ONLY.get(name, set()) | DERIVED.get(name, set())
    boxes = BOX_COLUMNS if "box" in own else set()
    assert own - {"box"} | boxes == {column.name for column in table_spec(name).columns}


@pytest.mark.parametrize("spec", ALL_TABLES, ids=lambda spec: spec.name)
def test_tables_are_described_keyed_and_plain(spec):
    names = {column.name for column in spec.columns}
    by_name = {column.name: column for column in spec.columns}
    assert set(spec.key) | set(spec.order) <= names
    assert not any(by_name[name].nullable for name in (*spec.key, *spec.order))
    assert all(column.description.endswith(".") for column in spec.columns)
    assert not any(pa.types.is_nested(c.type) or pa.types.is_timestamp(c.type) for c in spec.columns)
    for key in spec.foreign_keys:
        assert set(key.columns) <= names
        assert key.target == table_spec(key.table).key


# --- records → Arrow → Parquet → values ---------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
SCORES = st.floats(0, 1, width=32)


def values_of(spec: TableSpec, column_name: str) -> st.SearchStrategy[object]:
    """Values that the column may hold, in the types of the records."""
    column = next(c for c in spec.columns if c.name == column_name)
    kind = column.type
    if column.enum:
        values: st.SearchStrategy[object] = st.sampled_from(column.enum)
    elif column.name == "document_id":
        values = st.sampled_from([document_id("a"), document_id("b")])
    elif pa.types.is_string(kind):
        values = TEXTS
    elif pa.types.is_boolean(kind):
        values = st.booleans()
    elif pa.types.is_integer(kind):
        values = st.integers(int(column.minimum or 0), int(column.maximum or 2 ** (kind.bit_width - 1) - 1))
    elif pa.types.is_floating(kind):
        values = SCORES if column.maximum == 1 else st.floats(0, 2.0**60, width=32)
    elif pa.types.is_decimal(kind):
        values = st.decimals(-(10**15), 10**15, places=kind.scale)
    else:
        values = st.dates()
    return st.none() | values if column.nullable else values


def records_of(name: str) -> st.SearchStrategy[object]:
    spec, record = table_spec(name), RECORDS[name]
    names = [field.name for field in fields(record) if field.name not in {*WORK_FILE_ONLY.get(name, ()), "box"}]
    parts = {n: values_of(spec, n) for n in names}
    if any(field.name == "box" for field in fields(record)):
        edges = st.floats(-10, 1000, width=32)
        parts["box"] = st.none() | st.builds(Box, edges, edges, edges, edges)
    return st.builds(record, **parts)


def expected_row(name: str, record: object) -> dict[str, object]:
    """What a reader should find, from the record alone."""
    box = getattr(record, "box", None)
    row = {}
    for column in table_spec(name).columns:
        if column.name in BOX_COLUMNS:
            row[column.name] = None if box is None else getattr(box, column.name)
        else:
            row[column.name] = getattr(record, column.name)
    return row


@pytest.mark.parametrize("name", RECORDS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_records_come_back_from_parquet_as_they_went(name, data):
    records = data.draw(st.lists(records_of(name), max_size=3))
    table = table_from_rows(name, records)
    file = io.BytesIO()
    pq.write_table(table, file)
    read = pq.read_table(file)
    assert read.schema.equals(table.schema)
    assert read.to_pylist() == [expected_row(name, record) for record in records]


def test_pandas_reads_exact_types():
    entities = simple_result("a").entities
    frame = table_from_rows("entities", entities).to_pandas()
    amount = frame[frame.kind == "amount"].iloc[0]
    assert amount.amount == Decimal("1200000.00")
    assert frame[frame.kind == "date"].iloc[0].date_start == date(2024, 3, 12)


# --- what is refused ----------------------------------------------------------------------------------------------------

WRONG = [
    ({"byte_size": 1.5}, "documents.byte_size is to hold int64"),  # Arrow would make it 1
    ({"byte_size": True}, "documents.byte_size is to hold int64"),
    ({"byte_size": -1}, "documents.byte_size must be at least 0"),
    ({"title": b"bytes"}, "documents.title is to hold string"),  # Arrow would take them for text
    ({"title": "\ud800"}, "documents.title is to hold string"),
    ({"source_path": None}, "documents.source_path must not be empty"),
    ({"status": "fine"}, "documents.status must be one of ok, partial, failed"),
    ({"meeting_date": datetime(2024, 1, 1)}, "documents.meeting_date is to hold date32"),
    ({"document_id": "abc"}, "documents.document_id must look like"),
    ({"page_count": 2**31}, "documents.page_count is to hold int32"),
]


@pytest.mark.parametrize(("fields_", "words"), WRONG)
def test_wrong_values_are_refused_with_column_and_reason(fields_, words):
    with pytest.raises(ReleaseRefused, match="fault of the stage") as refusal:
        table_from_rows("documents", [document("a"), document("b", **fields_)])
    assert words in str(refusal.value)
    assert refusal.value.code == "SCHEMA"


@pytest.mark.parametrize("value", [Decimal("0.005"), Decimal(10) ** 17, Decimal("NaN"), 0.5, 3])
def test_money_is_exact_or_refused(value):
    entity = replace(simple_result("a").entities[1], amount=value)
    with pytest.raises(ReleaseRefused, match=r"entities\.amount"):
        table_from_rows("entities", [entity])


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), float("inf")])
def test_scores_lie_between_0_and_1(value):
    page = replace(simple_result("a").pages[0], ocr_confidence=value)
    with pytest.raises(ReleaseRefused, match=r"pages\.ocr_confidence"):
        table_from_rows("pages", [page])


def test_the_json_schema_holds_vocabularies_and_bounds():
    tables = json.loads(schema_as_json())["tables"]
    by_name = {field["name"]: field for field in tables["entities"]["fields"]}
    assert "amount" in by_name["kind"]["constraints"]["enum"]
    assert by_name["confidence"]["constraints"] == {"minimum": 0.0, "maximum": 1.0}
    assert by_name["amount"]["type"] == "number"
    assert tables["entities"]["arrow"]["amount"] == "decimal128(18, 2)"
