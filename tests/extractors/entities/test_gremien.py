"""Bodies by their full names, short names put in full by the rest of the text."""

from __future__ import annotations

from extractors.entities.gremien import find_gremien
from extractors.entities.gremium_full_names import bodies_in_full


def test_bodies_are_found_whole() -> None:
    text = "Der Ortschaftsrat Seedorf und der Ausschuss für Umwelt und Technik tagen."
    assert [e.canonical for e in find_gremien(text)] == ["Ortschaftsrat Seedorf", "Ausschuss für Umwelt und Technik"]


def test_bodies_in_full_keep_every_mention() -> None:
    text = "Der Ortschaftsrat Seedorf berät. Danach stimmt der Ortschaftsrat ab."
    found = find_gremien(text)
    assert len(bodies_in_full(text, found)) == len(found) == 2
