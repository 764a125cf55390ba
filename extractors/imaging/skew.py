"""The angle of a page's lines, from how sharply rows of ink part from rows of paper (projection profile).

Method: Postl 1986 (US patent 4,723,297, expired): shear the ink by an angle, sum it by rows, and take the angle at which
neighbouring sums differ most. Done on the coordinates of ink pixels of a reduced image: about 30 ms a page.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv

PROFILE_DPI = 100  # 0.1 degrees move the end of a line of A4 by 1.4 pixels
MAX_POINTS = 80_000  # ink pixels; more make the profile slower, not sharper
COARSE = 0.5  # degrees: steps over the whole range,
FINE = 0.05  # and between the two steps beside the best: within 0.1 of the truth on 87 made pages (docs/ocr.md)
DARK = 150  # in an evened image; chosen, not fitted
HIGHEST, WIDEST = 0.5, 1.5  # inch: larger marks are pictures
LEAST_AREA = 2  # pixels: a lone one is a speck
LEAST_POINTS = 200  # ink pixels: with fewer no row can be told from another
LARGEST = 6.0  # degrees: a sheet lying more askew does not pass a feeder; chosen, not fitted


def ink_points(grey: Grey, dpi: float) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The x and y of the ink pixels of an evened page at ``PROFILE_DPI``; marks larger than letters (pictures) left out."""
    cv2 = opencv()
    scale = PROFILE_DPI / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (small < DARK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    letter = (high <= PROFILE_DPI * HIGHEST) & (wide <= PROFILE_DPI * WIDEST) & (area >= LEAST_AREA)
    letter[0] = False
    y, x = np.nonzero(letter[labels]) if count > 1 else (np.empty(0, int), np.empty(0, int))
    step = max(1, len(x) // MAX_POINTS)
    return x[::step].astype(np.int32), y[::step].astype(np.int32)


def sharpness(x: NDArray[np.int32], y: NDArray[np.int32], degrees: float) -> float:
    """How sharply the ink falls into rows when lines rising by ``degrees`` are made level; comparable on one page only."""
    rows = np.rint(y + x * np.tan(np.deg2rad(degrees))).astype(np.int64)
    sums = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.square(np.diff(sums)).sum())


def skew_of(grey: Grey, dpi: float, limit: float = LARGEST) -> tuple[float, float]:
    """The skew in degrees (lines rising to the right are positive) and the sharpness of the rows at it.

    0.0 for a page with too little ink to tell. ``grey`` is an evened page with level or nearly level lines.
    """
    x, y = ink_points(grey, dpi)
    if len(x) < LEAST_POINTS:
        return 0.0, 0.0
    coarse = np.arange(-limit, limit + COARSE / 2, COARSE)
    best = max((float(a) for a in coarse), key=lambda a: sharpness(x, y, a))
    fine = np.arange(best - COARSE, best + COARSE + FINE / 2, FINE)
    scores = [sharpness(x, y, float(a)) for a in fine]
    top = int(np.argmax(scores))
    return (0.0 if abs(fine[top]) > limit else round(float(fine[top]), 2)), scores[top]
