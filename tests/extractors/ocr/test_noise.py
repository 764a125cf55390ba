"""What is no print is dropped; confidence is summed up over letters."""

from __future__ import annotations

import pytest

from extractors.ocr.noise import confidence, tenth_percentile, without_junk
from tests.support.printed_pages import DPI, joined, row, word


def test_lines_of_nothing_but_dust_are_no_print() -> None:
    dust = [word(".", 300, 4, line=2), word("'", 900, 4, line=3), word("-", 900, 12, line=4)]
    assert joined(without_junk([*row("Der Gemeinderat"), *dust], DPI)) == "Der Gemeinderat -"


def test_junk_is_dropped_and_a_roman_one_between_words_kept() -> None:
    tall = word("|", 500, 6, 200)
    line = [word("BGBl.", 0), word("|", 50, 6, 30), word("S.", 66)]
    assert [w.text for w in without_junk([*line, tall, word("[", 700, line=3), word("x", sure=-0.01)], 300)] == [
        "BGBl.",
        "|",
        "S.",
    ]


def test_confidence_weighs_letters() -> None:
    assert confidence([]) == 0.0
    assert confidence([word("a", sure=0.0), word("bbb", sure=1.0)]) == pytest.approx(0.75)
    assert tenth_percentile([word("a", sure=n / 10) for n in range(10)]) == pytest.approx(0.1)
