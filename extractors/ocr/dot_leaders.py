"""Dotted leaders of tables of contents and forms: found as rows of equal dots, counted, and taken out before reading.

Tesseract takes a row of dots, swollen by copying, for letters (``ernennen``) and moves the number behind it out of its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv
from extractors.ocr.tesseract import RecognisedWord

DARK = 150  # in an evened image
DOT = 0.036  # inch: higher is no dot of a leader
PITCH = 0.075  # inch: dots further apart are no leader
FEWEST = 8  # an ellipsis has three; crumbs of a rule or a halftone seldom make more than six
LEAST = 3  # pixels: lower is the crumb of a rule
ALONE = 0.7  # of the dots that stand apart; copying joins some
MOST_DOTS = 12_000  # twice a page full of leaders; more are a halftone, and would take long to sort into rows
FLATTEST, ROUND = 0.6, 1.6  # width over height of a dot: crumbs of a thin rule are longer; chosen, not fitted
EQUAL = (0.5, 1.7)  # of the usual height of a row's dots; chosen, not fitted
PRINT_HEIGHT = 2.5  # of a dot's height: how far above it letters reach, so that the word has the height of its line
UNEVEN = 0.34  # of the pitch: how much a dot may stand out of place
CONFIDENCE = 0.9  # that of a mark told by its shape
_LINE = 100_000  # Tesseract's numbers of blocks stay far below


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of ``dots`` dots and where it runs, in pixels."""

    x: int
    y: int
    width: int
    height: int
    dots: int


def leaders(pixels: Grey, dpi: float) -> list[Leader]:
    """The dotted leaders of a straightened, evened page."""
    cv2 = opencv()
    _, _, stats, _ = cv2.connectedComponentsWithStats((pixels < DARK).astype(np.uint8), connectivity=8)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    small = (high <= DOT * dpi) & (high >= 2) & (wide <= 4 * PITCH * dpi) & (wide >= 2)
    dots = stats[1:][small[1:], :4]
    if not FEWEST <= len(dots) <= MOST_DOTS:
        return []
    return [leader for row in _rows(dots, dpi) for leader in _leaders_of(row)]


def without_leaders(pixels: Grey, found: Sequence[Leader]) -> Grey:
    """The page with the leaders painted over as paper."""
    if not found:
        return pixels
    clean = pixels.copy()
    for leader in found:
        y, x = max(leader.y - 2, 0), max(leader.x - 2, 0)
        clean[y : leader.y + leader.height + 2, x : leader.x + leader.width + 2] = 255
    return clean


def as_words(found: Sequence[Leader]) -> tuple[RecognisedWord, ...]:
    """Each leader as a word of so many dots, as high as print, in a line of its own."""
    words: list[RecognisedWord] = []
    for number, leader in enumerate(found):
        rise = round(PRINT_HEIGHT * leader.height)
        word = RecognisedWord(
            text="." * leader.dots,
            x=leader.x,
            y=leader.y - rise,
            width=leader.width,
            height=leader.height + rise,
            confidence=CONFIDENCE,
            line=(_LINE + number, 0, 0),
        )
        words.append(word)
    return tuple(words)


def _rows(dots: NDArray[np.int32], dpi: float) -> list[list[tuple[int, int, int, int]]]:
    """Dots side by side on one height, left to right."""
    rows: list[list[tuple[int, int, int, int]]] = []
    open_rows: list[list[tuple[int, int, int, int]]] = []
    for x, y, wide, high in sorted((int(a), int(b), int(c), int(d)) for a, b, c, d in dots):
        open_rows = [r for r in open_rows if x - r[-1][0] - r[-1][2] <= PITCH * dpi]
        for row in open_rows:
            last = row[-1]
            if x >= last[0] + last[2] and abs((y + high) - (last[1] + last[3])) <= max(2, high // 3):
                row.append((x, y, wide, high))
                break
        else:
            rows.append([(x, y, wide, high)])
            open_rows.append(rows[-1])
    return [row for row in rows if len(row) >= FEWEST // 2]


def _leaders_of(row: Sequence[tuple[int, int, int, int]]) -> list[Leader]:
    """The stretches of a row in which dots of one size follow one another at one pitch."""
    steps = np.diff([x for x, _, _, _ in row])
    single = [x for x, (_, _, wide, high) in zip(steps, row, strict=False) if wide <= ROUND * high]
    if len(single) < FEWEST // 2:
        return []
    pitch = float(np.median(single))
    height = float(np.median([high for _, _, _, high in row]))
    parts: list[list[tuple[int, int, int, int]]] = [[]]
    for index, dot in enumerate(row):
        share = steps[index - 1] / pitch if index else 1.0
        if index and abs(share - max(round(share), 1)) > UNEVEN * max(round(share), 1) ** 0.5:
            parts.append([])
        if EQUAL[0] * height <= dot[3] <= EQUAL[1] * height:
            parts[-1].append(dot)
        else:
            parts.append([])
    return [leader for part in parts if (leader := _leader(part, pitch)) is not None]


def _leader(dots: Sequence[tuple[int, int, int, int]], pitch: float) -> Leader | None:
    if not dots:
        return None
    x, right = dots[0][0], dots[-1][0] + dots[-1][2]
    single = float(np.median([d[2] for d in dots]))
    count = round((right - x - single) / pitch) + 1
    high = float(np.median([d[3] for d in dots]))
    if count < FEWEST or len(dots) < ALONE * count or high < LEAST or not FLATTEST <= single / high <= ROUND:
        return None  # the crumbs of a thin rule
    top, bottom = min(d[1] for d in dots), max(d[1] + d[3] for d in dots)
    return Leader(x, top, right - x, bottom - top, count)
