"""The second eye on drawn pages: what is in doubt is read again, what is not stays as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.ocr.budget import PageBudget
from extractors.ocr.eye_pass import with_second_eye
from extractors.ocr.tesseract import RecognisedWord, read_image
from tests.support.printed_pages import DPI, page, text_of
from tests.support.printed_pages import read as read_page


def read(lines: tuple[str, ...]) -> tuple[np.ndarray, list[RecognisedWord]]:
    pixels = np.asarray(page(lines), dtype=np.uint8)
    return pixels, [w for w in read_image(pixels, "deu", 3, DPI, PageBudget(60)) if w.confidence > 0]


def again(pixels: np.ndarray, words: list[RecognisedWord], *, every: bool = False) -> list[RecognisedWord]:
    return with_second_eye(pixels, lambda: pixels, words, DPI, every=every)


def test_a_section_sign_comes_in_and_the_other_words_keep_their_place() -> None:
    pixels, words = read(("Die Gebühren nach § 7 Abs. 2 der Satzung",))
    new = again(pixels, words)
    assert [w.text for w in new] == ["Die", "Gebühren", "nach", "§", "7", "Abs.", "2", "der", "Satzung"]
    assert (new[0].x, new[-1].x) == (words[0].x, words[-1].x)


def test_words_in_doubt_are_read_again_with_their_neighbours_only() -> None:
    pixels, words = read(("Der Gemeinderat tagt am Montag im Rathaus der Stadt",))
    broken = [replace(w, text="Rafhaus", confidence=0.3) if w.text == "Rathaus" else w for w in words]
    new = again(pixels, broken)
    assert [w.text for w in new] == [w.text for w in words]
    assert [bool(w.other) for w in new] == [False] * 5 + [True] * 3 + [False]


def test_every_line_is_read_where_that_is_asked() -> None:
    pixels, words = read(("Der Gemeinderat tagt am Montag", "Die Sitzung beginnt um 18 Uhr"))
    assert again(pixels, words) == words
    assert all(w.other == w.text for w in again(pixels, words, every=True))


def test_print_that_lies_under_no_word_is_read() -> None:
    pixels, words = read(("Der Gemeinderat tagt im Rathaus", "", "Die Sitzung beginnt um 18 Uhr"))
    kept = [w for w in words if w.y > 400 or w.text.startswith("Der")]
    assert len(kept) < len(words)
    assert "Gemeinderat tagt im Rathaus" in " ".join(w.text for w in again(pixels, kept))


def test_columns_of_numbers_are_read_cell_by_cell() -> None:
    """The eye would leave out the wide blank."""
    pixels, words = read(("Gebühr          125,00          130,50",))
    doubted = [replace(w, confidence=0.6) for w in words]
    assert [w.text for w in again(pixels, doubted)] == ["Gebühr", "125,00", "130,50"]


def test_the_best_quality_reads_a_page_as_the_standard_one_does() -> None:
    image = page(("Die Gebühren nach § 7 Abs. 2 der Satzung",))
    assert text_of(read_page(image, quality="best")) == text_of(read_page(image))
