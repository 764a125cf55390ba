"""Names of offices over two lines come out whole, and half a name never."""

from __future__ import annotations

from extractors.head import extract_head
from extractors.papers.head_evidence.name_wraps import whole_name
from extractors.papers.head_evidence.reading_copy import reading_copy


def _whole(text: str, line: int, col: int = 0) -> str | None:
    copy = reading_copy(text)
    cell = copy.lines[line][col]
    return whole_name(copy, cell, cell.text, cell.end)[0]


def test_a_name_goes_on_below_or_began_above() -> None:
    assert _whole("Amt für Hochbau und\nGebäudewirtschaft\n", 0) == "Amt für Hochbau und Gebäudewirtschaft"
    assert _whole("Referat für Gesundheit\nund Umwelt\n", 0) == "Referat für Gesundheit und Umwelt"
    assert _whole("Personal- und\nTelefon 12\tOrganisationsreferat\n", 1, 1) == "Personal- und Organisationsreferat"


def test_half_a_name_is_none() -> None:
    assert _whole("Amt für Hochbau und\nDatum: 02.03.2026\n", 0) is None
    assert extract_head(["Vorlage Nr. 12/26\nVerantwortlich: Dez.\nGremium: Rat\n"]).originator is None
