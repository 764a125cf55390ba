"""Sentences that name a meeting, and those that tell of another one."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.head import extract_head
from extractors.papers.head_evidence.meeting_frames import BODY, DAY, FRAMES
from extractors.papers.head_evidence.sentence_frames import framed_meetings


@pytest.mark.parametrize(
    "text",
    [
        "Bekanntmachung\n\nAm Montag, 7. September 2026 findet um 18.30 Uhr im Saal, Hauptstr. 3 (2. OG), "
        "die nächste Sitzung des Bauausschusses statt.",
        "An den Bürgermeister\n\nAntrag: Bänke\n\n"
        "Wir beantragen, der Bauausschuss möge in seiner Sitzung am 07.09.2026 beschließen:",
        "Tischvorlage 4/2026\nZu beraten im Bauausschuss (öffentlich, 07.09.2026)\n",
        "Bauausschuss\nÖffentliche Niederschrift Nr. 3 vom 07.09.2026\n\n"
        "4 Verschiedenes\nNächste Sitzung am 05.10.2026\n",
    ],
)
def test_the_meeting_is_named(text: str) -> None:
    head = extract_head([text])
    assert (head.gremium, head.meeting_date) == ("Bauausschuss", date(2026, 9, 7))


def test_a_letter_tells_of_an_earlier_sitting() -> None:
    text = "Anfrage an den Landrat\n\nin der Kreistagssitzung vom 26.06.2026 wurde ein Bau angekündigt.\n"
    found = framed_meetings(text, find_gremien(text), find_dates(text), "anfrage")
    assert [c for c in found if c.field == "meeting_date"] == []


def test_frames_are_about_bodies_and_days() -> None:
    assert all(BODY in frame.pattern.pattern and DAY in frame.pattern.pattern for frame in FRAMES)
