"""Boxes to be ticked in a page image: found by their four sides, told ticked or empty by the ink inside, read as ☒ and ☐.

Tesseract's models know neither sign and read D, O, [1] or nothing. Sides are long level and upright runs of ink, which the
diagonals of a cross and the curves of letters do not have; so a box is found whether it is printed or drawn, crossed or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv
from extractors.ocr.tesseract import RecognisedWord

TICKED, EMPTY = "☒", "☐"
DARK = 170  # in an evened image
SMALLEST, LARGEST = 0.08, 0.2  # inch: a box is as high as the capitals of print of 8 to 18 points
RUN = 0.8  # of the smallest side: the shortest run of ink that counts as a piece of a side
SIDE = 0.85  # of a side that must be there
# Chosen, not fitted; measured on 15 form pages of the development corpus: 94 of 98 boxes, none told wrong (docs/ocr.md).
CORNER = 0.55  # of a corner's ink that must be there
SQUARE = 1.15  # one side over the other at most
FILLED = 0.85  # share of ink inside from which it is a bullet
CROSSED = 0.07  # share of ink inside from which it is ticked
CROWDED = 0.2  # share of ink in the ring around it from which it is part of a grid or a picture
NEAR = 0.45  # inch: how far its word may stand
MOST = 60  # boxes of one page; more are a pattern
EDGE = 0.15  # of the shorter side: how thick a drawn side may be
MIDDLE = 0.24  # of the shorter side left out on each: copying thickens the sides, so only the middle tells
CORNER_SIDE = 0.13  # of the shorter side: the square looked at in each corner
RING_DEPTH, RING_GAP = (
    0.12,
    0.22,
)  # of the shorter side: strips above and below; beside it letters of a word stand closer
CONFIDENCE = 0.9  # that of a sign told by its shape
_LINE = 200_000  # Tesseract's numbers of blocks and those of leaders stay below

Ink = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Checkbox:
    """A box and whether it is ticked; in pixels."""

    x: int
    y: int
    width: int
    height: int
    ticked: bool


def find_checkboxes(pixels: Grey, dpi: float) -> list[Checkbox]:
    """Squares of the size of letters that stand alone on a straightened, evened page, empty or with a mark inside."""
    cv2 = opencv()
    ink = (pixels < DARK).astype(np.uint8)
    run = max(3, round(RUN * SMALLEST * dpi))
    thick = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    level = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    upright = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    sides = level | upright
    _, _, stats, _ = cv2.connectedComponentsWithStats(sides, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    least, most = SMALLEST * dpi, LARGEST * dpi
    fit = (np.minimum(wide, high) >= least) & (np.maximum(wide, high) <= most)
    fit &= np.maximum(wide, high) <= SQUARE * np.minimum(wide, high)
    fit[0] = False
    found = [
        box
        for x, y, w, h in stats[fit, :4].tolist()
        if (box := _box(ink=ink, thick=thick, level=level, upright=upright, x=x, y=y, wide=w, high=h)) is not None
    ]
    return found if len(found) <= MOST else []


def without_checkboxes(pixels: Grey, found: Sequence[Checkbox]) -> Grey:
    """The page with the boxes painted over as paper."""
    if not found:
        return pixels
    clean = pixels.copy()
    for box in found:
        clean[max(box.y - 3, 0) : box.y + box.height + 3, max(box.x - 3, 0) : box.x + box.width + 3] = 255
    return clean


def as_words(found: Sequence[Checkbox], words: Sequence[RecognisedWord], dpi: float) -> list[RecognisedWord]:
    """The boxes that have a word beside them as words of their own, ☒ or ☐."""
    signs = [
        RecognisedWord(
            text=TICKED if b.ticked else EMPTY,
            x=b.x,
            y=b.y,
            width=b.width,
            height=b.height,
            confidence=CONFIDENCE,
            line=(_LINE + n, 0, 0),
        )
        for n, b in enumerate(found)
    ]
    print_ = [w for w in words if sum(map(str.isalpha, w.text)) >= 2]
    return [sign for sign in signs if any(_beside(sign, word, dpi) for word in print_)]


def _beside(sign: RecognisedWord, word: RecognisedWord, dpi: float) -> bool:
    middle = sign.y + sign.height / 2
    gap = max(word.x - sign.x - sign.width, sign.x - word.x - word.width)
    return word.y <= middle <= word.y + word.height and gap <= NEAR * dpi


def _box(ink: Ink, thick: Ink, level: Ink, upright: Ink, x: int, y: int, wide: int, high: int) -> Checkbox | None:
    """The box with these bounds, when it has four sides, stands alone and is no bullet."""
    edge = max(2, round(EDGE * min(wide, high)))
    frame = (
        level[y : y + edge, x : x + wide].max(axis=0),
        level[y + high - edge : y + high, x : x + wide].max(axis=0),
        upright[y : y + high, x : x + edge].max(axis=1),
        upright[y : y + high, x + wide - edge : x + wide].max(axis=1),
    )
    if min(float(side.mean()) for side in frame) < SIDE or _roundest(thick, x, y, wide, high) < CORNER:
        return None
    if (
        _within(ink=ink, x=x, y=y, wide=wide, high=high, inset=edge + 1) > FILLED
        or _crowd(ink, x, y, wide, high) > CROWDED
    ):
        return None
    share = _within(ink=ink, x=x, y=y, wide=wide, high=high, inset=max(edge + 1, round(MIDDLE * min(wide, high))))
    return Checkbox(x, y, wide, high, share >= CROSSED)


def _within(ink: Ink, x: int, y: int, wide: int, high: int, inset: int) -> float:
    """The share of ink inside a box, without ``inset`` pixels along its sides."""
    inner = ink[y + inset : y + high - inset, x + inset : x + wide - inset]
    return float(inner.mean()) if inner.size else 1.0


def _roundest(thick: Ink, x: int, y: int, wide: int, high: int) -> float:
    """The share of ink in the emptiest corner: letters have round ones."""
    side = max(4, round(CORNER_SIDE * min(wide, high)))
    return min(
        float(thick[top : top + side, left : left + side].mean())
        for top in (y, y + high - side)
        for left in (x, x + wide - side)
    )


def _crowd(ink: Ink, x: int, y: int, wide: int, high: int) -> float:
    """The darkest of the four strips around a box, with a little distance from it."""
    off, deep, gap = 3, max(2, round(RING_DEPTH * min(wide, high))), max(3, round(RING_GAP * min(wide, high)))
    bottom, right = y + high + off, x + wide + off
    strips = (
        ink[max(y - off - deep, 0) : max(y - off, 0), x : x + wide],
        ink[bottom : bottom + deep, x : x + wide],
        ink[y : y + high, max(x - off - gap, 0) : max(x - off, 0)],  # letters of a word stand closer
        ink[y : y + high, right : right + gap],
    )
    return max((float(s.mean()) for s in strips if s.size), default=0.0)
