"""Pale print darkened, print shining through from the back taken out: letter by letter, told apart by their edges.

Tesseract finds lines by one threshold for the whole page; light-grey heads beside black print fall under it. A mark of the size
of a letter without a dark core is either pale print, whose edges are as sharp as those of black print, or the back of the
sheet, which paper blurs. Measured (docs/ocr.md): steepest slope over depth 0.33-0.48 for pale print, 0.13-0.22 for the back.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import opencv

Ratio = NDArray[np.float32]

MARK = 0.86  # of the paper's brightness: what is darker is a mark
DARK_CORE = 0.5  # a mark with a pixel darker than this needs no help
PRINT_DEPTH = 0.22  # pale print is at least so much darker than paper,
PRINT_SLOPE = 0.27  # and its edges fall by at least this share of its depth from one pixel to the next
BACK_DEPTH = 0.3  # print from the back is at most so much darker,
BACK_SLOPE = 0.24  # and its edges are duller
WANTED_DEPTH = 0.85  # how much darker than paper pale print is made: black print of office copies; chosen, not fitted
LOWEST, HIGHEST, WIDEST = 0.04, 0.4, 0.85  # inch: letters of 4 to 40 points, and several that touch
LEAST_AREA = 0.00033  # square inch: 30 pixels at 300 dpi, a thin l of 6 points
BESIDE = 0.1  # inch: how far the broken rest of a letter lies from it; chosen, not fitted


def with_pale_print_darkened(ratio: Ratio, dpi: float) -> Ratio:
    """``ratio`` (brightness as a share of the paper around it) with pale letters black and letters from the back gone."""
    cv2 = opencv()
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ratio < MARK).astype(np.uint8), connectivity=8)
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    letter = (
        (high >= LOWEST * dpi) & (high <= HIGHEST * dpi) & (wide <= WIDEST * dpi) & (area >= LEAST_AREA * dpi * dpi)
    )
    letter[0] = False
    at = np.flatnonzero(labels)
    owner = labels.ravel()[at]
    depth = np.zeros(count, np.float32)
    np.maximum.at(depth, owner, 1 - ratio.ravel()[at])
    coreless = depth < 1 - DARK_CORE
    if not (letter & coreless).any():
        return ratio
    slope = _slopes(ratio, at, owner, count)
    weak = letter & coreless & (depth >= PRINT_DEPTH) & (slope >= PRINT_SLOPE * depth)
    back = letter & coreless & (depth <= BACK_DEPTH) & (slope <= BACK_SLOPE * depth)
    beside = coreless & ~weak & ~back & _near(weak, labels, stats, dpi)
    gain = np.ones(count, np.float32)
    gain[weak | beside] = WANTED_DEPTH / depth[weak | beside]
    gain[back] = 0.0
    return _applied(ratio, labels, stats, gain)


def _slopes(ratio: Ratio, at: NDArray[np.int64], owner: NDArray[np.int32], count: int) -> Ratio:
    """By mark: the steepest fall of brightness per pixel."""
    cv2 = opencv()
    across, down = (cv2.Sobel(ratio, cv2.CV_32F, dx, 1 - dx, ksize=3, scale=1 / 8).ravel()[at] for dx in (1, 0))
    slope = np.zeros(count, np.float32)
    np.maximum.at(slope, owner, np.hypot(across, down))
    return slope


def _near(
    chosen: NDArray[np.bool_], labels: NDArray[np.int32], stats: NDArray[np.int32], dpi: float
) -> NDArray[np.bool_]:
    """Marks beside the chosen ones on their line: broken letters, dots, commas that alone are too small to be judged."""
    found = np.zeros(len(stats), bool)
    side = round(BESIDE * dpi)
    for x, y, wide, high in stats[chosen, :4]:
        found[np.unique(labels[y : y + high, max(x - side, 0) : x + wide + side])] = True
    found[0] = False
    return found


def _applied(ratio: Ratio, labels: NDArray[np.int32], stats: NDArray[np.int32], gain: Ratio) -> Ratio:
    """The depth of every mark, with the fringe of its edges, multiplied by its gain."""
    cv2 = opencv()
    fringe = np.ones((5, 5), np.uint8)
    out = ratio.copy()
    for number in np.flatnonzero(gain != 1):
        x, y, wide, high = stats[number, :4]
        place = slice(max(y - 2, 0), y + high + 2), slice(max(x - 2, 0), x + wide + 2)
        mark = labels[place]
        own = cv2.dilate((mark == number).astype(np.uint8), fringe).astype(bool) & ((mark == number) | (mark == 0))
        out[place] = np.where(own, 1 - (1 - ratio[place]) * gain[number], out[place])
    return out
