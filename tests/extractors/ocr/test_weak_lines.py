"""Badly read rows are found, and the better reading of them wins."""

from __future__ import annotations

from extractors.ocr.weak_lines import is_better, weak_rows, without_lone_marks
from tests.support.printed_pages import DPI, joined, row, word


def test_weak_rows_are_found_with_the_strips_beside_them() -> None:
    weak, strong = row("Satzang uber dle", sure=0.4), row("Der Gemeinderat beschließt", line=2, y=300)
    boxes = weak_rows([weak, strong], [(400, 95, 200, 40), (60, 900, 80, 30)], DPI)
    assert len(boxes) == 1
    x, y, wide, high = boxes[0]
    assert (x, y, high) == (0, 95, 40)
    assert x + wide >= 600
    assert weak_rows([strong], [(60, 900, 80, 30)], DPI) == []


def test_the_better_reading_of_a_row_wins() -> None:
    first, second = row("Satzang uber dle", sure=0.4), row("Satzung über die", sure=0.8)
    assert is_better(second, first)
    assert not is_better(first, second)
    assert not is_better(row("Sa", sure=0.9), first)  # shorter: something was lost
    assert joined(without_lone_marks([*second, word("'", 400, 5, sure=0.1)])) == "Satzung über die"
