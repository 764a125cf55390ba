"""What Tesseract's words are worth: junk dropped, confidence summed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.ocr.tesseract import RecognisedWord

_MARKS = re.compile(r"[|\[\]{}()!/\\_—–=~‘’'\"`´.,:;°^-]+")
_STROKES = re.compile(r"[|\[\]{}_]{1,2}")
_DUST = re.compile(r"[.,;:'‘’`´\"°]{1,3}")  # a line of nothing else is no print
# Sizes in inches. Chosen by what letters measure, not fitted.
_TALL = 0.4  # type of 29 points and more: a stroke so high is a rule
_THIN = 0.25  # of its height: a stroke no wider is no letter
_SPECK = 0.012  # three pixels at 300 dpi
_HARDLY_BELIEVED = 0.3  # confidence below which a lone mark is dirt
_CLOSE = 1.2  # of the words' height: how far an I stands from its neighbours
_SAME_HEIGHT = 1.25  # of the words' height: an I is no higher
_LETTER = re.compile(r"[^\W_]")


def without_junk(words: Sequence[RecognisedWord], dpi: float) -> list[RecognisedWord]:
    """The words without what is no print: boxes without confidence, and rules, frames and specks read as characters.

    A ``|`` as high as the words before and behind it stays: it is an I ("BGBl. I S. 965").
    """
    kept: list[RecognisedWord] = []
    printed = {w.line for w in words if not _DUST.fullmatch(w.text)}
    words = [w for w in words if w.line in printed]
    for index, word in enumerate(words):
        beside = [w for w in words[max(index - 1, 0) : index + 2] if w is not word and w.line == word.line]
        if not _is_junk(word, dpi) or (word.text == "|" and len(beside) == 2 and _stands_between(word, beside)):
            kept.append(word)
    return kept


def _is_junk(word: RecognisedWord, dpi: float) -> bool:
    if word.confidence < 0 or word.width <= 0 or word.height <= 0:
        return True
    tall, small = word.height > _TALL * dpi, max(word.height, word.width) < _SPECK * dpi
    if tall and word.width < _THIN * word.height and len(word.text) <= 2:
        return True
    if not _MARKS.fullmatch(word.text):
        return False
    if _STROKES.fullmatch(word.text):
        return True
    return small or (tall and len(word.text) <= 2) or word.confidence < _HARDLY_BELIEVED


def _stands_between(stroke: RecognisedWord, beside: Sequence[RecognisedWord]) -> bool:
    high = max(word.height for word in beside)
    before, behind = beside
    gap = max(stroke.x - before.x - before.width, behind.x - stroke.x - stroke.width)
    return gap < _CLOSE * high and stroke.height <= _SAME_HEIGHT * high


def confidence(words: Sequence[RecognisedWord]) -> float:
    """The mean confidence of the words, weighted by their letters and digits; 0.0 without any."""
    weights = [len(_LETTER.findall(word.text)) for word in words]
    total = sum(weights)
    return sum(max(w.confidence, 0.0) * n for w, n in zip(words, weights, strict=True)) / total if total else 0.0


def tenth_percentile(words: Sequence[RecognisedWord]) -> float:
    """The confidence that nine words of ten reach; 0.0 without words."""
    ordered = sorted(max(word.confidence, 0.0) for word in words)
    return ordered[len(ordered) // 10] if ordered else 0.0
