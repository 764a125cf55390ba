"""What Tesseract's words are worth: junk dropped, confidence summed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.ocr.tesseract import RecognisedWord

_MARKS = re.compile(r"[|\[\]{}()!/\\_—–=~‘’'\"`´.,:;°^-]+")
_STROKES = re.compile(r"[|\[\]{}_]{1,2}")
_DUST = re.compile(r"[.,;:'‘’`´\"°]{1,3}")  # a line of nothing else is no print
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
    tall, small = word.height > 0.4 * dpi, word.height < 0.012 * dpi and word.width < 0.012 * dpi
    if tall and word.width < 0.25 * word.height and len(word.text) <= 2:
        return True  # a vertical rule: 0.4 inch is type of 29 points and more
    if not _MARKS.fullmatch(word.text):
        return False
    if _STROKES.fullmatch(word.text):
        return True
    return small or (tall and len(word.text) <= 2) or word.confidence < 0.3


def _stands_between(stroke: RecognisedWord, beside: Sequence[RecognisedWord]) -> bool:
    high = max(word.height for word in beside)
    before, behind = beside
    near = stroke.x - before.x - before.width < 1.2 * high and behind.x - stroke.x - stroke.width < 1.2 * high
    return near and stroke.height <= 1.25 * high


def confidence(words: Sequence[RecognisedWord]) -> float:
    """The mean confidence of the words, weighted by their letters and digits; 0.0 without any."""
    weights = [len(_LETTER.findall(word.text)) for word in words]
    total = sum(weights)
    return sum(max(w.confidence, 0.0) * n for w, n in zip(words, weights, strict=True)) / total if total else 0.0


def tenth_percentile(words: Sequence[RecognisedWord]) -> float:
    """The confidence that nine words of ten reach; 0.0 without words."""
    ordered = sorted(max(word.confidence, 0.0) for word in words)
    return ordered[len(ordered) // 10] if ordered else 0.0
