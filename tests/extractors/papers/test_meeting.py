"""The meeting of a paper by the line that names it."""

from __future__ import annotations

from datetime import date

from extractors.papers.meeting import Meeting, completed, session_line, sitting_day


def test_a_line_names_body_and_day() -> None:
    text = "Niederschrift über die Sitzung des Gemeinderates am 20.05.2025\n"
    meeting = session_line(text, [], None)
    assert (meeting.gremium, meeting.day) == ("Gemeinderat", date(2025, 5, 20))
    assert sitting_day(text) == date(2025, 5, 20)


def test_what_is_known_stays() -> None:
    known, other = Meeting("Gemeinderat", None, None), Meeting("Kreistag", date(2025, 5, 20), "3")
    assert completed(known, other).gremium == "Gemeinderat"
