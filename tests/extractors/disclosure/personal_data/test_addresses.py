"""A private address is one that a person stands beside; those of offices stay."""

from __future__ import annotations

from extractors.disclosure.personal_data.addresses import find_addresses


def slices(text: str) -> list[str]:
    return [text[start:end] for start, end in find_addresses(text)]


def test_an_address_beside_a_person_is_found_and_one_of_an_office_is_not() -> None:
    text = "Herr Paul Neuhaus, Ahornweg 12, 76543 Seedorf; das Rathaus, Marktplatz 1, 76543 Seedorf"
    assert slices(text) == ["Ahornweg 12, 76543 Seedorf"]
    assert slices("Die Stadtverwaltung Musterlingen, Marktplatz 1, 76543 Musterlingen") == []


def test_a_long_word_of_capitals_costs_no_time() -> None:
    assert slices("A-" * 20_000 + " Ahornweg") == []
