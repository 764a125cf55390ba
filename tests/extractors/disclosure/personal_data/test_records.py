"""A datum is a kind and a place, never what it says."""

from __future__ import annotations

from dataclasses import fields

from extractors.disclosure.personal_data.records import PersonalDatum


def test_a_datum_holds_no_text() -> None:
    assert [field.name for field in fields(PersonalDatum)] == ["kind", "page_number", "char_start", "char_end"]
