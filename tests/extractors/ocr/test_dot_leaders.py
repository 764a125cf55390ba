"""Rows of dots are counted and taken out."""

from __future__ import annotations

import numpy as np

from extractors.ocr.dot_leaders import leaders, without_leaders
from tests.support.printed_pages import DPI, contents, page


def test_dotted_leaders_are_counted_and_taken_out() -> None:
    found = leaders(contents(40), DPI)
    assert [leader.dots for leader in found] == [40]
    assert leaders(without_leaders(contents(40), found), DPI) == []
    assert leaders(np.asarray(page(), dtype=np.uint8), DPI) == []
    assert leaders(contents(3), DPI) == []


def test_a_halftone_holds_no_leaders() -> None:
    ink = np.full((1600, 1600), 255, np.uint8)
    for row_of_dots in range(10, 1590, 12):
        for y, x in ((row_of_dots + dy, dx) for dy in range(4) for dx in range(4)):
            ink[y, 10 + x : 1590 : 12] = 0
    assert leaders(ink, DPI) == []
