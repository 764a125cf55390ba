"""The list of given names holds given names, spelt as they are printed."""

from __future__ import annotations

from extractors.disclosure.personal_data.given_names import GIVEN_NAMES


def test_given_names_are_known_and_words_are_not() -> None:
    assert {"anna", "paul"} <= GIVEN_NAMES
    assert not {"rathaus", "gemeinderat", "neubau"} & GIVEN_NAMES
    assert all(name == name.lower() for name in GIVEN_NAMES)
