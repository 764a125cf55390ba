"""What Tesseract's words are worth: junk dropped, confidence summed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.ocr_engine import Read

_RULE = re.compile(r"[|\[\]{}()!/\\_—–=~‘’'\"`´.,:;°^-]+")
_LETTER = re.compile(r"[^\W_]")


def without_junk(words: Sequence[Read], dpi: float) -> list[Read]:
    """The words without what is no print: boxes without confidence, and rules, frames and specks read as characters."""
    return [word for word in words if not _is_junk(word, dpi)]


def _is_junk(word: Read, dpi: float) -> bool:
    if word.confidence < 0 or word.width <= 0 or word.height <= 0:
        return True
    tall, small = word.height > 0.4 * dpi, word.height < 0.012 * dpi and word.width < 0.012 * dpi
    if tall and word.width < 0.25 * word.height and len(word.text) <= 2:
        return True  # a vertical rule: 0.4 inch is type of 29 points and more
    if not _RULE.fullmatch(word.text):
        return False
    if word.text in ("|", "||", "[", "]", "[|", "|]", "_", "__", "{", "}"):
        return True
    return small or (tall and len(word.text) <= 2) or word.confidence < 0.3


def confidence(words: Sequence[Read]) -> float:
    """The mean confidence of the words, weighted by their letters and digits; 0.0 without any."""
    weights = [len(_LETTER.findall(word.text)) for word in words]
    total = sum(weights)
    return sum(max(w.confidence, 0.0) * n for w, n in zip(words, weights, strict=True)) / total if total else 0.0


def tenth_percentile(words: Sequence[Read]) -> float:
    """The confidence that nine words of ten reach; 0.0 without words."""
    ordered = sorted(max(word.confidence, 0.0) for word in words)
    return ordered[len(ordered) // 10] if ordered else 0.0
