"""The matter of a paper: the same for its revisions and sittings, another in another town."""

from dataclasses import replace

from curated.records import AgendaItem
from curated.tables.matters import matter_id, with_matters
from tests.support.builders import simple_result


def test_revisions_are_of_one_matter_and_towns_are_apart() -> None:
    assert matter_id("2026/01691", "x") == matter_id("2026/01691/1", "x") == matter_id(" 2026/01691/2", "x")
    assert matter_id("22-1234.1", "x") == matter_id("22-1234", "x")
    assert matter_id("2026/01691", "x") != matter_id("2026/01691", "y")
    assert matter_id("0123/2025", "x") != matter_id("0124/2025", "x")
    assert matter_id(None, "x") is None and matter_id("ohne", "x") is None


def test_a_document_bears_the_matter_of_its_number() -> None:
    result = with_matters(simple_result("a"))
    assert (result.document.matter_id is None) == (result.document.reference is None)


def test_minutes_of_several_items_have_no_matter_of_their_own_and_an_extract_has() -> None:
    item = AgendaItem(number="1", reference="2030/0007")
    made = simple_result("a", document_type="niederschrift", reference="2030/0007")
    minutes = with_matters(replace(made, agenda_items=(item, replace(item, seq=1, number="2", reference=None))))
    assert minutes.document.matter_id is None and minutes.agenda_items[0].matter_id is not None
    extract = with_matters(replace(made, agenda_items=(item,)))
    assert extract.document.matter_id == extract.agenda_items[0].matter_id == minutes.agenda_items[0].matter_id
