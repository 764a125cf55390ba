"""The second model reads doubtful lines and unread print; what it is not asked for stays as it was."""

from __future__ import annotations

import numpy as np

from extractors.imaging.prepare import Grey
from extractors.ocr.budget import PageBudget
from extractors.ocr.second_pass import with_second_pass
from extractors.ocr.tesseract import RecognisedWord, read_image
from tests.support.printed_pages import DPI, page


def first_pass(pixels: Grey) -> list[RecognisedWord]:
    return read_image(pixels, "deu", 3, DPI, PageBudget(60))


def second_pass(pixels: Grey, words: list[RecognisedWord]) -> list[RecognisedWord]:
    return with_second_pass(
        pixels=pixels, soft=lambda: pixels, words=words, languages="Latin", dpi=DPI, budget=PageBudget(60)
    )


def test_a_section_sign_comes_in_and_the_other_words_keep_their_place() -> None:
    pixels = np.asarray(page(("Die Gebühren nach § 7 Abs. 2 der Satzung",)), dtype=np.uint8)
    before = first_pass(pixels)
    after = second_pass(pixels, before)
    assert "§" not in "".join(w.text for w in before)
    assert [w.text for w in after] == ["Die", "Gebühren", "nach", "§", "7", "Abs.", "2", "der", "Satzung"]
    assert (after[0].x, after[-1].x) == (before[0].x, before[-1].x)


def test_print_that_lies_under_no_word_is_read() -> None:
    pixels = np.asarray(page(("Der Gemeinderat tagt im Rathaus", "", "Die Sitzung beginnt um 18 Uhr")), dtype=np.uint8)
    words = [w for w in first_pass(pixels) if w.y > 400 or w.text.startswith("Der")]
    assert len(words) < 11
    texts = " ".join(w.text for w in second_pass(pixels, words))
    assert "Gemeinderat tagt im Rathaus" in texts


def test_a_page_read_without_doubt_is_not_read_again() -> None:
    pixels = np.asarray(page(("Der Gemeinderat tagt im Rathaus",)), dtype=np.uint8)
    words = [w for w in first_pass(pixels) if w.confidence > 0]
    assert second_pass(pixels, words) == words
