"""Boxes that specks or neighbours stretched are cut back to their line."""

from __future__ import annotations

from extractors.ocr.word_boxes import with_boxes_cut_back
from tests.support.printed_pages import joined, row, word


def test_a_box_stretched_by_specks_is_cut_back_to_its_line() -> None:
    line = row("Beschluss vom 30. November 1992 folgende Verordnung")
    high = [*line[:2], word("30.", line[2].x, 45, y=40, height=120), *line[3:]]
    assert [(w.y, w.height) for w in with_boxes_cut_back(high)] == [(100, 30)] * len(line)
    flat = [*line[:2], word("30.", line[2].x, 45, y=128, height=3), *line[3:]]
    assert with_boxes_cut_back(flat)[2].height == 30
    assert with_boxes_cut_back(line) == line


def test_a_box_that_runs_under_its_neighbour_ends_before_it() -> None:
    line = row("des Geltungsbereichs nach § 1 liegt")
    wide = [line[0], word("Geltungsbereichs", line[1].x, line[1].width + 70), *line[2:]]
    out = with_boxes_cut_back(wide)
    assert out[1].x + out[1].width == line[2].x
    assert joined(out) == joined(wide)
