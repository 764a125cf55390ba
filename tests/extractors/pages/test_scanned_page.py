"""The direction of writing of a scanned page, told from the words that follow one another."""

from __future__ import annotations

from curated.records import Box, Word
from extractors.pages.scanned_page import writing_rotation


def test_columns_read_one_after_the_other_are_no_sideways_page() -> None:
    words = [
        Word("61.518,79", Box(700 - 60 * c, 100 + 15 * r, 740 - 60 * c, 108 + 15 * r))
        for c in range(4)
        for r in range(9)
    ]
    assert writing_rotation(words, 842, 595, 0) == 0
    upright = [
        Word("Abgaben", Box(100 + 12 * i, 200 + 50 * j, 108 + 12 * i, 240 + 50 * j)) for i in range(4) for j in range(6)
    ]
    assert writing_rotation(upright, 842, 595, 0) in (90, 270)
