"""What copiers and scanners do to a line: heavy or broken ink, skew, low resolution, noise, specks, rules beside it."""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from training.line_images import DrawnLine, Grey

_LEVELS = {"none": 0.15, "light": 0.4, "middle": 0.3, "hard": 0.15}
_INK, _LEAST_INK = 160, 0.45  # grey below which a pixel is ink; share of it that must stay, by looking at drawn sheets
_Shades = NDArray[np.float32]


def _shades(array: ArrayLike) -> _Shades:
    """What OpenCV or numpy made of shades, as shades again."""
    return np.asarray(array, dtype=np.float32)


def harmed(line: DrawnLine, dice: random.Random, noise: np.random.Generator) -> Grey | None:
    """The line with damage drawn by lot, cut out as Tesseract would cut it; None where nobody could read it any more."""
    level = dice.choices(list(_LEVELS), list(_LEVELS.values()))[0]
    shades, top, bottom = _shades(line.pixels), line.top, line.bottom
    if level != "none" and dice.random() < 0.45:
        shades = _ink_weight(shades, line.size, dice, noise)
    if dice.random() < 0.6:
        shades, lean = _turned(shades, line, dice)
        top, bottom = top - lean, bottom + lean
    ink = 0.0 if dice.random() < 0.6 else dice.uniform(10, 150)
    ground = 255.0 if dice.random() < 0.5 else dice.uniform(max(215.0, ink + 60), 254)
    shades = _shades(ink + (shades / 255) * (ground - ink))
    shades = _scanned(shades, level, line.size, (ink, ground), dice, noise)
    if not _is_legible(shades, line, (ink, ground)):
        return None
    shades = _specks(_beside(shades, line, (top, bottom), ink, dice), level, dice)
    pixels = np.clip(shades, 0, 255).astype(np.uint8)
    if dice.random() < 0.35:
        quality = [cv2.IMWRITE_JPEG_QUALITY, dice.randint(25, 90)]
        pixels = np.asarray(
            cv2.imdecode(cv2.imencode(".jpg", pixels, quality)[1], cv2.IMREAD_GRAYSCALE), dtype=np.uint8
        )
    return _cut(pixels, (line.left, top, line.right, bottom), dice)


def _ink_weight(shades: _Shades, size: int, dice: random.Random, noise: np.random.Generator) -> _Shades:
    kind = dice.random()
    if kind < 0.35:
        kernel = np.ones(dice.choice([(2, 2), (1, 2), (2, 1), (3, 3) if size > 45 else (2, 2)]), np.uint8)
        return (255 - cv2.dilate(255 - shades, kernel)).astype(np.float32)
    if kind < 0.7:
        kernel = np.ones(dice.choice([(2, 1), (1, 2), (2, 2) if size > 44 else (1, 2)]), np.uint8)
        return (255 - cv2.erode(255 - shades, kernel)).astype(np.float32)
    soft = cv2.GaussianBlur(shades, (0, 0), dice.uniform(0.8, 1.8))
    grained = _shades(soft + noise.normal(0, dice.uniform(5, 30), shades.shape))
    soft = cv2.GaussianBlur(grained, (0, 0), 0.6)
    return np.where(soft < dice.uniform(85, 195), 0, 255).astype(np.float32)


def _is_legible(shades: _Shades, line: DrawnLine, inks: tuple[float, float]) -> bool:
    """Whether enough of the ink is left: hair strokes of thin faces vanish under what bold print bears."""
    return float((shades < sum(inks) / 2).sum()) >= _LEAST_INK * float((line.pixels < _INK).sum())


def _turned(shades: _Shades, line: DrawnLine, dice: random.Random) -> tuple[_Shades, float]:
    """The line a little askew, and by how much its box grows above and below."""
    height, width = shades.shape
    angle = dice.uniform(-0.35, 0.35)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(shades, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    return turned.astype(np.float32), 0.6 * abs(float(np.sin(np.radians(angle)))) * (line.right - line.left) / 2


def _scanned(
    shades: _Shades, level: str, size: int, inks: tuple[float, float], dice: random.Random, noise: np.random.Generator
) -> _Shades:
    """Focus, resolution, noise, light and threshold of a scanner."""
    ink, ground = inks
    height, width = shades.shape
    if level in ("middle", "hard") or dice.random() < 0.3:
        shades = _shades(
            cv2.GaussianBlur(shades, (0, 0), dice.uniform(0.4, 1.1 if level != "hard" else 1.8) * size / 42)
        )
    if level != "none" and dice.random() < 0.3:
        factor = dice.choice([0.5, 0.5, 0.667, 0.667, 0.8] if size >= 34 else [0.667, 0.8])
        small = _shades(cv2.resize(shades, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
        if dice.random() < 0.3:
            small = np.where(small < dice.uniform(110, 190), ink, ground).astype(np.float32)
        smooth = dice.choice([cv2.INTER_CUBIC, cv2.INTER_LINEAR, cv2.INTER_NEAREST])
        shades = _shades(cv2.resize(small, (width, height), interpolation=smooth))
    if level in ("middle", "hard") and dice.random() < 0.7:
        shades = shades + _shades(noise.normal(0, dice.uniform(2, 14 if level == "middle" else 28), shades.shape))
    if dice.random() < 0.07:
        shades = shades * _shades(np.linspace(dice.uniform(0.75, 1), dice.uniform(0.85, 1.05), width))[None]
    if dice.random() < 0.05:  # a half-tone
        half = dice.choice([2, 3])
        rows, columns = np.mgrid[:height, :width]
        dots = (columns // half % 2) ^ (rows // half % 2)
        shades = _shades(np.where(dots == 1, shades, np.minimum(255, shades + dice.uniform(30, 110))))
    if dice.random() < 0.35:
        soft = cv2.GaussianBlur(shades.astype(np.float32), (0, 0), dice.uniform(0.3, 0.7))
        shades = _shades(np.where(soft < dice.uniform(0.42, 0.66) * ground, 0, 255))
    return shades


def _beside(shades: _Shades, line: DrawnLine, rows: tuple[float, float], ink: float, dice: random.Random) -> _Shades:
    """Now and then a rule along the line, or one of a table's columns beside it."""
    if dice.random() >= 0.08:
        return shades
    if dice.random() < 0.5:
        y = max(0, int(dice.choice([rows[0] - dice.uniform(0, 6), rows[1] + dice.uniform(-1, 6)])))
        shades[y : y + dice.randint(1, 3), :] = ink
    else:
        x = max(0, int(dice.choice([line.left - dice.uniform(4, 14), line.right + dice.uniform(4, 14)])))
        shades[:, x : x + dice.randint(2, 4)] = ink
    return shades


def _specks(shades: _Shades, level: str, dice: random.Random) -> _Shades:
    height, width = shades.shape
    if dice.random() < (0.12 if level in ("none", "light") else 0.28):
        for _ in range(int(dice.uniform(0.0001, 0.0018) * height * width)):
            shade = 0.0 if dice.random() < 0.85 else 255.0
            cv2.circle(
                shades, (dice.randrange(width), dice.randrange(height)), dice.choice([0, 0, 1, 1, 1, 2]), shade, -1
            )
    return shades


def _cut(pixels: Grey, box: tuple[float, float, float, float], dice: random.Random) -> Grey:
    height, width = pixels.shape
    left, top, right, bottom = box

    def margin() -> int:
        return int(dice.gauss(4, 1) if dice.random() < 0.7 else dice.uniform(0, 10))

    rows = slice(max(0, int(top) - margin()), min(height, int(bottom) + margin()))
    return pixels[rows, max(0, left - margin()) : min(width, right + margin())]
