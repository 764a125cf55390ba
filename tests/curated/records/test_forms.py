import pytest

from curated.records.forms import FormField


def test_a_field_is_built_by_name_and_leads_to_its_page():
    field = FormField(
        document_id="d", page_number=2, seq=0, label="Betrag", value="5", source="print", char_start=0, char_end=9
    )
    assert field.url and field.is_ticked is None
    with pytest.raises(TypeError):
        FormField("d", 2, 0, "Betrag", "5")  # type: ignore[misc,call-arg] # five values in a row tell nobody which is which
