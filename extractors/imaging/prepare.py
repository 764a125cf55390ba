"""Images made fit for the engine: grey, about 300 dpi, straight, evened paper; and the way back to page points.

What is done here and what was tried and dropped stands with its figures in ``docs/ocr.md``. OpenCV is loaded on first use.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curated.records import Box
from extractors.base.geometry import Frame

if TYPE_CHECKING:
    from PIL.Image import Image

Grey = NDArray[np.uint8]

POINTS_PER_INCH = 72.0
BORDER_SHARE = 0.03  # of a side: where scanner shadows and the edge of the sheet sit
INK = 0.72  # of the paper's brightness: what is darker is ink; print shining through from the back is lighter
_SAME_SIZE = 0.005  # share by which a side may differ: resampling blurs more than it mends; chosen, not fitted
_PAPER_CELLS_PER_INCH = 37.5  # of the reduced image in which paper is looked for: a letter is one or two cells high
_PAPER_CLOSING, _PAPER_MEDIAN, _PAPER_SMOOTH = 9, 21, 3  # cells: print closed, remaining marks outvoted, edges softened
_DARKEST_PAPER = 40.0  # of 255: a darker place is a picture, not paper in a shadow; chosen, not fitted
_BLACK_AT, _WHITE_AT = (
    0.3,
    0.9,
)  # of the paper's brightness; a white point nearer the ink reads noise and the back (docs/ocr.md)
_A4_INCHES, _BLANK_DPI = 11.7, 100.0  # a page of A4's height at this resolution is enough to tell print from specks
_MARK_HEIGHT, _MARK_AREA = 4, 7  # pixels at that resolution: a letter of 4 points; specks are smaller
BLANK_MARKS = 3  # a page number alone has more letters or digits than a blank page has stains


@cache
def opencv() -> ModuleType:
    """OpenCV, loaded once and kept to one thread: the pipeline has a process per core already."""
    import cv2

    cv2.setNumThreads(1)
    return cv2


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """An image ready for reading. Pixel (0, 0) lies ``left``, ``top`` points from the origin of ``frame``'s reading frame."""

    pixels: Grey
    frame: Frame
    dpi: float
    left: float = 0.0
    top: float = 0.0

    def reading_box(self, x: float, y: float, width: float, height: float) -> Box:
        """A pixel box in points of the reading frame (turned and straight)."""
        scale = POINTS_PER_INCH / self.dpi
        x0, y0 = x * scale + self.left, y * scale + self.top
        return Box(x0, y0, x0 + width * scale, y0 + height * scale)

    def page_box(self, x: float, y: float, width: float, height: float) -> Box:
        """A pixel box as the upright box around it on the displayed page, in points."""
        return self.frame.page_box(self.reading_box(x, y, width, height))


