"""Pale print darkened, print shining through from the back taken out: letter by letter, told apart by their edges.

Tesseract finds lines by one threshold for the whole page; light-grey heads beside black print fall under it. A mark of the size
of a letter without a dark core is either pale print, whose edges are as sharp as those of black print, or the back of the
sheet, which paper blurs. Measured (docs/ocr.md): steepest slope over depth 0.33-0.48 for pale print, 0.13-0.22 for the back.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.prepare import opencv

Ratio = NDArray[np.float32]

MARK = 0.86  # of the paper's brightness: what is darker is a mark
DARK_CORE = 0.5  # a mark with a pixel darker than this needs no help
PRINT_DEPTH = 0.22  # pale print is at least so much darker than paper,
PRINT_SLOPE = 0.27  # and its edges fall by at least this share of its depth from one pixel to the next
BACK_DEPTH = 0.3  # print from the back is at most so much darker,
BACK_SLOPE = 0.24  # and its edges are duller
WANTED_DEPTH = 0.85


def lifted(ratio: Ratio, dpi: float) -> Ratio:
    """``ratio`` (brightness as a share of the paper around it) with pale letters black and letters from the back gone."""
    cv2 = opencv()
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ratio < MARK).astype(np.uint8), connectivity=8)
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    letter = (high >= 0.04 * dpi) & (high <= 0.4 * dpi) & (wide <= 0.85 * dpi) & (area >= 0.00033 * dpi * dpi)
    letter[0] = False
    if not letter.any():
        return ratio
    depth, slope = _depth_and_slope(ratio, labels, count)
    pale = letter & (depth < 1 - DARK_CORE)
    gain = np.ones(count, np.float32)
    weak = pale & (depth >= PRINT_DEPTH) & (slope >= PRINT_SLOPE * depth)
    gain[weak] = WANTED_DEPTH / depth[weak]
    back = pale & (depth <= BACK_DEPTH) & (slope <= BACK_SLOPE * depth)
    gain[back] = 0.0
    if weak.any():
        beside = (depth < 1 - DARK_CORE) & (depth >= 1 - MARK) & ~weak & ~back & _near(weak, labels, count, dpi)
        gain[beside] = WANTED_DEPTH / depth[beside]
    return _applied(ratio, labels, gain) if (gain != 1).any() else ratio


def _near(chosen: NDArray[np.bool_], labels: NDArray[np.int32], count: int, dpi: float) -> NDArray[np.bool_]:
    """Marks beside the chosen ones on their line: broken letters, dots, commas that alone are too small to be judged."""
    cv2 = opencv()
    spots = cv2.resize(chosen[labels].astype(np.uint8) * 255, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    area = cv2.dilate((spots > 127).astype(np.uint8), np.ones((round(0.01 * dpi), round(0.06 * dpi)), np.uint8))
    wide = cv2.resize(area, (labels.shape[1], labels.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.bincount(labels[wide > 0], minlength=count) > 0


def _depth_and_slope(ratio: Ratio, labels: NDArray[np.int32], count: int) -> tuple[Ratio, Ratio]:
    """By mark: how much darker than paper its darkest pixel is, and its steepest fall of brightness per pixel."""
    cv2 = opencv()
    at = np.flatnonzero(labels)
    owner = labels.ravel()[at]
    across, down = (cv2.Sobel(ratio, cv2.CV_32F, dx, 1 - dx, ksize=3, scale=1 / 8) for dx in (1, 0))
    depth, slope = np.zeros(count, np.float32), np.zeros(count, np.float32)
    np.maximum.at(depth, owner, 1 - ratio.ravel()[at])
    np.maximum.at(slope, owner, np.hypot(across.ravel()[at], down.ravel()[at]))
    return depth, slope


def _applied(ratio: Ratio, labels: NDArray[np.int32], gain: Ratio) -> Ratio:
    """The depth of every mark, with the fringe of its edges, multiplied by its gain."""
    cv2 = opencv()
    fringe = np.ones((5, 5), np.uint8)
    stronger = cv2.dilate(np.maximum(gain, 1.0)[labels], fringe)
    weaker = cv2.erode(np.minimum(gain, 1.0)[labels], fringe)
    factor = np.where(labels > 0, gain[labels], np.where(stronger > 1, stronger, weaker))
    return np.asarray(1 - (1 - ratio) * factor, dtype=np.float32)
