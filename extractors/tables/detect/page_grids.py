"""The tables of one page with words and ruling lines: ruled ones first, unruled ones in what is left.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace

from curated.records import Box, Word
from extractors.base.page_reading import PageReading, Rule
from extractors.layout.table_lines import PrintedLine, em_of, printed_lines
from extractors.tables.detect.aligned import find_aligned
from extractors.tables.detect.deskew_words import deskewed_rules, deskewed_words, frame_of, on_displayed_page
from extractors.tables.detect.framed import framed_grid, stacked, with_open_stripe
from extractors.tables.detect.grid import RawGrid
from extractors.tables.detect.repeated_heads import parted_at_heads
from extractors.tables.detect.ruled import find_lattices, strokes
from extractors.tables.detect.title import caption

_EDGE = 3.0  # points: printers leave more of the sheet's edge white
_ABOVE = 3.0  # em between a table and its caption
_LEGIBLE = re.compile(
    r"\d[\d.,]*\d|(?<!\S)[-+]?\d[%€]?(?!\S)|[^\W\d_]*[aeiouyäöüAEIOUYÄÖÜ][^\W\d_]{2}|[^\W\d_]{2}[aeiouyäöü]"
)
_LEADER = re.compile(r"[.·…_]{4,}")  # dots that lead from a label to its price
_LEAST_LEGIBLE = 0.3  # of the filled cells of a table; twice as many where OCR itself doubts what it read
_DOUBTFUL = 0.65  # mean confidence of the cells
_BESIDE = 150.0  # points: a caption at the page's margin may end before a table that is set in the middle begins


def find_page_grids(reading: PageReading) -> list[RawGrid]:
    """The tables of the page from top to bottom as it is read, each with its caption; boxes on the page as displayed."""
    if not reading.words:
        return []
    frame = frame_of(reading)
    printed = [rule for rule in reading.rules if not _is_sheet_edge(rule, reading.width, reading.height)]
    if frame is None:
        return _grids(reading.words, printed, reading.page_number)
    words, rules = deskewed_words(reading.words, frame), deskewed_rules(printed, frame)
    return [on_displayed_page(grid, frame) for grid in _grids(words, rules, reading.page_number)]


def _grids(words: Sequence[Word], rules: Sequence[Rule], page_number: int) -> list[RawGrid]:
    words = [word for word in words if not _LEADER.fullmatch(word.text)]
    flat, upright = strokes(rules)
    grids: list[RawGrid] = []
    for lattice in stacked(find_lattices(flat, upright)):
        grid = framed_grid(with_open_stripe(lattice, words), words, page_number)
        if grid is not None:
            grids.append(grid)
    rest = [w for w in words if not any(_inside(w, g.box) for g in grids)]
    grids = [grid for grid in grids if not is_noise(grid)]
    free = [s for s in flat if not any(g.box and g.box.y0 - 3 <= s.at <= g.box.y1 + 3 for g in grids)]
    grids += [grid for grid in find_aligned(rest, free, upright, page_number) if not is_noise(grid)]
    grids = [part for grid in grids for part in parted_at_heads(grid)]
    grids.sort(key=lambda g: (g.box.y0, g.box.x0) if g.box else (0.0, 0.0))
    lines = printed_lines(words)
    return [replace(grid, title=_title(grid, lines, grids)) for grid in grids]


def _is_sheet_edge(rule: Rule, width: float | None, height: float | None) -> bool:
    """Whether a line is a side of the sheet: slides are drawn on a coloured ground, whose edges frame no table."""
    if width is None or height is None:
        return False
    upright = rule.x1 - rule.x0 < rule.y1 - rule.y0
    at, size = (rule.x0, width) if upright else (rule.y0, height)
    return at <= _EDGE or at >= size - _EDGE


def is_noise(grid: RawGrid) -> bool:
    """Whether OCR made a grid of a picture: the hatching of a chart has lines and marks, but hardly a word or a number."""
    filled = [c for c in grid.cells if c.text.strip()]
    sure = [c.ocr_confidence for c in filled if c.ocr_confidence is not None]
    if not sure or len(sure) < len(filled):
        return False
    legible = sum(_LEGIBLE.search(c.text) is not None for c in filled) / len(filled)
    return legible < (_LEAST_LEGIBLE if statistics.fmean(sure) > _DOUBTFUL else 2 * _LEAST_LEGIBLE)


def _title(grid: RawGrid, lines: Sequence[PrintedLine], grids: Sequence[RawGrid]) -> str | None:
    """The caption: the nearest line above the table that stands over it and belongs to no other table."""
    if grid.box is None:
        return None
    em = em_of([w for line in lines for s in line.segments for w in s.words])
    above = [line for line in lines if line.middle < grid.box.y0 and grid.box.y0 - line.box.y1 <= _ABOVE * em]
    over = [line for line in above if line.box.x0 < grid.box.x1 and line.box.x1 > grid.box.x0 - _BESIDE]
    if not over or any(g is not grid and g.box and _touches(g.box, over[-1].box) for g in grids):
        return None
    return caption(" ".join(s.text for s in over[-1].segments))


def _touches(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _inside(word: Word, box: Box | None) -> bool:
    if box is None:
        return False
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
