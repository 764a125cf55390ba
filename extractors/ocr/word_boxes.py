"""Word boxes that specks, stamps or underlines stretched, cut back to the height of their line and to their neighbours.

Tesseract's box of a word holds every mark it counted to the word. On a copy full of specks a word reaches into the lines above
and below or under its neighbour, and rows would be mixed up by it.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.ocr.tesseract import RecognisedWord

TALLER = 1.35  # of the line's usual height: what is higher was stretched (ascender and descender together are 1.3)
FLAT = 0.4  # of the line's usual height: letters and digits are never so flat
_FEWEST = 4  # words of a line that must agree on its height


def with_boxes_cut_back(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words, in their order, with the boxes of each line's outliers set to its foot and head and to their neighbours."""
    out: list[RecognisedWord] = []
    for _, group in groupby(words, key=lambda w: (w.image, w.line)):
        out += _parted(_levelled_line(list(group)))
    return out


def _levelled_line(line: list[RecognisedWord]) -> list[RecognisedWord]:
    print_ = [w for w in line if any(map(str.isalnum, w.text))]
    if len(print_) < _FEWEST:
        return line
    usual = statistics.median(w.height for w in print_)
    good = [w for w in print_ if FLAT * usual <= w.height <= TALLER * usual]
    if len(good) < max(_FEWEST - 1, len(print_) / 2):
        return line
    return [w if FLAT * usual <= w.height <= TALLER * usual or w not in print_ else _cut_back(w, good) for w in line]


def _cut_back(word: RecognisedWord, good: Sequence[RecognisedWord]) -> RecognisedWord:
    """The word between the heads and feet of its three nearest neighbours."""
    middle = word.x + word.width / 2
    near = sorted(good, key=lambda w: abs(w.x + w.width / 2 - middle))[:3]
    top, bottom = min(w.y for w in near), max(w.y + w.height for w in near)
    return replace(word, y=top, height=bottom - top)


def _parted(line: list[RecognisedWord]) -> list[RecognisedWord]:
    """Words of a line, left to right, that share no ground: of two that do, the wider for its letters is cut back."""
    out = line[:1]
    for word in line[1:]:
        before = out[-1]
        if before.x < word.x < before.x + before.width and not _above(before, word):
            if before.width * len(word.text) >= word.width * len(before.text):
                out[-1] = replace(before, width=word.x - before.x)
            elif before.x + before.width < word.x + word.width:
                end = before.x + before.width
                word = replace(word, x=end, width=word.x + word.width - end)
        out.append(word)
    return out


def _above(a: RecognisedWord, b: RecognisedWord) -> bool:
    """Whether the two stand on different heights for the most part: an index or a fraction, not neighbours."""
    return min(a.y + a.height, b.y + b.height) - max(a.y, b.y) < 0.5 * min(a.height, b.height)
