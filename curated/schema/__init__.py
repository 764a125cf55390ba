"""The published schema: one definition per table, from which Parquet, CSV, ``datapackage.json`` and the docs are made.

Conventions of every table: ``document_id`` is the SHA-256 of the file's bytes; pages count from 1, rows and columns from 0;
``char_*`` are code points into ``pages.text``, half open; boxes are PDF points, origin top left, of the page as displayed;
scores lie between 0 and 1; money is exact decimal, days are dates; no nested types and no timestamps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pyarrow as pa

from curated.schema.arrow_rows import table_from_records
from curated.schema.budget import BUDGET_LINES, BUDGET_SERIES
from curated.schema.checks import CHECK_TERMS, CHECKS
from curated.schema.columns import Column, TableSpec
from curated.schema.content import CORRECTIONS, ENTITIES, TABLE_CELLS, TABLES
from curated.schema.decisions import RELATIONS, VOTE_POSITIONS, VOTES
from curated.schema.facts import AGENDA_ITEMS, MEETINGS, ORGANIZATIONS
from curated.schema.forms import FORM_FIELDS
from curated.schema.heads import HEAD_EVIDENCE, SOURCE_PROFILES
from curated.schema.papers import CONSULTATIONS, DOCUMENTS, ISSUES, PAGES
from curated.schema.views import AMOUNTS

SCHEMA_VERSION = "3"
"""Raised with every change of a published column; part of the fingerprint and of every file's metadata."""

BASE_TABLES: tuple[TableSpec, ...] = (
    DOCUMENTS,
    PAGES,
    ENTITIES,
    CONSULTATIONS,
    HEAD_EVIDENCE,
    AGENDA_ITEMS,
    VOTES,
    VOTE_POSITIONS,
    RELATIONS,
    ORGANIZATIONS,
    MEETINGS,
    SOURCE_PROFILES,
    TABLES,
    TABLE_CELLS,
    CHECKS,
    CHECK_TERMS,
    BUDGET_LINES,
    BUDGET_SERIES,
    FORM_FIELDS,
    CORRECTIONS,
    ISSUES,
)
"""The tables that every release holds."""

ALL_TABLES: tuple[TableSpec, ...] = (*BASE_TABLES, AMOUNTS)
"""The tables and the joined view."""

_BY_NAME = {spec.name: spec for spec in ALL_TABLES}


def table_spec(name: str) -> TableSpec:
    """The definition of a table by its name.

    Raises:
        KeyError: there is no table of that name.
    """
    return _BY_NAME[name]


def table_from_rows(name: str, records: Sequence[object]) -> pa.Table:
    """An Arrow table of the given frozen records, in their order, in the published types.

    Raises:
        ReleaseRefused: a value has the wrong type, is missing, or breaks a vocabulary or a bound; names column and row.
    """
    return table_from_records(table_spec(name), records)


def json_table_schema(spec: TableSpec, csv_names: Mapping[str, str] | None = None) -> dict[str, object]:
    """The Frictionless Table Schema of a table, or of its CSV twin when ``csv_names`` is given.

    ``csv_names`` maps the tables that have a twin to the names of these resources; foreign keys to others are left out.
    Free text is not ``required`` there: Frictionless does not tell an empty text of CSV from a missing one. A key of several
    columns of which one may be null is left out, too: Frictionless takes such a row for one that points at nothing.
    """
    nullable = {column.name for column in spec.columns if column.nullable}
    targets = {s.name: s.name for s in ALL_TABLES} if csv_names is None else csv_names
    keys = [
        {
            "fields": list(key.columns),
            # An empty name is the resource itself (Data Package v1 and v2).
            "reference": {"resource": "" if key.table == spec.name else targets[key.table], "fields": list(key.target)},
        }
        for key in spec.foreign_keys
        if key.table in targets and (len(key.columns) == 1 or not nullable.intersection(key.columns))
    ]
    schema: dict[str, object] = {
        "fields": [_json_field(c, csv_names is None or not _is_free_text(spec, c)) for c in spec.columns],
        "primaryKey": list(spec.key),
        "missingValues": [""],
    }
    return schema | ({"foreignKeys": keys} if keys else {})


def schema_as_json() -> str:
    """All tables with types, keys and descriptions as one JSON text: what the golden test holds fast."""
    tables = {
        spec.name: json_table_schema(spec)
        | {"arrow": {c.name: str(c.type) for c in spec.columns}, "order": list(spec.order), "title": spec.title}
        for spec in ALL_TABLES
    }
    return json.dumps({"schema_version": SCHEMA_VERSION, "tables": tables}, ensure_ascii=False, indent=1) + "\n"


def _is_free_text(spec: TableSpec, column: Column) -> bool:
    return (
        column.frictionless_type == "string" and not column.enum and not column.pattern and column.name not in spec.key
    )


def _json_field(column: Column, may_require: bool) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if may_require and not column.nullable:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    whole = column.frictionless_type == "integer"
    for bound, value in (("minimum", column.minimum), ("maximum", column.maximum)):
        if value is not None:
            constraints[bound] = int(value) if whole else value
    if column.pattern:
        constraints["pattern"] = column.pattern
    field: dict[str, object] = {
        "name": column.name,
        "type": column.frictionless_type,
        "description": column.description,
    }
    return field | ({"constraints": constraints} if constraints else {})
