"""Straight lines of drawn paths: what a polygon prints as ruling lines, whichever reader found it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from extractors.base.page_reading import Rule

# Half a million drawing operations on one page is a map or an attack, not a council paper.
MAX_PATHS = 200_000
_THIN = 2.5  # points: a filled rectangle no thicker than this is a printed line
_SLANT = 0.6  # points a line may deviate from the axis over its whole length
_SHORTEST = 4.0  # points: shorter strokes are dashes of letters or dots


def on_page(rule: Rule, width: float, height: float) -> bool:
    """Whether any of the line is shown on a page of this size."""
    return rule.x1 >= 0 and rule.y1 >= 0 and rule.x0 <= width and rule.y0 <= height


def ruling_lines(points: Sequence[tuple[float, float]], *, closed: bool, filled: bool) -> list[Rule]:
    """The straight lines a polygon prints: its middle line when it is thin and filled, else its sides. Slanted: none."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if filled and min(right - left, bottom - top) <= _THIN and max(right - left, bottom - top) >= _SHORTEST:
        if right - left >= bottom - top:
            return [Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)]
        return [Rule((left + right) / 2, top, (left + right) / 2, bottom)]
    ends = [*points, points[0]] if closed and len(points) > 2 else list(points)
    rules: list[Rule] = []
    for (ax, ay), (bx, by) in itertools.pairwise(ends):
        if abs(ay - by) <= _SLANT and abs(ax - bx) >= _SHORTEST:
            rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2))
        elif abs(ax - bx) <= _SLANT and abs(ay - by) >= _SHORTEST:
            rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by)))
        elif (abs(ax - bx) > _SLANT or abs(ay - by) > _SLANT) and math.hypot(ax - bx, ay - by) >= _SHORTEST:
            return []  # a slanted side: a drawing, not a table
    return rules
