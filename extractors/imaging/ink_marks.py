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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignShapes:
    """What tells signs from digits and dirt. Sizes in heights of a digit, inks in shares of 1.

    Chosen by how these signs are drawn in common faces, not fitted; `tests/extractors/imaging/test_ink_marks.py` draws them.
    """

    join_x: float = 0.5  # gaps inside one mark („10“, „+/-“)
    join_y: float = 0.4  # between the two bars of „=“
    narrowest: float = 0.2  # a narrower sign is a stop,
    widest: float = 1.1  # a wider one a rule
    highest: float = 1.1
    bar: float = 0.35  # a mark no higher is a bar or nothing, a cross is higher
    bar_aspect: float = 1.4  # width over height of a bar: a stop is square
    bar_ink: float = 0.55  # of its box; a comma lies aslant in it
    full_row: float = 0.6  # ink of a row from which it belongs to a bar
    empty_row: float = 0.15  # ink of the row between two bars at most
    two_bars: float = 0.85  # height of „=“ at most
    arm: float = 0.75  # ink of the fullest row and column of a cross
    cross_aspect: tuple[float, float] = (0.6, 1.6)  # width over height of a cross
    corner: float = 0.3  # of a side: the four corners of a cross,
    corner_ink: float = 0.2  # which hold at most so much ink
    smallest: float = 0.08  # a piece lower or narrower is dust,
    least_area: float = 0.015  # square: or thinner than a stroke,
    least_length: float = 0.14  # or shorter than a stop
    largest: float = 1.6  # a larger one is print or a picture
    highest_mark: float = 1.7  # pieces put together
    slash: float = 0.7  # the stroke of „+/-“ is at least so high
    number: float = 0.6  # what is no sign is read when it is at least so high


SHAPES = SignShapes()

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
    if not SHAPES.narrowest * digit <= wide <= SHAPES.widest * digit or high > SHAPES.highest * digit:
        return ""
    if high <= SHAPES.bar * digit:
        return "-" if wide >= SHAPES.bar_aspect * high and ink.mean() > SHAPES.bar_ink else ""
    rows, cols = ink.mean(axis=1), ink.mean(axis=0)
    full = rows > SHAPES.full_row
    bars = int(full[0]) + int(np.count_nonzero(full[1:] & ~full[:-1]))
    if bars == 2 and high <= SHAPES.two_bars * digit and rows.min() < SHAPES.empty_row:
        return "="
    narrow, flat = SHAPES.cross_aspect
    cross = rows.max() >= SHAPES.arm and cols.max() >= SHAPES.arm and narrow <= wide / high <= flat
    y, x = max(1, round(SHAPES.corner * high)), max(1, round(SHAPES.corner * wide))
    corners = (ink[:y, :x].mean(), ink[:y, -x:].mean(), ink[-y:, :x].mean(), ink[-y:, -x:].mean())
    return "+" if cross and bars == 1 and max(corners) < SHAPES.corner_ink and high >= SHAPES.bar * digit else ""


def _is_piece(stats: NDArray[np.int32], digit: float) -> bool:
    """No speck, no rule, no picture."""
    wide, high, area = int(stats[2]), int(stats[3]), int(stats[4])
    return (
        SHAPES.smallest * digit <= high <= SHAPES.largest * digit
        and SHAPES.smallest * digit <= wide <= SHAPES.largest * digit
        and area >= SHAPES.least_area * digit * digit
        and max(wide, high) >= SHAPES.least_length * digit
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
    beside = gap_x <= SHAPES.join_x * digit and gap_y < 0
    bars = gap_x < 0 and gap_y <= SHAPES.join_y * digit and max(a.height, b.height) < SHAPES.bar * digit
    return beside or bars


def _mark(pieces: Sequence[PixelBox], pixels: Grey, digit: float) -> InkMark | None:
    box = pieces[0]
    for piece in pieces[1:]:
        box = box.joined(piece)
    if box.height > SHAPES.highest_mark * digit:
        return None
    sign = sign_of(_ink(pixels, box), digit)
    if not sign and len(pieces) == 3:
        first, slash, last = (p for p in sorted(pieces, key=lambda p: p.x0))
        is_stroke = slash.height >= SHAPES.slash * digit
        if sign_of(_ink(pixels, first), digit) == "+" and is_stroke and sign_of(_ink(pixels, last), digit) == "-":
            sign = "+/-"
    return InkMark(box, sign) if sign or box.height >= SHAPES.number * digit else None


def _ink(pixels: Grey, box: PixelBox) -> Ink:
    return np.asarray(pixels[box.y0 : box.y1, box.x0 : box.x1] < DARK)
