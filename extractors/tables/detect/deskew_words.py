"""A page the way its lines run: skewed and sideways pages are looked at level, and what was found is put back in place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from curated.records import Box, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import PageReading, Rule
from extractors.tables.detect.grid import RawGrid


def frame_of(reading: PageReading) -> Frame | None:
    """The frame in which the page's lines run level, or None where they do as displayed."""
    if not (reading.rotation or reading.skew) or reading.width is None or reading.height is None:
        return None
    return Frame(reading.width, reading.height, reading.rotation or 0, reading.skew or 0.0)


def deskewed_words(words: Sequence[Word], frame: Frame) -> tuple[Word, ...]:
    """The words with their boxes in the reading frame."""
    return tuple(replace(word, box=frame.box(word.box)) for word in words)


def deskewed_rules(rules: Sequence[Rule], frame: Frame) -> tuple[Rule, ...]:
    """The rules in the reading frame. A slanting rule is kept level through its middle: turned about that, it is itself."""
    stretch = 1 / math.cos(math.radians(frame.skew))
    level: list[Rule] = []
    for rule in rules:
        u, v = frame.point((rule.x0 + rule.x1) / 2, (rule.y0 + rule.y1) / 2)
        wide, high = (rule.x1 - rule.x0) / 2 * stretch, (rule.y1 - rule.y0) / 2 * stretch
        if frame.rotation % 180:
            wide, high = high, wide
        level.append(Rule(u - wide, v - high, u + wide, v + high))
    return tuple(level)


def on_displayed_page(grid: RawGrid, frame: Frame) -> RawGrid:
    """The grid with its boxes on the displayed page."""

    def back(box: Box | None) -> Box | None:
        return None if box is None else frame.page_box(box)

    return replace(grid, box=back(grid.box), cells=tuple(replace(cell, box=back(cell.box)) for cell in grid.cells))
