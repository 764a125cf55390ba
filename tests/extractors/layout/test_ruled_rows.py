"""Ruled tables whose cells hold several lines are read cell by cell; all others row by row."""

from __future__ import annotations

from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.layout.compose import compose
from extractors.layout.ruled_rows import cell_by_cell
from extractors.layout.segments import Rulings, in_reading_frame, rows, segments
from tests.support.words import block_at, words_at

WIDTH, HEIGHT = 595.0, 842.0
LEVEL = [Rule(60, y, 500, y) for y in (100, 140, 160)]
UPRIGHT = [Rule(x, 100, x, 160) for x in (60, 250, 500)]
WORDS = [
    *block_at(["Nachmittagsbetreuung", "Mo. – Fr. bis 15 Uhr"], 66, 112),
    *words_at("64,00 € / Monat", 256, 112),
    *words_at("Mittagessen", 66, 152),
    *words_at("80,00 € / Monat", 256, 152),
]


def lines(rules: list[Rule], *, in_cells: bool = True) -> list[str]:
    composed = compose(words=WORDS, page_width=WIDTH, page_height=HEIGHT, rules=rules, in_cells=in_cells)
    assert all(composed.text[w.raw_start : w.raw_end] == w.text for w in composed.words)
    return [line for line in composed.text.split("\n") if line]


def test_a_cell_of_two_lines_is_read_to_its_end() -> None:
    assert lines([*LEVEL, *UPRIGHT]) == [
        "Nachmittagsbetreuung",
        "Mo. – Fr. bis 15 Uhr\t64,00 € / Monat",
        "Mittagessen\t80,00 € / Monat",
    ]


def test_without_a_full_grid_or_unasked_rows_are_read_across() -> None:
    across = ["Nachmittagsbetreuung\t64,00 € / Monat", "Mo. – Fr. bis 15 Uhr", "Mittagessen\t80,00 € / Monat"]
    assert lines([*LEVEL, *UPRIGHT], in_cells=False) == across
    assert lines(LEVEL) == across
    assert lines(UPRIGHT) == across
    assert lines([LEVEL[0], *UPRIGHT]) == across


def test_every_segment_stays_and_none_comes_twice() -> None:
    frame = Frame(WIDTH, HEIGHT)
    rulings = Rulings([*LEVEL, *UPRIGHT], frame)
    found = rows(segments(in_reading_frame(WORDS, frame), rulings))
    ordered = cell_by_cell(found, rulings)
    assert sorted(s.text for row in ordered for s in row) == sorted(s.text for row in found for s in row)
    assert len(ordered) == len(found) == 3
