"""Rates and the time left, and when nothing is said of it."""

from __future__ import annotations

import time

from flows.command_line.pace import Pace, duration


def test_pages_rate_and_time_left() -> None:
    pace = Pace(to_do=10, started=time.monotonic() - 60)
    assert pace.said() == "" and pace.seconds_left is None
    for _ in range(4):
        pace.take(5)
    assert pace.said() == "20 pages, 20 a minute, about 90 seconds left"
    for _ in range(6):
        pace.take(0)
    assert pace.said() == "20 pages, 20 a minute"


def test_durations_in_the_unit_people_use() -> None:
    said = [duration(seconds) for seconds in (0, 90, 121, 7_199, 7_200, 200_000)]
    assert said == ["0 seconds", "90 seconds", "2 minutes", "120 minutes", "2 hours", "2 days"]