def grey_of(image: Image) -> Grey:
    """The image in grey, transparency laid on white. The weights are ITU-R 601, as Pillow's ``L``."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL import Image as pillow

        layer = image.convert("RGBA")
        image = pillow.alpha_composite(pillow.new("RGBA", layer.size, (255, 255, 255, 255)), layer)
    return np.asarray(image.convert("L"), dtype=np.uint8)


def fit_resolution(grey: Grey, page_width: float, page_height: float, dpi: int) -> Grey:
    """The image at ``dpi`` in both directions: 150 dpi and fax (204 x 98) enlarged, 600 dpi reduced; near enough stays.

    ``page_width`` and ``page_height`` are points; they tell the true shape of pixels that are not square.
    """
    cv2 = opencv()
    width, height = round(page_width * dpi / POINTS_PER_INCH), round(page_height * dpi / POINTS_PER_INCH)
    if abs(grey.shape[1] / width - 1) < _SAME_SIZE and abs(grey.shape[0] / height - 1) < _SAME_SIZE:
        return grey
    shrinking = grey.shape[1] > width and grey.shape[0] > height
    how = cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, (max(1, width), max(1, height)), interpolation=how), dtype=np.uint8)


def paper_of(grey: Grey, dpi: float) -> NDArray[np.float32]:
    """The brightness of the paper at every pixel, 0-255: dark print closed, what is left smoothed."""
    cv2 = opencv()
    step = max(1, round(dpi / _PAPER_CELLS_PER_INCH))
    small = cv2.resize(
        grey, (max(1, grey.shape[1] // step), max(1, grey.shape[0] // step)), interpolation=cv2.INTER_AREA
    )
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_PAPER_CLOSING, _PAPER_CLOSING), np.uint8))
    smooth = cv2.GaussianBlur(cv2.medianBlur(closed, _PAPER_MEDIAN), (0, 0), _PAPER_SMOOTH)
    wide = cv2.resize(smooth, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, dtype=np.float32)


def ink_ratio(grey: Grey, dpi: float) -> NDArray[np.float32]:
    """Brightness as a share of the paper around it: 1 is paper, 0 black. The paper is never taken darker than 40 of 255."""
    return np.asarray(grey / np.maximum(paper_of(grey, dpi), _DARKEST_PAPER), dtype=np.float32)


def stretched(ratio: NDArray[np.float32], low: float = _BLACK_AT, high: float = _WHITE_AT) -> Grey:
    """Brightness as a share of the paper as an image: from ``low``, black, to ``high``, white."""
    return np.asarray(np.clip((ratio - low) / (high - low), 0.0, 1.0) * 255, dtype=np.uint8)


def turned(grey: Grey, clockwise: int) -> Grey:
    """The image turned by 0, 90, 180 or 270 degrees clockwise."""
    return np.ascontiguousarray(np.rot90(grey, -(clockwise // 90) % 4))


def straightened(grey: Grey, dpi: float, frame: Frame) -> PreparedImage:
    """``grey`` (already turned by ``frame.rotation``) freed of ``frame.skew``; the canvas grows so that nothing is cut off."""
    if not frame.skew:
        return PreparedImage(grey, frame, dpi)
    cv2 = opencv()
    height, width = grey.shape
    angle = np.deg2rad(frame.skew)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    forward = np.array([[cos, -sin, 0.0], [sin, cos, 0.0]])  # displayed and turned -> reading frame, as Frame.point
    corners = forward[:, :2] @ np.array([[0, width, 0, width], [0, 0, height, height]], dtype=float)
    left, top = corners.min(axis=1)
    size = np.ceil(corners.max(axis=1) - (left, top)).astype(int)
    forward[:, 2] = (-left, -top)
    pixels = cv2.warpAffine(
        grey,
        forward,
        (int(size[0]), int(size[1])),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    scale = POINTS_PER_INCH / dpi
    return PreparedImage(np.asarray(pixels, dtype=np.uint8), frame, dpi, float(left) * scale, float(top) * scale)


def is_blank(image: Image) -> bool:
    """Whether nothing is printed on the page: specks, print shining through, shadows and edges of the sheet do not count.

    The image may have any resolution; a page of at most A4's height is assumed.
    """
    cv2 = opencv()
    grey = grey_of(image)
    dpi = _BLANK_DPI
    scale = dpi * _A4_INCHES / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = (ink_ratio(np.asarray(small, dtype=np.uint8), dpi) < INK).astype(np.uint8)
    margin_y, margin_x = (round(side * BORDER_SHARE) for side in ink.shape)
    inner = ink[margin_y : ink.shape[0] - margin_y, margin_x : ink.shape[1] - margin_x]
    if inner.size == 0:
        return not ink.any()
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(inner), connectivity=8)
    marks = (stats[1:, cv2.CC_STAT_HEIGHT] >= _MARK_HEIGHT) & (stats[1:, cv2.CC_STAT_AREA] >= _MARK_AREA)
    return int(marks.sum()) < BLANK_MARKS
