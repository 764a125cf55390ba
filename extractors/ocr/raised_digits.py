"""Raised digits: the marks of notes and the powers of units („Nachweis¹“, „m²“), told by where their ink stands.

Both readers see the digit and not its height, or read a mark instead (! ? * '). A digit that ends well above the foot of the
letters beside it, and is lower than they are, is raised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from extractors.imaging.prepare import Grey, opencv
from extractors.ocr.tesseract import RecognisedWord

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DARK = 128  # of 255 in an evened image: ink, and not the blur around it
# Of the height of the tallest letter beside it. A raised digit of the usual types is 0.5 to 0.7 high and stands 0.3 above the
# foot; figures with lowered feet, commas and quotes do not fit. Chosen, not fitted.
_ABOVE_FOOT = 0.2
_HEIGHTS = (0.35, 0.8)
_LEAST_LETTER = 0.4  # a mark lower than this is a dot or a comma
_OUT_OF_BOX = 0.15  # of a word's height: what may stand above its box
_BEHIND_WORD = re.compile(r"(.*[^\W\d_]{1,}[)“\"]?)([0-9]|[!?*'’\"”°²³¹]{1,2})")
_DIGIT = re.compile(r"[1-9]")
_MARKED = re.compile(r".*([0-9²³¹])")
_NEAR = 1.5  # of a word's height: a mark of a note stands no further before its first word


@dataclass(frozen=True, slots=True)
class _Mark:
    x: int
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def with_raised_digits(words: Sequence[RecognisedWord], pixels: Grey) -> list[RecognisedWord]:
    """The words with what is printed raised as raised digits; nothing else changes, and order and boxes stay."""
    out: list[RecognisedWord] = []
    for _, group in groupby(words, key=lambda w: (w.image, w.line)):
        line = list(group)
        for number, word in enumerate(line):
            is_note = number == 0 and len(line) > 1
            note = _before_note(word, line[1], pixels) if is_note else None
            out.append(note or _behind_word(word, pixels) or word)
    return out


def _behind_word(word: RecognisedWord, pixels: Grey) -> RecognisedWord | None:
    """The word with its last digit raised, where it is; a mark read in its place gives way to the digit of the other reading."""
    found = _BEHIND_WORD.fullmatch(word.text)
    if found is None:
        return None
    seen = _MARKED.fullmatch(word.text) or _MARKED.fullmatch(word.other)
    if seen is None:
        return None
    marks = _marks(pixels, word)
    if len(marks) < 2 or not _is_raised(marks[-1], marks[:-1]):
        return None
    return replace(word, text=found[1] + seen[1].translate(RAISED), other=word.other or word.text)


def _before_note(word: RecognisedWord, behind: RecognisedWord, pixels: Grey) -> RecognisedWord | None:
    """A digit at the head of a line as the raised mark of the note whose first word stands behind it."""
    if not _DIGIT.fullmatch(word.text) or not behind.text[0].isalpha():
        return None
    if not 0 <= behind.x - word.x - word.width <= _NEAR * behind.height:
        return None
    own, letters = _marks(pixels, word), _marks(pixels, behind)
    if len(own) != 1 or len(letters) < 2 or not _is_raised(own[0], letters):
        return None
    return replace(word, text=word.text.translate(RAISED), other=word.other or word.text)


def _is_raised(mark: _Mark, letters: Sequence[_Mark]) -> bool:
    high = max(letter.height for letter in letters)
    standing = sorted(letter.bottom for letter in letters if letter.height >= _LEAST_LETTER * high)
    foot = standing[len(standing) // 2]
    return mark.bottom <= foot - _ABOVE_FOOT * high and _HEIGHTS[0] * high <= mark.height <= _HEIGHTS[1] * high


def _marks(pixels: Grey, word: RecognisedWord) -> list[_Mark]:
    """The marks of ink in a word's box, from left to right, specks left out; on the page's own height."""
    cv2 = opencv()
    top = max(word.y - round(_OUT_OF_BOX * word.height), 0)
    piece = pixels[top : word.y + word.height, max(word.x, 0) : word.x + word.width]
    if piece.size == 0:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats((piece < DARK).astype(np.uint8), connectivity=8)
    found = [
        _Mark(
            int(s[cv2.CC_STAT_LEFT]),
            top + int(s[cv2.CC_STAT_TOP]),
            top + int(s[cv2.CC_STAT_TOP] + s[cv2.CC_STAT_HEIGHT]),
        )
        for s in stats[1:]
    ]
    tall = max((mark.height for mark in found), default=0)
    return sorted((m for m in found if m.height >= _HEIGHTS[0] * tall), key=lambda m: m.x)
