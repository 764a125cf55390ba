"""The tables of head evidence and source profiles: their keys, and fields that a head has."""

from __future__ import annotations

from dataclasses import fields

from curated.records import Head
from curated.schema.heads import HEAD_EVIDENCE, SOURCE_PROFILES


def test_a_field_of_a_document_is_decided_once() -> None:
    assert HEAD_EVIDENCE.key == ("document_id", "field")
    column = next(column for column in HEAD_EVIDENCE.columns if column.name == "field")
    assert set(column.enum) <= {field.name for field in fields(Head)}


def test_a_source_may_have_several_profiles_of_a_field() -> None:
    assert SOURCE_PROFILES.key[:2] == ("source", "field")
