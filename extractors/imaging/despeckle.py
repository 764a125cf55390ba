"""Specks of dust and of old copier drums taken out of a page, told from dots of print by their mass of ink.

A full stop and the dot of an i are at least as wide as the strokes of the letters around them; Tesseract reads what is smaller as
. , ' too. On typewriter copies that is a false mark in every second line.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.pale_print import with_pale_print_darkened
from extractors.imaging.prepare import Grey, opencv, stretched

Ratio = NDArray[np.float32]

MARK = 0.8  # of the paper's brightness: what is darker is a mark
INK = 0.5  # and half as bright as paper is the edge of a stroke
MASS = 0.45  # of a dot as wide as a stroke: a mark with less ink is a speck
WIDE = 2.0  # strokes: a wider mark is no speck
FEWEST = 200  # specks that make a page dirty; a clean one has a few dozen: dots of small print, fringes
ROWS = 4  # every fourth row of the page is looked at for its strokes,
FEWEST_RUNS = 250  # and a page with fewer holds hardly a line
SHORTEST_RUN, LONGEST_RUN = 2, 25  # pixels of a stroke's width that count at 300 dpi


def without_specks(ratio: Ratio, dpi: float) -> Ratio:
    """``ratio`` (brightness as a share of the paper around it) with the specks of a dirty page made paper."""
    cv2 = opencv()
    stroke = stroke_width(ratio, dpi)
    if not stroke:
        return ratio
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ratio < MARK).astype(np.uint8), connectivity=8)
    small = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= WIDE * stroke
    small[0] = False
    if np.count_nonzero(small & (stats[:, cv2.CC_STAT_AREA] <= stroke * stroke)) < FEWEST:
        return ratio
    at = np.flatnonzero(small[labels])
    mass = np.bincount(labels.ravel()[at], weights=1 - ratio.ravel()[at], minlength=count)
    speck = small & (mass < MASS * stroke * stroke)
    if np.count_nonzero(speck & (mass > 2)) < FEWEST:
        return ratio
    taken = cv2.dilate(speck[labels].astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    return np.where(taken & ((labels == 0) | speck[labels]), np.float32(1), ratio)


def cleaned_page(ratio: Ratio, dpi: float) -> Grey:
    """The page as it is read: pale print dark, neither print from the back nor specks; not yet turned or straight.

    ``ratio``: brightness as a share of the paper around it, ``prepare.ink_ratio``.
    """
    return stretched(without_specks(with_pale_print_darkened(ratio, dpi), dpi))


def stroke_width(ratio: Ratio, dpi: float) -> float:
    """The usual width of upright strokes in pixels, from the level runs of ink; 0.0 for a page without print."""
    edges = np.diff((ratio[::ROWS] < INK).astype(np.int8), axis=1, prepend=0, append=0)
    runs = np.flatnonzero(edges.ravel() < 0) - np.flatnonzero(edges.ravel() > 0)
    scale = dpi / 300
    runs = runs[(runs >= SHORTEST_RUN * scale) & (runs <= LONGEST_RUN * scale)]
    return float(np.median(runs)) if len(runs) >= FEWEST_RUNS else 0.0
