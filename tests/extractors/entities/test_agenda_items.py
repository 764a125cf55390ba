"""Numbers of agenda items and the places of a list."""

from __future__ import annotations

from extractors.entities.agenda_items import agenda_list, item_number


def test_a_number_is_itself_alone() -> None:
    assert [item_number(printed) for printed in ("8.4 ", "10a", "3")] == ["8.4", "10a", "3"]


def test_a_list_gives_its_numbers() -> None:
    text = "Tagesordnung\n1. Eröffnung\n2. Haushalt\n3. Verschiedenes\n"
    assert [text[start:end].strip(".") for start, end in agenda_list(text)] == ["1", "2", "3"]
