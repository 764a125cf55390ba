"""What a polygon prints as ruling lines: the middle of a thin filling, the sides of a frame, nothing of a drawing."""

from __future__ import annotations

import pytest

from extractors.base.page_reading import Rule
from extractors.pdf.rule_paths import on_page, ruling_lines

FRAME = [(10.0, 10.0), (110.0, 10.0), (110.0, 60.0), (10.0, 60.0)]


def test_a_thin_filled_rectangle_is_the_line_in_its_middle() -> None:
    assert ruling_lines([(10, 20), (200, 20), (200, 21), (10, 21)], closed=True, filled=True) == [
        Rule(10, 20.5, 200, 20.5)
    ]
    assert ruling_lines([(10, 20), (11, 20), (11, 90), (10, 90)], closed=True, filled=True) == [
        Rule(10.5, 20, 10.5, 90)
    ]


def test_a_frame_has_four_sides_and_an_open_path_no_last_one() -> None:
    assert len(ruling_lines(FRAME, closed=True, filled=False)) == 4
    assert len(ruling_lines(FRAME, closed=False, filled=False)) == 3


@pytest.mark.parametrize(
    "points",
    [
        [(0.0, 0.0), (100.0, 50.0)],  # slanted
        [(0.0, 0.0), (2.0, 0.0)],  # the dash of a letter
        [(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (20.0, 90.0)],  # one slanted side makes it a drawing
    ],
)
def test_slanted_and_short_strokes_are_no_rules(points: list[tuple[float, float]]) -> None:
    assert ruling_lines(points, closed=False, filled=False) == []


def test_lines_beside_the_page_are_not_on_it() -> None:
    assert on_page(Rule(-50, 10, 20, 10), 100, 100)
    assert not on_page(Rule(-50, 10, -20, 10), 100, 100)
    assert not on_page(Rule(10, 120, 50, 120), 100, 100)
