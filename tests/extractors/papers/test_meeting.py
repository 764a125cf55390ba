"""The meeting of a paper by the line that names it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.papers.meeting import Meeting, completed, session_line, sitting_day

DAY = date(2025, 5, 20)


def test_a_line_names_body_and_day() -> None:
    text = "Niederschrift über die Sitzung des Gemeinderates am 20.05.2025\n"
    meeting = session_line(text, [], None)
    assert (meeting.gremium, meeting.day) == ("Gemeinderat", date(2025, 5, 20))
    assert sitting_day(text) == date(2025, 5, 20)


def test_what_is_known_stays() -> None:
    known, other = Meeting("Gemeinderat", None, None), Meeting("Kreistag", date(2025, 5, 20), "3")
    assert completed(known, other).gremium == "Gemeinderat"


@pytest.mark.parametrize(
    ("text", "labelled_day", "found"),
    [
        ("Sitzung des Kreistages am 20.05.2025\n", None, ("Kreistag", DAY)),  # named in the line
        (
            "zur öffentlichen Sitzung\ndes Kreistages am 20.05.2025\n",
            None,
            ("Kreistag", DAY),
        ),  # named in the line above
        ("Vorlage Kreistag am Dienstag, dem 20.05.2025\n", None, ("Kreistag", DAY)),  # opens the line
        ("Dem Kreistag zur Sitzung am 20.05.2025\n", None, ("Kreistag", DAY)),  # session between body and day
        ("Kreistag\nWir bauen.\n", DAY, ("Kreistag", None)),  # alone in its line
        ("Sitzung des Kreistages\n\n20.05.2025\n", None, ("Kreistag", DAY)),  # day right below
        ("Der Beschluss des Kreistages vom 20.05.2025\n", None, (None, None)),
        ("Wir bauen.\n" * 200 + "Sitzung des Kreistages am 20.05.2025\n", None, (None, None)),  # too far down
    ],
)
def test_what_makes_a_line_that_of_the_meeting(
    text: str, labelled_day: date | None, found: tuple[str | None, date | None]
) -> None:
    meeting = session_line(text, [], labelled_day)
    assert (meeting.gremium, meeting.day) == found
