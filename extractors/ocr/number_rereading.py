"""The second reading of doubtful numbers in tables: each by itself, digits only, by two readers.

Tesseract reads a page in lines and is taught words; in a column of numbers a 3 may become a 5, and a minus gets lost. Two
further readings that differ from the first in model, size and alphabet err elsewhere. Nothing is decided here: what they say
is kept beside the page's words, for tables to choose from (``extractors/tables/number_choice.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from curated.records import Box, Word
from extractors.base.geometry import union_box
from extractors.base.page_reading import NumberRereading
from extractors.base.settings import OcrSettings
from extractors.imaging.prepare import Grey, PreparedImage, opencv
from extractors.layout.table_lines import PrintedLine, printed_lines
from extractors.ocr import second_eye
from extractors.ocr.budget import PageBudget
from extractors.ocr.tesseract import read_images

if TYPE_CHECKING:
    from extractors.ocr.recognise import RecognisedPage

DOUBTED = 0.94  # confidence below which a number is read again; clean print has 0.95 to 0.97
_DIGITS_ONLY = "0123456789.,-+()%"
_SCALE = 0.75  # of the page's resolution: measured in docs/tables.md
_SINGLE_LINE = 7  # Tesseract's page segmentation
_MARGIN = 20  # white pixels around a number
_MINUS = 0.9  # of a digit's height: how far left of a number its sign may stand
_NUMBER_LINES = 3  # lines with numbers behind a label that make a table
_MOST = 400  # numbers of one page; more doubtful ones are a picture
_NUMBER = re.compile(r"[-+−–(]?[\dA-Za-z](?:[\dA-Za-z.,]*[\dA-Za-z])?[)%]?[-+.,]?")


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A number as first read, with its box on the page and, with room for a sign, in the reading frame."""

    text: str
    box: Box
    straight: Box


def reread_numbers(ocr: RecognisedPage, settings: OcrSettings, budget: PageBudget) -> tuple[NumberRereading, ...]:
    """What two further readings say of the numbers of tables that the first one was not sure of; none without OCR's picture.

    Raises:
        EngineTimeout, EngineFailed, SetupError: as ``read_images``.
    """
    prepared = ocr.prepared
    by_eye = settings.quality != "fast" and second_eye.is_installed()
    if prepared is None or not (by_eye or settings.second_languages):
        return ()
    doubtful = _doubtful_numbers(ocr.words, prepared)
    if not 0 < len(doubtful) <= _MOST:
        return ()
    seen = [_seen(number.straight, prepared) for number in doubtful] if by_eye else []
    if by_eye:  # where the eye has the number as it is, two readings agree, and a third could not outvote them
        doubtful, seen = _differing(doubtful, seen)
    if not doubtful:
        return ()
    pictures = [_cut_out(number.straight, prepared) for number in doubtful]
    first = _read(pictures, settings.languages, prepared.dpi, budget)
    other = seen if by_eye else _read(pictures, settings.second_languages, prepared.dpi, budget)
    return tuple(
        NumberRereading(number.text, number.box, one, two, min(sure, surer))
        for number, (one, sure), (two, surer) in zip(doubtful, first, other, strict=True)
        if {one, two} != {number.text}
    )


def _differing(
    numbers: Sequence[_Doubtful], seen: Sequence[tuple[str, float]]
) -> tuple[list[_Doubtful], list[tuple[str, float]]]:
    """The numbers of which the eye reads something else, and what it reads."""
    pairs = [(number, read) for number, read in zip(numbers, seen, strict=True) if read[0] != number.text]
    return [number for number, _ in pairs], [read for _, read in pairs]


def _doubtful_numbers(words: Sequence[Word], prepared: PreparedImage) -> list[_Doubtful]:
    """The weakly read numbers in lines of several columns; none on pages with too few lines of numbers for a table."""
    straight = [replace(word, box=prepared.frame.box(word.box)) for word in words]
    page_box = {id(flat): word.box for flat, word in zip(straight, words, strict=True)}
    lines = [line for line in printed_lines(straight) if len(line.segments) > 1]
    if sum(any(s.is_number for s in line.segments[1:]) for line in lines) < _NUMBER_LINES:
        return []
    return [
        _Doubtful(word.text, page_box[id(word)], _with_sign(word, line))
        for line in lines
        for segment in line.segments
        for word in segment.words
        if word.confidence is not None and word.confidence < DOUBTED and _is_number_like(word.text)
    ]


def _is_number_like(text: str) -> bool:
    """Whether a word is a number, or one in which OCR left letters („-B0.00G“)."""
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return digits > 0 and digits >= letters and _NUMBER.fullmatch(text) is not None


def _with_sign(word: Word, line: PrintedLine) -> Box:
    """The word's box and the blank left of it, where a minus may have been passed over."""
    height = word.box.y1 - word.box.y0
    before = [w.box.x1 for s in line.segments for w in s.words if w.box.x1 <= word.box.x0 and len(w.text) > 1]
    left = max(word.box.x0 - _MINUS * height, (max(before, default=0.0) + word.box.x0) / 2)
    return union_box([word.box, Box(left, word.box.y0, word.box.x0, word.box.y1)]) or word.box


def _seen(box: Box, prepared: PreparedImage) -> tuple[str, float]:
    """What the second eye reads of a number, and how sure it is; "" and 0 where it sees more than a number."""
    (letters,) = second_eye.read_lines([_piece(box, prepared)])
    text = "".join(letter.text for letter in letters if letter.text != " ").replace("–", "-")
    if not text or any(sign not in _DIGITS_ONLY for sign in text):
        return "", 0.0
    return text, min(letter.confidence for letter in letters if letter.text != " ")


def _cut_out(box: Box, prepared: PreparedImage) -> Grey:
    """The number on white, at the resolution it is read in."""
    piece = _piece(box, prepared)
    if not piece.size:
        return np.full((2 * _MARGIN, 2 * _MARGIN), 255, np.uint8)
    small = opencv().resize(piece, None, fx=_SCALE, fy=_SCALE, interpolation=opencv().INTER_CUBIC)
    return np.asarray(np.pad(small, _MARGIN, constant_values=255), dtype=np.uint8)


def _piece(box: Box, prepared: PreparedImage) -> Grey:
    """What of the page lies in a box of the reading frame; nothing where the box is empty."""
    scale, (high, wide) = prepared.dpi / 72, prepared.pixels.shape
    x0, x1 = (min(max(round((x - prepared.left) * scale), 0), wide) for x in (box.x0, box.x1 + 1))
    y0, y1 = (min(max(round((y - prepared.top) * scale), 0), high) for y in (box.y0 - 1, box.y1 + 1))
    return prepared.pixels[y0:y1, x0:x1]


def _read(pictures: Sequence[Grey], languages: str, dpi: float, budget: PageBudget) -> list[tuple[str, float]]:
    """The text and the lowest confidence of each picture; "" and 0 where nothing was read."""
    words = read_images(
        images=pictures, languages=languages, psm=_SINGLE_LINE, dpi=dpi * _SCALE, budget=budget, allowed=_DIGITS_ONLY
    )
    found: list[tuple[str, float]] = [("", 0.0)] * len(pictures)
    for word in words:
        text, sure = found[word.image]
        found[word.image] = text + word.text, min(sure, word.confidence) if text else word.confidence
    return found
