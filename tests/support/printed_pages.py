"""Small pages drawn here, words as Tesseract gives them, and the reading of both: for all tests of pictures and OCR."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.base.settings import OcrSettings
from extractors.ocr.budget import PageBudget
from extractors.ocr.recognise import RecognisedPage, recognise
from extractors.ocr.tesseract import RecognisedWord

DPI = 300.0
WIDTH, HEIGHT = 360.0, 240.0
LINES = (
    "Der Gemeinderat der Stadt Musterlingen beschließt:",
    "Für die Sanierung der Turnhalle in Seedorf werden",
    "im Haushaltsjahr 2024 insgesamt 125.000,00 Euro",
    "bereitgestellt. Die Gebühren nach § 7 Abs. 2 der",
    "Satzung bleiben davon unberührt.",
)
TOP, LEADING, LEFT, SIZE = 60.0, 22.0, 36.0, 12.0


def page(lines: tuple[str, ...] = LINES, *, grey: float = 0.0, pale: str = "", rule: bool = False) -> Image.Image:
    """A page of WIDTH x HEIGHT points with the lines, at 300 dpi; baselines at TOP + n * LEADING from the top."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", SIZE)
    canvas.setFillGray(grey)
    for number, line in enumerate(lines):
        canvas.drawString(LEFT, HEIGHT - TOP - number * LEADING, line)
    if pale:
        canvas.setFillGray(0.62)
        canvas.drawString(LEFT, HEIGHT - 25, pale)
    if rule:
        canvas.line(LEFT - 8, HEIGHT - 40, LEFT - 8, 40)
        canvas.line(LEFT - 8, HEIGHT - 40, WIDTH - 20, HEIGHT - 40)
    canvas.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")


def read(
    image: Image.Image, width: float = WIDTH, height: float = HEIGHT, timeout: float = 60.0, **settings: object
) -> RecognisedPage:
    return recognise(image, OcrSettings(**settings), page_width=width, page_height=height, budget=PageBudget(timeout))


def text_of(page: RecognisedPage) -> str:
    return " ".join(word.text for word in page.words)


def word(
    text: str, x: int = 0, width: int = 40, height: int = 30, *, y: int = 100, sure: float = 0.95, line: int = 1
) -> RecognisedWord:
    return RecognisedWord(text=text, x=x, y=y, width=width, height=height, confidence=sure, line=(1, 1, line))


def row(text: str, *, sure: float = 0.95, line: int = 1, y: int = 100) -> list[RecognisedWord]:
    """The words of a line, 15 pixels a letter, 10 between words."""
    words: list[RecognisedWord] = []
    for part in text.split():
        x = words[-1].x + words[-1].width + 10 if words else 50
        words.append(word(part, x, 15 * len(part), sure=sure, line=line, y=y))
    return words


def joined(words: list[RecognisedWord]) -> str:
    return " ".join(w.text for w in words)


def dusty(specks: int) -> NDArray[np.uint8]:
    """The drawn page with specks of two to three pixels strewn over it, the same ones every time."""
    ink = np.asarray(page(), dtype=np.uint8).copy()
    dice = np.random.default_rng(7)
    for y, x, side in zip(
        dice.integers(5, ink.shape[0] - 5, specks),
        dice.integers(5, ink.shape[1] - 5, specks),
        dice.integers(2, 4, specks),
        strict=True,
    ):
        ink[y : y + side, x : x + side] = 0
    return ink


def contents(dots: int) -> NDArray[np.uint8]:
    """The drawn page with a row of dots in its lowest line, behind a word and before a number."""
    ink = np.asarray(page(("Inhaltsverzeichnis der Satzung", "Erschließung", "Umlagen")), dtype=np.uint8).copy()
    for n in range(dots):
        ink[335:341, 500 + 12 * n : 506 + 12 * n] = 0
    return ink


def form(*boxes: tuple[int, int, bool]) -> NDArray[np.uint8]:
    """The drawn page with boxes of 34 pixels, ticked by a cross or not."""
    ink = np.asarray(page(("Finanzielle Auswirkungen      Ja      Nein",)), dtype=np.uint8).copy()
    for x, y, ticked in boxes:
        ink[y : y + 34, x : x + 34] = 0
        ink[y + 3 : y + 31, x + 3 : x + 31] = 255
        for n in range(34 if ticked else 0):
            ink[y + n, x + n : x + min(n + 4, 34)] = 0
            ink[y + n, x + max(30 - n, 0) : x + 34 - n] = 0
    return ink
