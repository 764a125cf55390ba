"""Marks impossible at their place are put right, all others stay."""

from __future__ import annotations

import pytest

from extractors.ocr.punctuation import with_patterns
from tests.support.printed_pages import joined, row


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        ("vom 25, April 2003, gültig", "vom 25. April 2003, gültig"),
        ("bis 1, März einzureichen", "bis 1. März einzureichen"),
        ("am 30,11.1992 und 01.02,2001", "am 30.11.1992 und 01.02.2001"),
        ("(BGBl. | S. 2294)", "(BGBl. I S. 2294)"),
        ("(GVBI. I S. 142)", "(GVBl. I S. 142)"),
        ("Amtsblatt Nr. 12, April 2009", "Amtsblatt Nr. 12, April 2009"),
        ("in 25, Anlage 3", "in 25, Anlage 3"),
        ("Beträge von 12,50 und 1.234,56", "Beträge von 12,50 und 1.234,56"),
        ("im Jahr 2003, April bis Juni", "im Jahr 2003, April bis Juni"),
        ("Version 10,11.2 und 31,13.2001", "Version 10,11.2 und 31,13.2001"),
        ("Das BGB I. Buch", "Das BGB I. Buch"),
        ("« die Fläche am »Wald«", "• die Fläche am »Wald«"),
        ("Ortschaftsrat (8 70 Abs. 1 GemO)", "Ortschaftsrat (§ 70 Abs. 1 GemO)"),
        ("am 8 Tage vor Absatz", "am 8 Tage vor Absatz"),
    ],
)
def test_only_marks_impossible_at_their_place_change(read_as: str, expected: str) -> None:
    assert joined(with_patterns(row(read_as))) == expected


def test_an_item_number_takes_the_dot_of_its_neighbours() -> None:
    lines = [*row("1. Grundpreis", line=1), *row("2, Fahrpreis", line=2), *row("7, Wartezeit", line=3)]
    assert joined(with_patterns(lines)) == "1. Grundpreis 2. Fahrpreis 7, Wartezeit"
