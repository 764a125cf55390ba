"""Boxes to be ticked are found by their shape; letters, grids and bullets are none."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.ocr.checkboxes import find_checkboxes, without_checkboxes
from tests.support.printed_pages import DPI, form, page


def test_boxes_are_found_and_told_ticked_from_empty() -> None:
    found = sorted(find_checkboxes(form((300, 400, True), (600, 400, False)), DPI), key=lambda box: box.x)
    assert [(box.ticked, round(box.x, -1), round(box.y, -1)) for box in found] == [(True, 300, 400), (False, 600, 400)]
    assert find_checkboxes(without_checkboxes(form((300, 400, True)), found[:1]), DPI) == []


@pytest.mark.parametrize(
    "lines", [("DOB ODER GUBO HEBOD UNOX", "nuoea DBOUP 00 88 80 BBB DDD", "□".join("QRSTUVW")), ()]
)
def test_letters_and_blank_paper_hold_no_box(lines: tuple[str, ...]) -> None:
    assert find_checkboxes(np.asarray(page(lines), dtype=np.uint8), DPI) == []


def test_a_grid_and_a_bullet_are_no_boxes() -> None:
    ink = np.full((600, 600), 255, np.uint8)
    for n in range(5):
        ink[100 + 40 * n : 103 + 40 * n, 100:263] = 0
        ink[100:263, 100 + 40 * n : 103 + 40 * n] = 0
    ink[400:430, 400:430] = 0
    assert find_checkboxes(ink, DPI) == []
