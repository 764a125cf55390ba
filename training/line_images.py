"""A text drawn as one printed line, cut out as Tesseract cuts lines: from ascender to descender and some four pixels."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.faces import Styles, fallbacks, font, has_glyph

Grey = NDArray[np.uint8]

_KINDS = {"sans": 0.55, "serif": 0.22, "typewriter": 0.23}  # how often office print uses them; chosen
_STYLES = [0.74, 0.16, 0.08, 0.02]  # regular, bold, italic, both
_SIZES = [
    ((30, 40), 0.25),
    ((38, 52), 0.55),
    ((52, 75), 0.12),
    ((24, 30), 0.08),
]  # pixels an em; 42 is 10 points at 300 dpi
_RAISED = {"¹": "1", "²": "2", "³": "3", "⁴": "4"}
_BULLETS = "•●▪■•••"
_MARGIN = 25  # white pixels left and right
_INK = 160  # grey below which a pixel is ink
_HAND_DRAWN = 0.5  # share of ticked boxes with strokes of a pen


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line on white: its pixels, the rows of its print (with the room of ascenders and descenders), its columns, its size."""

    pixels: Grey
    top: float
    bottom: float
    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one face and size; ``rise`` is how far above the base line they stand."""

    text: str
    file: str
    size: int
    rise: float = 0.0
    pen: str = ""  # ☒ or ☑ drawn by hand over an empty box


def draw(text: str, faces: dict[str, list[Styles]], dice: random.Random) -> DrawnLine | None:
    """The text in a face, style, size and spacing drawn by lot; None where nothing was drawn."""
    kind = dice.choices(list(_KINDS), list(_KINDS.values()))[0]
    file = dice.choice(faces[kind])[dice.choices(range(4), _STYLES)[0]]
    (least, most), _ = dice.choices(_SIZES, [weight for _, weight in _SIZES])[0]
    size = int(dice.uniform(least, most))
    runs = _runs(text, file, size, dice)
    spacing = dice.choice([0, 0, 0, 0, 0, 0, 1, 2, -1]) if kind != "typewriter" else 0
    stretch = dice.choice([1.0, 1.0, 1.0, 1.15, 1.3, 0.93])
    pixels, base = _painted(runs, size, spacing, stretch, dice)
    rows, columns = np.flatnonzero((pixels < _INK).any(1)), np.flatnonzero((pixels < _INK).any(0))
    if not len(rows):
        return None
    whole = font(file, size)
    ascent = -whole.getbbox("Ébd" if dice.random() < 0.3 else "bdH", anchor="ls")[1]
    descent = whole.getbbox("gp", anchor="ls")[3]
    top = min(float(rows[0]), base - ascent)
    bottom = max(float(rows[-1] + 1), base + descent) if dice.random() < 0.75 else float(rows[-1] + 1)
    if dice.random() < 0.05:
        under = base + int(size * dice.uniform(0.1, 0.2))
        pixels[under : under + dice.randint(1, 4), columns[0] : columns[-1]] = 0
    return DrawnLine(pixels, top, bottom, int(columns[0]), int(columns[-1]) + 1, size)


def _runs(text: str, file: str, size: int, dice: random.Random) -> list[_Run]:
    runs: list[_Run] = []
    raised = dice.random() < 0.6
    for character in text:
        if character in _RAISED and (raised or not has_glyph(file, character)):
            runs.append(_Run(_RAISED[character], file, int(size * 0.62), rise=0.36 * size))
            continue
        if character in "☒☑" and dice.random() < _HAND_DRAWN:
            runs.append(_sign("☐", size, dice, pen=character))
            continue
        shown = dice.choice(_BULLETS) if character == "•" else character
        shown = "□" if character == "☐" and dice.random() < 0.35 else shown
        if not has_glyph(file, shown):
            runs.append(_sign(shown if any(has_glyph(f, shown) for f in fallbacks()) else character, size, dice))
        elif runs and (runs[-1].file, runs[-1].size, runs[-1].rise, runs[-1].pen) == (file, size, 0.0, ""):
            runs[-1] = _Run(runs[-1].text + shown, file, size)
        else:
            runs.append(_Run(shown, file, size))
    return runs


def _sign(character: str, size: int, dice: random.Random, pen: str = "") -> _Run:
    files = [file for file in fallbacks() if has_glyph(file, character)]
    return _Run(character, dice.choice(files), int(size * dice.uniform(0.9, 1.1)), pen=pen)


def _painted(runs: list[_Run], size: int, spacing: int, stretch: float, dice: random.Random) -> tuple[Grey, int]:
    """The runs side by side on white, and the row of the base line."""
    place, placed = 0.0, []
    for run in runs:
        face = font(run.file, run.size)
        for piece in run.text if stretch != 1 or spacing else [run.text]:
            placed.append((run, piece, place))
            place += face.getlength(piece) * (stretch if piece == " " else 1) + spacing
    base = int(size * 1.25)
    image = Image.new("L", (int(place) + 2 * _MARGIN + 10, int(size * 1.9)), 255)
    pencil = ImageDraw.Draw(image)
    for run, piece, x in placed:
        at = (_MARGIN + x, base - run.rise)
        pencil.text(at, piece, font=font(run.file, run.size), fill=0, anchor="ls")
        if run.pen:
            left, top, right, bottom = pencil.textbbox(at, piece, font=font(run.file, run.size), anchor="ls")
            _stroke(pencil, (left, top, right, bottom), run.pen, dice)
    return np.asarray(image).copy(), base


def _stroke(pencil: ImageDraw.ImageDraw, box: tuple[float, float, float, float], pen: str, dice: random.Random) -> None:
    """A cross or a tick by hand, which now and then leaves its box."""
    left, top, right, bottom = box
    loose = (right - left) * 0.25

    def near(x: float, y: float) -> tuple[float, float]:
        return x + dice.uniform(-loose, loose), y + dice.uniform(-loose, loose)

    width = dice.randint(2, max(2, int((right - left) / 7)))
    if pen == "☒":
        strokes = [[near(left, top), near(right, bottom)], [near(right, top), near(left, bottom)]]
    else:
        strokes = [[near(left, (top + bottom) / 2), near((left + right) / 2, bottom), near(right, top - loose)]]
    for stroke in strokes:
        pencil.line(stroke, fill=dice.randint(0, 70), width=width, joint="curve")
