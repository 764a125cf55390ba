"""Printed rules in a page image: found, to tell tables their grid; upright ones taken out, as Tesseract reads them as | [ l 1.

Level rules stay: without them Tesseract takes the numbering column of a table for a line of upright text (docs/ocr.md).

A rule is a straight run of ink far longer than any stroke of a letter and thin for its length; found by morphological opening
with a long thin kernel on the straightened page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.base.page_reading import Rule
from extractors.imaging.prepare import Grey, PreparedImage, opencv

DARK = 170  # in an evened image
LONG_LEVEL = 0.55  # inch: longer than a dash or the bar of a large T
LONG_UPRIGHT = 0.45  # inch: taller than a letter of 40 points
SCALE = 0.5  # rules are looked for in a reduced image
THICK = 0.05  # inch: thicker is a bar or a picture
SOLID_SHARE = 0.2  # of a stroke inside black areas, from which it is no rule

Stroke = tuple[int, int, int, int]  # x, y, width, height in pixels


@dataclass(frozen=True, slots=True)
class PageWithoutRules:
    """A page without its upright rules, and all rules that were on it, as pixel boxes."""

    pixels: Grey
    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]


def without_upright_rules(pixels: Grey, dpi: float) -> PageWithoutRules:
    """The straightened page with its upright rules painted over as paper, and where all rules ran."""
    cv2 = opencv()
    small = cv2.resize(pixels, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, DARK, 255, cv2.THRESH_BINARY_INV)[1]
    inch = dpi * SCALE
    level, _ = _strokes(ink, (round(LONG_LEVEL * inch), 1), inch)
    upright, mask = _strokes(ink, (1, round(LONG_UPRIGHT * inch)), inch)
    clean = pixels.copy()
    if upright:
        wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
        clean[cv2.resize(wide, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_NEAREST) > 0] = 255
    return PageWithoutRules(clean, level, upright)


def _strokes(
    ink: NDArray[np.uint8], shortest: tuple[int, int], inch: float
) -> tuple[tuple[Stroke, ...], NDArray[np.uint8]]:
    """The rules of one direction, in pixels of the full page, and their ink. ``shortest``: width and height in pixels."""
    cv2 = opencv()
    wide, high = shortest
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8))
    # runs of a slightly slanting or broken rule lie side by side: joined before they are measured
    joined = cv2.dilate(runs, np.ones((3, 5) if high == 1 else (5, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    thickness = stats[:, cv2.CC_STAT_HEIGHT if high == 1 else cv2.CC_STAT_WIDTH]
    keep = (thickness <= THICK * inch + 2) & (_solid_share(ink, runs, labels, len(stats), inch) < SOLID_SHARE)
    keep[0] = False
    grown = np.array((2, 1, -4, -2) if high == 1 else (1, 2, -2, -4))  # what joining added
    boxes = np.rint((stats[keep, :4] + grown) / SCALE).astype(int)
    found = tuple((int(x), int(y), int(w), int(h)) for x, y, w, h in boxes)
    return found, np.where(keep[labels], runs, 0).astype(np.uint8)


def _solid_share(
    ink: NDArray[np.uint8], runs: NDArray[np.uint8], labels: NDArray[np.int32], count: int, inch: float
) -> NDArray[np.float64]:
    """By stroke: which share of it lies in solid black, as between the white letters of a black bar."""
    side = round(2 * THICK * inch)
    solid = opencv().morphologyEx(ink, opencv().MORPH_OPEN, np.ones((side, side), np.uint8))
    inside = np.bincount(labels[(runs > 0) & (solid > 0)], minlength=count)
    return inside / np.maximum(np.bincount(labels[runs > 0], minlength=count), 1)


def page_rules(ruled: PageWithoutRules, prepared: PreparedImage) -> tuple[Rule, ...]:
    """The rules in points of the displayed page.

    A skewed page has slanting rules: each is given level or upright through the place where its middle lies.
    """
    rules: list[Rule] = []
    for strokes, level in ((ruled.level, True), (ruled.upright, False)):
        for x, y, wide, high in strokes:
            box = prepared.page_box(x, y + high / 2, wide, 0) if level else prepared.page_box(x + wide / 2, y, 0, high)
            cx, cy = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            flat = level == (prepared.frame.rotation % 180 == 0)
            rules.append(Rule(box.x0, cy, box.x1, cy) if flat else Rule(cx, box.y0, cx, box.y1))
    return tuple(rules)
