"""Small marks in a page image that Tesseract passes over: lone signs (+ - = +/-) and numbers in table cells.

Marks are joined pieces of ink outside all words. Signs are told by their shape, which is surer than any reading: a bar, two
bars, a cross. What is no sign is left to be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv

DARK = 128  # in an evened image; print from the back is lighter
MOST_PIECES = 3000  # of unread ink; more is noise or a picture
_JOIN_X = 0.5  # of a digit's height: gaps inside one mark („10“, „+/-“)
_JOIN_Y = 0.4  # the two bars of „=“

Ink = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PixelBox:
    """A box in pixels, half open."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.y1 - self.y0

    def joined(self, other: PixelBox) -> PixelBox:
        """The box around both."""
        return PixelBox(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class InkMark:
    """A mark and what it is by its shape: ``+``, ``-``, ``=``, ``+/-``, or "" where that must be read."""

    box: PixelBox
    sign: str


def unread_marks(pixels: Grey, region: PixelBox, words: Sequence[PixelBox], digit: float) -> list[InkMark]:
    """The marks of ``region`` that touch none of ``words``, top to bottom. ``digit``: the usual height of a digit in pixels."""
    cv2 = opencv()
    ink = (pixels[region.y0 : region.y1, region.x0 : region.x1] < DARK).astype(np.uint8)
    for word in words:
        x0, y0 = max(word.x0 - region.x0, 0), max(word.y0 - region.y0, 0)
        ink[y0 : max(word.y1 - region.y0, 0), x0 : max(word.x1 - region.x0, 0)] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if len(stats) > MOST_PIECES:
        return []
    pieces = [_box(s, region) for s in stats[1:] if _is_piece(s, digit)]
    groups = _grouped(sorted(pieces, key=lambda b: (b.x0, b.y0)), digit)
    marks = [_mark(group, pixels, digit) for group in groups]
    return sorted((m for m in marks if m is not None), key=lambda m: (m.box.y0, m.box.x0))


def sign_of(ink: Ink, digit: float) -> str:
    """``-``, ``=`` or ``+`` when the ink has that shape, else ""."""
    high, wide = ink.shape
    if not 0.2 * digit <= wide <= 1.1 * digit or high > 1.1 * digit:
        return ""
    if high <= 0.35 * digit:
        return "-" if wide >= 1.4 * high and ink.mean() > 0.55 else ""
    rows, cols = ink.mean(axis=1), ink.mean(axis=0)
    full = rows > 0.6
    bars = int(full[0]) + int(np.count_nonzero(full[1:] & ~full[:-1]))
    if bars == 2 and high <= 0.85 * digit and rows.min() < 0.15:
        return "="
    cross = rows.max() >= 0.75 and cols.max() >= 0.75 and 0.6 <= wide / high <= 1.6
    y, x = max(1, round(0.3 * high)), max(1, round(0.3 * wide))
    corners = (ink[:y, :x].mean(), ink[:y, -x:].mean(), ink[-y:, :x].mean(), ink[-y:, -x:].mean())
    return "+" if cross and bars == 1 and max(corners) < 0.2 and high >= 0.35 * digit else ""


def _is_piece(stats: NDArray[np.int32], digit: float) -> bool:
    """No speck, no rule, no picture."""
    wide, high, area = int(stats[2]), int(stats[3]), int(stats[4])
    return (
        0.08 * digit <= high <= 1.6 * digit
        and 0.08 * digit <= wide <= 1.6 * digit
        and area >= 0.015 * digit * digit
        and max(wide, high) >= 0.14 * digit
    )


def _box(stats: NDArray[np.int32], region: PixelBox) -> PixelBox:
    x, y = int(stats[0]) + region.x0, int(stats[1]) + region.y0
    return PixelBox(x, y, x + int(stats[2]), y + int(stats[3]))


def _grouped(pieces: Sequence[PixelBox], digit: float) -> list[list[PixelBox]]:
    """Pieces side by side, or one above the other within a sign, put together."""
    groups: list[list[PixelBox]] = []
    for piece in pieces:
        near = [g for g in groups if any(_are_one(p, piece, digit) for p in g)]
        merged = [p for g in near for p in g] + [piece]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _are_one(a: PixelBox, b: PixelBox, digit: float) -> bool:
    gap_x, gap_y = max(a.x0, b.x0) - min(a.x1, b.x1), max(a.y0, b.y0) - min(a.y1, b.y1)
    beside = gap_x <= _JOIN_X * digit and gap_y < 0
    bars = gap_x < 0 and gap_y <= _JOIN_Y * digit and a.height < 0.35 * digit and b.height < 0.35 * digit
    return beside or bars


def _mark(pieces: Sequence[PixelBox], pixels: Grey, digit: float) -> InkMark | None:
    box = pieces[0]
    for piece in pieces[1:]:
        box = box.joined(piece)
    if box.height > 1.7 * digit:
        return None
    sign = sign_of(_ink(pixels, box), digit)
    if not sign and len(pieces) == 3:
        first, slash, last = (p for p in sorted(pieces, key=lambda p: p.x0))
        is_stroke = slash.height >= 0.7 * digit
        if sign_of(_ink(pixels, first), digit) == "+" and is_stroke and sign_of(_ink(pixels, last), digit) == "-":
            sign = "+/-"
    return InkMark(box, sign) if sign or box.height >= 0.6 * digit else None


def _ink(pixels: Grey, box: PixelBox) -> Ink:
    return np.asarray(pixels[box.y0 : box.y1, box.x0 : box.x1] < DARK)
