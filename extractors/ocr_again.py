"""The second reading of a page: doubtful lines and unread print, cut out and read in one run of the second model."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import groupby

from extractors.ocr_engine import Read, read_images
from extractors.ocr_signs import doubtful, merged
from extractors.ocr_unread import Strip, cut, pale_words, trusted, unread_strips
from extractors.prepare import Grey

SINGLE_LINE = 7  # Tesseract's page segmentation for an image of one line
MARGIN = 12  # pixels of white around a cut-out line


def read_again(pixels: Grey, words: Sequence[Read], languages: str, dpi: float, timeout: float) -> list[Read]:
    """All words of the page after the second reading; ``words`` unchanged when there is nothing to read again.

    Raises:
        EngineTimeout, EngineFailed, SetupError: as ``read_images``.
    """
    lines = [list(line) for _, line in groupby(words, key=lambda w: w.line)]
    doubted = [number for number, line in enumerate(lines) if doubtful(line)]
    pale = pale_words(pixels, words)
    strips = unread_strips(pixels, [w for w in words if w not in pale], dpi)
    boxes = [_box(lines[number], dpi) for number in doubted] + strips
    if not boxes:
        return list(words)
    second = _placed(
        read_images([cut(pixels, box, MARGIN) for box in boxes], languages, SINGLE_LINE, dpi, timeout), boxes
    )
    for number, reading in zip(doubted, second, strict=False):
        lines[number] = merged(lines[number], reading)
    found = [word for reading in second[len(doubted) :] for word in trusted(reading)]
    return _settled([word for line in lines for word in line], found, pale)


def _settled(words: Sequence[Read], found: Sequence[Read], pale: Set[Read]) -> list[Read]:
    """Both readings together. Where they cover the same print, a pale word gives way to a better one, any other stays."""
    given_up: set[Read] = set()
    kept: list[Read] = []
    for new in found:
        under = [w for w in words if _covers(w, new) or _covers(new, w)]
        longer = len(new.text) + 1 >= max((len(w.text) for w in under), default=0)
        if all(w in pale and w.confidence < new.confidence for w in under) and longer:
            given_up.update(under)
            kept.append(new)
    return [w for w in words if w not in given_up] + kept


def _covers(outer: Read, inner: Read) -> bool:
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _box(line: Sequence[Read], dpi: float) -> Strip:
    pad = round(0.02 * dpi)
    x, y = min(w.x for w in line) - pad, min(w.y for w in line) - pad
    right, bottom = max(w.x + w.width for w in line) + pad, max(w.y + w.height for w in line) + pad
    return max(x, 0), max(y, 0), right - max(x, 0), bottom - max(y, 0)


def _placed(reads: Sequence[Read], boxes: Sequence[Strip]) -> list[list[Read]]:
    """The words by image, in pixels of the page; ``line`` made different from all of the first reading."""
    by_image: list[list[Read]] = [[] for _ in boxes]
    for word in reads:
        if word.confidence < 0 or not 0 <= word.image < len(boxes):
            continue
        x, y = max(boxes[word.image][0], 0) - MARGIN, max(boxes[word.image][1], 0) - MARGIN
        placed = replace(word, x=word.x + x, y=word.y + y, line=(-1 - word.image, 0, word.line[2]), image=0)
        by_image[word.image].append(placed)
    return by_image
