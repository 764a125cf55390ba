"""A page keeps its text before repair only where repair changed it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curated.records.page import Box, Correction, Line, Page, Word
from tests.support.builders import RAW, TEXT, simple_result


def test_the_raw_text_is_the_text_where_nothing_was_changed():
    (page,) = simple_result("a").pages
    assert (page.text, page.raw) == (TEXT, RAW)
    assert replace(page, text_raw=None).raw == TEXT and replace(page, text_raw="").raw == ""


def test_words_and_lines_point_into_the_raw_text():
    (page,) = simple_result("a").pages
    (word,), (line,) = page.words, page.lines
    assert isinstance(word, Word) and page.raw[word.raw_start : word.raw_end] == word.text
    assert isinstance(line, Line) and page.raw[line.raw_start : line.raw_end].startswith("Der Gemeinderat")
    assert isinstance(word.box, Box) and word.box.x0 <= word.box.x1


def test_a_correction_of_a_cell_has_no_place_in_the_text():
    rule = Correction(
        document_id="a", page_number=1, seq=0, stage="table_cell", rule="C→0", before="1C", after="10", applied=True
    )
    assert (rule.char_start, rule.char_end) == (None, None)
    with pytest.raises(TypeError):
        Page("a", 1, "ocr", "", "")  # type: ignore[misc,call-arg] # nineteen values in a row tell nobody which is which
