"""Groups by their own names, and one id for all spellings."""

from __future__ import annotations

from extractors.entities.fraktionen import find_fraktionen, fraktion_id


def test_groups_are_named_without_the_word_for_a_group() -> None:
    found = {e.canonical for e in find_fraktionen("Antrag der SPD-Fraktion und der Fraktion DIE LINKE")}
    assert found == {"SPD", "DIE LINKE"}


def test_spellings_of_a_group_share_an_id() -> None:
    assert fraktion_id("GRÜNE") == fraktion_id("Grüne") != fraktion_id("SPD")
