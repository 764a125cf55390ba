"""Signs told by their shape, and marks found under no word."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.imaging.ink_marks import PixelBox, sign_of, unread_marks

DIGIT = 20.0


def drawn(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> np.ndarray:
    ink = np.zeros(size, bool)
    for x0, y0, x1, y1 in boxes:
        ink[y0:y1, x0:x1] = True
    return ink


@pytest.mark.parametrize(
    ("ink", "sign"),
    [
        (drawn((3, 9), (0, 0, 9, 3)), "-"),
        (drawn((14, 14), (6, 0, 8, 14), (0, 6, 14, 8)), "+"),
        (drawn((8, 13), (0, 0, 13, 2), (0, 6, 13, 8)), "="),
        (drawn((20, 4), (0, 0, 4, 20)), ""),  # 1
        (drawn((20, 14), (0, 0, 14, 3), (10, 3, 13, 20)), ""),  # 7
        (drawn((20, 14), (0, 0, 14, 3), (0, 8, 14, 11), (0, 17, 14, 20), (11, 0, 14, 20)), ""),  # 3
        (drawn((3, 3), (0, 0, 3, 3)), ""),  # a full stop
        (drawn((3, 60), (0, 0, 60, 3)), ""),  # underlined blanks
    ],
)
def test_signs_are_told_by_their_shape(ink: np.ndarray, sign: str) -> None:
    assert sign_of(ink, DIGIT) == sign


def test_marks_under_words_and_specks_are_none() -> None:
    pixels = np.full((60, 200), 255, np.uint8)
    pixels[20:23, 20:30] = 0  # a dash
    pixels[20:23, 100:110] = 0  # a dash inside a word
    pixels[40, 150] = 0  # a speck
    marks = unread_marks(pixels, PixelBox(0, 0, 200, 60), [PixelBox(90, 10, 130, 30)], DIGIT)
    assert [(m.sign, m.box) for m in marks] == [("-", PixelBox(20, 20, 30, 23))]
