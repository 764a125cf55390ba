"""Specks of dirty copies are taken out, and no dot of the print."""

from __future__ import annotations

import numpy as np

from extractors.imaging.despeckle import cleaned_page, stroke_width, without_specks
from tests.support.printed_pages import DPI, dusty, page


def test_specks_of_a_dirty_page_are_taken_out_and_its_print_stays() -> None:
    clean = np.asarray(page(), dtype=np.float32) / 255
    dirty = dusty(700).astype(np.float32) / 255
    freed = without_specks(dirty, DPI)
    assert np.abs(dirty - clean).sum() > 3000
    assert np.abs(freed - clean).sum() < 0.2 * np.abs(dirty - clean).sum()
    assert ((clean < 0.5) & (freed > 0.8)).sum() == 0  # no dot of an i and no full stop is lost


def test_a_page_with_few_specks_is_left_alone() -> None:
    few = dusty(60).astype(np.float32) / 255
    assert without_specks(few, DPI) is few
    assert 2 <= stroke_width(few, DPI) <= 9
    assert stroke_width(np.ones((500, 500), np.float32), DPI) == 0.0


def test_a_cleaned_page_is_black_and_white_where_it_was_dusty_grey() -> None:
    dirty = dusty(700).astype(np.float32) / 255 * np.float32(0.8) + np.float32(0.1)
    cleaned = cleaned_page(dirty, DPI)
    assert cleaned.dtype == np.uint8
    assert (cleaned.min(), cleaned.max()) == (0, 255)
