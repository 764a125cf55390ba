"""Time and place of a sitting, from labels and from what stands around its day."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.head import extract_head
from extractors.papers.head_evidence.reading_copy import reading_copy
from extractors.papers.head_evidence.sitting_details import sitting_details


def details(text: str) -> dict[str, str]:
    """The time and the place that the head of a text tells."""
    return {e.field: e.value for e in extract_head([text]).evidence if e.field in {"meeting_time", "meeting_place"}}


@pytest.mark.parametrize(
    ("text", "time", "place"),
    [
        ("Einladung\nGremium: Rat\nTermin: Montag, 07.09.2026, 18:30 Uhr\nRaum: Saal 2\n1. Wege\n", "18:30", "Saal 2"),
        ("Protokoll\nGremium:  Rat\nDatum:  07.09.2026\nUhrzeit:  17:05 – 19:20\nOrt:  Ratssaal\n1. Wege\n", "17:05", "Ratssaal"),
        (
            "Bekanntmachung\nAm Montag, 7. September 2026, um 19 Uhr findet im Haus des Gastes die Sitzung des Rates statt.\n",
            "19:00",
            "Haus des Gastes",
        ),
        ("Einladung\nzur Sitzung des Kreistages am 07.09.2026\n1. Bericht, Beginn der Arbeiten 14:00 Uhr\n", None, None),
    ],
)  # fmt: skip
def test_when_and_where(text: str, time: str | None, place: str | None) -> None:
    told = details(text)
    assert (told.get("meeting_time"), told.get("meeting_place")) == (time, place)


def test_other_papers_have_no_time() -> None:
    assert details("Vorlage Nr. 12/26\nGremium: Rat\nSitzung am: 07.09.2026\nBeginn: 18:00 Uhr\n") == {}
    assert sitting_details(reading_copy("x"), [], date(2026, 9, 7), "vorlage") == []
