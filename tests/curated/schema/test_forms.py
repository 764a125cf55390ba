"""What the table of form fields promises."""

from __future__ import annotations

from curated.schema.forms import FORM_FIELDS


def test_a_field_has_a_place_and_names_its_source():
    columns = {column.name: column for column in FORM_FIELDS.columns}
    assert columns["source"].enum == ("acroform", "print") and not columns["value"].nullable
    assert {"page_number", "char_start", "char_end", "x0", "url"} <= set(columns)
