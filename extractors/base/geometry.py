"""Two ways of looking at a page: as displayed, and turned so that its text runs from left to right.

The displayed page has its origin top left and y growing downwards (points). The reading frame is the same page turned
clockwise by ``rotation`` and then freed of ``skew`` (degrees, counter-clockwise positive: lines that rise to the right).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Box

_SOLVABLE = 0.3  # cos² - sin² of the skew, 36 degrees: near 45 the equations have no solution; chosen, not fitted

Span = tuple[int, int]
"""A slice of a text: its first code point and the one behind its last."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The mapping between a displayed page of ``width`` x ``height`` points and its reading frame."""

    width: float
    height: float
    rotation: int = 0
    skew: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the reading frame (without the small enlargement by deskewing)."""
        return (self.height, self.width) if self.rotation % 180 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A displayed point in the reading frame."""
        u, v = self._turned(x, y)
        if not self.skew:
            return u, v
        cos, sin = _trig(self.skew)
        return u * cos - v * sin, u * sin + v * cos

    def box(self, box: Box) -> Box:
        """A displayed box in the reading frame, with the enlargement that a slanting word gives its upright box taken off."""
        if not self.skew:
            if not self.rotation:
                return box
            x0, y0 = self._turned(box.x0, box.y0)
            x1, y1 = self._turned(box.x1, box.y1)
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        u, v = self.point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if self.rotation % 180:
            wide, high = high, wide
        cos, sin = abs(_trig(self.skew)[0]), abs(_trig(self.skew)[1])
        spread = cos * cos - sin * sin
        if spread > _SOLVABLE:
            wide, high = max((wide * cos - high * sin) / spread, 1.0), max((high * cos - wide * sin) / spread, 1.0)
        return Box(u - wide / 2, v - high / 2, u + wide / 2, v + high / 2)

    def page_box(self, box: Box) -> Box:
        """A box of the reading frame as the upright box around it on the displayed page."""
        if not self.skew and not self.rotation:
            return box
        corners = [self.page_point(u, v) for u in (box.x0, box.x1) for v in (box.y0, box.y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def page_point(self, u: float, v: float) -> tuple[float, float]:
        """A point of the reading frame on the displayed page."""
        if self.skew:
            cos, sin = _trig(self.skew)
            u, v = u * cos + v * sin, v * cos - u * sin
        match self.rotation % 360:
            case 90:
                return v, self.height - u
            case 180:
                return self.width - u, self.height - v
            case 270:
                return self.width - v, u
        return u, v

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        match self.rotation % 360:
            case 90:
                return self.height - y, x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return y, self.width - x
        return x, y


def _trig(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle)


def union_box(boxes: Sequence[Box]) -> Box | None:
    """The smallest box around all of them, or None for none."""
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    x0, y0, x1, y1 = zip(*((b.x0, b.y0, b.x1, b.y1) for b in boxes), strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))
