"""The second reading of a page: doubtful lines and unread print, cut out and read in one run of the second model."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import groupby

from extractors.imaging.prepare import Grey
from extractors.ocr.alternatives import with_alternatives
from extractors.ocr.budget import PageBudget
from extractors.ocr.missed_print import Strip, cut, pale_words, trusted_words, unread_strips
from extractors.ocr.special_signs import doubtful, is_lone_section_number, merged
from extractors.ocr.tesseract import RecognisedWord, read_images
from extractors.ocr.weak_lines import is_better, weak_rows, without_lone_marks, words_in_row

SINGLE_LINE = 7  # Tesseract's page segmentation for an image of one line
MOST_ALONE = 10  # lines of a number alone; more are a column of a table
SIGN_REACH = 0.3  # inch before a number alone
PADDING = 0.02  # inch above and below a cut-out line, for accents and the foot of a g
MARGIN = 12  # pixels of white around a cut-out line


def with_second_pass(
    pixels: Grey,
    soft: Callable[[], Grey],
    words: Sequence[RecognisedWord],
    languages: str,
    dpi: float,
    budget: PageBudget,
) -> list[RecognisedWord]:
    """All words of the page after the second reading; ``words`` unchanged when there is nothing to read again.

    ``soft`` gives the same page with its own shades of grey; it is only asked for rows that were read badly.

    Raises:
        EngineTimeout, EngineFailed, SetupError: as ``read_images``.
    """
    lines = [list(line) for _, line in groupby(words, key=lambda w: w.line)]
    pale = pale_words(pixels, words)
    strips = unread_strips(pixels, [w for w in words if w not in pale], dpi)
    rows = weak_rows(lines, strips, dpi)
    lone = alone(lines)
    doubted = [number for number, line in enumerate(lines) if number in lone or doubtful(line)]
    boxes = (
        [line_box(lines[number], dpi, alone=number in lone) for number in doubted]
        + strips
        + [padded(row, dpi) for row in rows]
    )
    if not boxes:
        return list(words)
    sharp = len(boxes) - len(rows)
    pictures = [cut(pixels if n < sharp else soft(), box, MARGIN) for n, box in enumerate(boxes)]
    second = _placed(read_images(pictures, languages, SINGLE_LINE, dpi, budget), boxes)
    for number, reading in zip(doubted, second, strict=False):
        lines[number] = with_alternatives(merged(lines[number], reading), reading)
    found = [word for reading in second[len(doubted) : sharp] for word in trusted_words(reading)]
    return with_rows(settled([word for line in lines for word in line], found, pale), rows, second[sharp:])


def with_rows(
    words: Sequence[RecognisedWord], rows: Sequence[Strip], readings: Sequence[Sequence[RecognisedWord]]
) -> list[RecognisedWord]:
    """The words with those of badly read rows replaced where the second reading is better."""
    out = list(words)
    for row, reading in zip(rows, readings, strict=True):
        first, second = words_in_row(row, [out]), without_lone_marks(reading)
        better = is_better(second, first)
        kept = with_alternatives(second, first) if better else with_alternatives(first, second)
        out = [word for word in out if word not in first] + kept if better else _in_place(out, first, kept)
    return out


def _in_place(
    words: Sequence[RecognisedWord], old: Sequence[RecognisedWord], new: Sequence[RecognisedWord]
) -> list[RecognisedWord]:
    by_old = dict(zip(old, new, strict=True))
    return [by_old.get(word, word) for word in words]


def settled(
    words: Sequence[RecognisedWord], found: Sequence[RecognisedWord], pale: Set[RecognisedWord]
) -> list[RecognisedWord]:
    """Both readings together. Where they cover the same print, a pale word gives way to a better one, any other stays."""
    given_up: set[RecognisedWord] = set()
    kept: list[RecognisedWord] = []
    for new in found:
        under = [w for w in words if _covers(w, new) or _covers(new, w)]
        longer = len(new.text) + 1 >= max((len(w.text) for w in under), default=0)
        if all(w in pale and w.confidence < new.confidence for w in under) and longer:
            given_up.update(under)
            kept.append(new)
    return [w for w in words if w not in given_up] + kept


def _covers(outer: RecognisedWord, inner: RecognisedWord) -> bool:
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def alone(lines: Sequence[Sequence[RecognisedWord]]) -> set[int]:
    """The lines that may be the number of a section alone; none where there are so many that they are a column of numbers."""
    found = {n for n, line in enumerate(lines) if is_lone_section_number([word.text for word in line])}
    return found if len(found) <= MOST_ALONE else set()


def line_box(line: Sequence[RecognisedWord], dpi: float, *, alone: bool) -> Strip:
    """The box to be cut out for a line; of a number alone with the place before it, where its sign may have been lost."""
    x, y = min(w.x for w in line), min(w.y for w in line)
    reach = min(x, round(SIGN_REACH * dpi)) if alone else 0
    right, bottom = max(w.x + w.width for w in line), max(w.y + w.height for w in line)
    return padded((x - reach, y, right - x + reach, bottom - y), dpi)


def padded(strip: Strip, dpi: float) -> Strip:
    """The strip with room above and below for accents and feet, never beyond the page."""
    pad = round(PADDING * dpi)
    x, y, wide, high = strip
    left, top = max(x - pad, 0), max(y - pad, 0)
    return left, top, x + wide + pad - left, y + high + pad - top


def _placed(reads: Sequence[RecognisedWord], boxes: Sequence[Strip]) -> list[list[RecognisedWord]]:
    """The words by image, in pixels of the page; ``line`` made different from all of the first reading."""
    by_image: list[list[RecognisedWord]] = [[] for _ in boxes]
    for word in reads:
        if word.confidence < 0 or not 0 <= word.image < len(boxes):
            continue
        x, y = max(boxes[word.image][0], 0) - MARGIN, max(boxes[word.image][1], 0) - MARGIN
        placed = replace(word, x=word.x + x, y=word.y + y, line=(-1 - word.image, 0, word.line[2]), image=0)
        by_image[word.image].append(placed)
    return by_image
