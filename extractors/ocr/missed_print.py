"""Print that the first reading passed over: pale heads, lonely table cells, numbering columns.

Tesseract finds its lines in a picture made black and white by one threshold for the page (Otsu), so light-grey print beside
black print is paper to it. What is darker than paper, has the size of letters and lies under no word read is cut out here, to
be read line by line. Print shining through from the back is found too; it reads with low confidence and is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv
from extractors.ocr.tesseract import RecognisedWord

PALE = 215  # in an evened image; paper is 255
SCALE = 0.5  # strips are looked for in a reduced image
MOST_STRIPS = 60  # beyond it the page is a picture or all noise, not unread print
LEAST_CONFIDENCE = 0.7  # mean of a strip from which it is print; the back of the sheet stays below (docs/ocr.md)
READABLE = (
    0.6  # share of letters and digits in a strip at least: pictures and signatures read as marks; chosen, not fitted
)
LETTER_HEIGHT = (0.04, 0.35)  # inch: print of 4 to 35 points
LETTER_WIDTH = 0.6  # inch: several letters that touch
LETTER_AREA = 0.0006  # square inch: 54 pixels at 300 dpi
WORD_GAP = 0.14  # inch: pieces no further apart are one line
LINE_HEIGHT = (0.05, 0.4)  # inch
LINE_WIDTH = 0.03  # inch; and as long as 0.4 of its height, or it is a smear
LINE_ASPECT = 0.4
PADDING = 0.02  # inch above and below a strip
LEAST_CONTRAST = 20.0  # of 255: less is no print, and stretching it would draw the paper's grain
PAPER_AND_INK = (1, 90)  # percentiles of a strip that become black and white
PALE_PERCENTILE = 4  # of a word's pixels: its darkest ones, but for specks
DOUBTED = 0.35  # words below it do not count as read
DOUBTED_PALE = 0.9  # nor do pale words below this
DARKEST = 90  # pale print has hardly a pixel darker than this in an evened image
LEAST_CONFIDENCE_SHORT = 0.85

Strip = tuple[int, int, int, int]  # x, y, width, height in pixels


def unread_strips(pixels: Grey, words: Sequence[RecognisedWord], dpi: float) -> list[Strip]:
    """Boxes of lines of print outside all ``words``, top to bottom; none when there are too many to be print."""
    cv2 = opencv()
    small = cv2.resize(pixels, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_AREA)
    inch = dpi * SCALE
    ink = (small < PALE).astype(np.uint8)
    letters = _letters(ink, words, inch)
    joined = cv2.dilate(letters, np.ones((1, max(3, round(WORD_GAP * inch))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [_strip(box, inch) for box in stats[1:] if _is_line(box, inch)]
    return sorted(found, key=lambda strip: strip[1]) if len(found) <= MOST_STRIPS else []


def pale_words(pixels: Grey, words: Sequence[RecognisedWord]) -> frozenset[RecognisedWord]:
    """Words that are to be looked at again: hardly believed, or pale and not quite believed."""
    return frozenset(
        w for w in words if w.confidence < DOUBTED or (w.confidence < DOUBTED_PALE and _is_pale(pixels, w))
    )


def _is_pale(pixels: Grey, word: RecognisedWord) -> bool:
    piece = pixels[word.y : word.y + word.height, word.x : word.x + word.width]
    return piece.size > 0 and float(np.percentile(piece, PALE_PERCENTILE)) > DARKEST


def _letters(ink: NDArray[np.uint8], words: Sequence[RecognisedWord], inch: float) -> NDArray[np.uint8]:
    """Only marks of the size of letters that touch no word read."""
    cv2 = opencv()
    taken = np.zeros(ink.shape, bool)
    for word in words:
        x, y, right, bottom = (round(v * SCALE) for v in (word.x, word.y, word.x + word.width, word.y + word.height))
        taken[max(y - 2, 0) : bottom + 2, max(x - 2, 0) : right + 2] = True
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    good = (high >= LETTER_HEIGHT[0] * inch) & (high <= LETTER_HEIGHT[1] * inch)
    good &= (wide <= LETTER_WIDTH * inch) & (area >= LETTER_AREA * inch * inch)
    good[0] = False
    good[np.unique(labels[taken])] = False
    return np.asarray(good[labels], dtype=np.uint8)


def _is_line(box: NDArray[np.int32], inch: float) -> bool:
    wide, high = int(box[2]) - WORD_GAP * inch, int(box[3])
    low, tall = LINE_HEIGHT
    return bool(low * inch <= high <= tall * inch and wide >= LINE_WIDTH * inch and wide >= LINE_ASPECT * high)


def _strip(box: NDArray[np.int32], inch: float) -> Strip:
    x, y, wide, high = (int(v) for v in box[:4])
    pad = round(PADDING * inch)
    return tuple(round(v / SCALE) for v in (x, y - pad, wide, high + 2 * pad))  # type: ignore[return-value]  # four of four


def cut(pixels: Grey, strip: Strip, margin: int) -> Grey:
    """The strip with its own contrast stretched, on a white margin of ``margin`` pixels."""
    x, y, wide, high = strip
    piece = pixels[max(y, 0) : y + high, max(x, 0) : x + wide].astype(np.float32)
    dark, light = np.percentile(piece, PAPER_AND_INK)
    stretched = np.clip((piece - dark) / max(float(light - dark), LEAST_CONTRAST), 0.0, 1.0) * 255
    return np.pad(stretched.astype(np.uint8), margin, constant_values=255)


def trusted_words(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of a strip that are print and not a picture, a signature or the back of the page."""
    text = "".join(word.text for word in words)
    letters = sum(c.isalnum() for c in text)
    mean = sum(word.confidence * len(word.text) for word in words) / max(len(text), 1)
    if _NUMBERING.fullmatch(text):
        return list(words) if mean >= LEAST_CONFIDENCE else []
    needed = LEAST_CONFIDENCE if letters > 2 else LEAST_CONFIDENCE_SHORT
    if letters < READABLE * len(text) or mean < needed:
        return []
    return [w for w in words if w.confidence >= (DOUBTED if len(w.text) > 1 else LEAST_CONFIDENCE_SHORT)]


_NUMBERING = re.compile(r"[(]?(?:\d{1,3}|[a-z])[.)]{1,2}|[-–]\d{1,3}[-–]")
