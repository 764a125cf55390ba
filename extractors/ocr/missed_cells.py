"""The second reading of tables: cells with print but no words, and columns of row numbers that were read as words.

Tesseract reads a page in lines and paragraphs; a lone „+“, „-“ or row number in a narrow column is no line to it and gets lost,
or the whole column becomes one word set upright. So in the lines of a table the ink under no word is looked at: signs are told
by their shape, the rest is laid side by side on one strip and read as one line, in one run of Tesseract for the page.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from curated.records import Box, Word
from extractors.base.settings import OcrSettings
from extractors.imaging.ink_marks import InkMark, PixelBox, unread_marks
from extractors.imaging.prepare import Grey, PreparedImage
from extractors.imaging.rules import Stroke
from extractors.layout.table_lines import PrintedLine, printed_lines
from extractors.ocr.budget import PageBudget
from extractors.ocr.tesseract import read_images

if TYPE_CHECKING:
    from extractors.ocr.recognise import RecognisedPage

SIGN_CONFIDENCE = 0.9  # of a sign told by its shape
_LEAST_CONFIDENCE = 0.6
# Of the height of a line or a digit. Chosen, not fitted.
_UPRIGHT = 1.9  # a higher word is a column read as one word set upright
_LEADS = 0.2  # a word that ends so far before the label column is a row number or a sign
_ON_LINE = 0.2  # how far a mark's middle may lie above or below a word of its line
_PART_OF_WORD = 0.35  # a mark closer to a word is part of it
_USUAL_DIGIT = 8.0  # points: where the lines hold no number to measure; print of 11 points
_DOUBTED = 0.8  # confidence below which a lone mark or a row number is looked at again
_SINGLE_LINE = 7  # Tesseract's page segmentation
_ON_A_STRIP = 24  # marks that are read as one line
_NUMBER_LINES = 3  # lines with numbers that make a table
_APART = 5.0  # of a line's height between two lines of numbers of one table
_LEADING = re.compile(
    r"[-+=−–]|\+/-|[^\W\d_]{2,}\.|[(]?[\d.,]+[.):%]*"
)  # what may stand before the label column: never doubted
_MARK = re.compile(r"[-+(]?\d[\d.,]*[)%€]?|[-+=]|\+/-")


def with_missed_cells(ocr: RecognisedPage, settings: OcrSettings, budget: PageBudget) -> tuple[Word, ...]:
    """The words of the page with those that tables were still lacking; misread row numbers give way to what is printed there.

    Pages without a table come back as they were, without another look at the picture.

    Raises:
        EngineTimeout, EngineFailed, SetupError: as ``read_images``.
    """
    if ocr.prepared is None:
        return ocr.words
    frame = ocr.prepared.frame
    straight = [replace(word, box=frame.box(word.box)) for word in ocr.words]
    runs = _table_runs(printed_lines(straight))
    if not runs:
        return ocr.words
    prepared = _without_rules(ocr.prepared, ocr.level)
    doubted: set[int] = set()
    marks: list[InkMark] = []
    for run in runs:
        own = _doubted(straight, run)
        doubted |= own
        known = [m.box for m in marks]
        here = _marks_of(run, prepared, [w for i, w in enumerate(straight) if i not in own])
        marks += [m for m in here if m.box not in known]
    found = _read(marks, prepared, settings, budget)
    new = [Word(text, _page_box(mark.box, prepared), sure) for mark, text, sure in found]
    return _settled(ocr.words, doubted, new)


def _settled(words: Sequence[Word], doubted: set[int], new: Sequence[Word]) -> tuple[Word, ...]:
    """Both readings together: a doubted word gives way, but a number only to one that is no shorter and surer."""
    given_up: set[int] = set()
    kept: list[Word] = []
    for word in new:
        under = [i for i in doubted if _meets(words[i].box, word.box)]
        better = (word.confidence or 0.0) > max((words[i].confidence or 0.0 for i in under), default=0.0)
        numbers = [words[i].text for i in under if _LEADING.fullmatch(words[i].text)]
        if (better and all(len(text) <= len(word.text) for text in numbers)) or not numbers:
            given_up.update(under)
            kept.append(word)
    return (*(w for i, w in enumerate(words) if i not in given_up), *kept)


def _table_runs(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Runs of lines from the first to the last line of numbers of each table."""
    runs: list[list[int]] = []
    for i, line in enumerate(lines):
        if len(line.segments) < 2 or not any(s.is_number for s in line.segments[1:]):
            continue
        height = line.box.y1 - line.box.y0
        if runs and line.box.y0 - lines[runs[-1][-1]].box.y1 <= _APART * height:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [list(lines[max(run[0] - 3, 0) : run[-1] + 4]) for run in runs if len(run) >= _NUMBER_LINES]


def _doubted(words: Sequence[Word], run: Sequence[PrintedLine]) -> set[int]:
    """Words that are no print as read: higher than a line, or neither number nor sign where the rows are numbered."""
    height = statistics.median(w.box.y1 - w.box.y0 for line in run for s in line.segments for w in s.words)
    top, bottom = run[0].box.y0, run[-1].box.y1
    starts = [s.box.x0 for line in run for s in line.segments[:3] if sum(ch.isalpha() for ch in s.text) >= 8]
    label = statistics.median_low(starts) if starts else 0.0
    doubted: set[int] = set()
    for i, word in enumerate(words):
        if not top - 1 <= (word.box.y0 + word.box.y1) / 2 <= bottom + 1:
            continue
        stands_up = word.box.y1 - word.box.y0 > _UPRIGHT * height and len(word.text) > 1
        leads = word.box.x1 < label - _LEADS * height and len(word.text) <= 6
        weak = word.confidence is not None and word.confidence < _DOUBTED
        speck = weak and len(word.text) <= 2 and not any(map(str.isdigit, word.text))
        if stands_up or speck or (leads and (weak or not _LEADING.fullmatch(word.text))):
            doubted.add(i)
    return doubted


def _marks_of(run: Sequence[PrintedLine], prepared: PreparedImage, words: Sequence[Word]) -> list[InkMark]:
    """The unread marks that stand on the lines of a run, between its left and right side."""
    heights = [
        w.box.y1 - w.box.y0 for line in run for s in line.numbers for w in s.words if any(map(str.isdigit, w.text))
    ]
    digit = statistics.median(heights or [_USUAL_DIGIT]) * prepared.dpi / 72
    left, right = min(line.box.x0 for line in run), max(line.box.x1 for line in run)
    margin = 4 * digit * 72 / prepared.dpi
    region = _pixel_box(Box(left - margin, run[0].box.y0, right + margin, run[-1].box.y1), prepared)
    boxes = [_pixel_box(word.box, prepared, spread=2) for word in words]
    inside = [b for b in boxes if b.x0 < region.x1 and b.x1 > region.x0 and b.y0 < region.y1 and b.y1 > region.y0]
    marks = unread_marks(prepared.pixels, region, inside, digit)
    return [m for m in marks if _is_alone(m.box, inside, digit)]


def _is_alone(mark: PixelBox, words: Sequence[PixelBox], digit: float) -> bool:
    """Whether a mark stands on the line of some word and is no part of one."""
    middle = (mark.y0 + mark.y1) / 2
    beside = [w for w in words if w.y0 - _ON_LINE * digit <= middle <= w.y1 + _ON_LINE * digit]
    gap = _PART_OF_WORD * digit
    return bool(beside) and all(w.x0 - mark.x1 > gap or mark.x0 - w.x1 > gap for w in beside)


def _read(
    marks: Sequence[InkMark], prepared: PreparedImage, settings: OcrSettings, budget: PageBudget
) -> list[tuple[InkMark, str, float]]:
    """The marks with their texts and confidences: signs by shape, numbers as Tesseract reads them on strips."""
    found = [(mark, mark.sign, SIGN_CONFIDENCE) for mark in marks if mark.sign]
    unread = [mark for mark in marks if not mark.sign]
    if not unread:
        return found
    parts = [unread[i : i + _ON_A_STRIP] for i in range(0, len(unread), _ON_A_STRIP)]
    strips = [_strip([mark.box for mark in part], prepared.pixels) for part in parts]
    words = read_images([strip for strip, _ in strips], settings.languages, _SINGLE_LINE, prepared.dpi, budget)
    for number, (part, (_, places)) in enumerate(zip(parts, strips, strict=True)):
        for mark, (start, end) in zip(part, places, strict=True):
            own = [w for w in words if w.image == number and start <= w.x + w.width / 2 < end]
            text = "".join(w.text for w in own)
            sure = min((w.confidence for w in own), default=0.0)
            if _MARK.fullmatch(text) and sure >= _LEAST_CONFIDENCE:
                found.append((mark, text, sure))
    return found


def _strip(boxes: Sequence[PixelBox], pixels: Grey) -> tuple[Grey, list[tuple[int, int]]]:
    """The boxes side by side on white, standing on one line, and from where to where each reaches with its half of the gaps."""
    high = max(b.height for b in boxes)
    gap = 3 * high
    strip = np.full((high + 2 * gap, sum(b.width + gap for b in boxes) + gap), 255, np.uint8)
    places: list[tuple[int, int]] = []
    x = gap
    for box in boxes:
        strip[gap + high - box.height : gap + high, x : x + box.width] = pixels[box.y0 : box.y1, box.x0 : box.x1]
        places.append((x - gap // 2, x + box.width + gap // 2))
        x += box.width + gap
    return strip, places


def _without_rules(prepared: PreparedImage, level: Sequence[Stroke]) -> PreparedImage:
    """The page as it was read, without its level rules, too."""
    pixels = prepared.pixels.copy()
    for x, y, wide, high in level:
        pixels[max(y, 0) : y + high, max(x, 0) : x + wide] = 255
    return replace(prepared, pixels=pixels)


def _pixel_box(box: Box, prepared: PreparedImage, spread: int = 0) -> PixelBox:
    """A box of the reading frame in pixels, ``spread`` pixels larger, inside the picture."""
    scale = prepared.dpi / 72
    high, wide = prepared.pixels.shape
    x0, x1 = ((x - prepared.left) * scale for x in (box.x0, box.x1))
    y0, y1 = ((y - prepared.top) * scale for y in (box.y0, box.y1))
    return PixelBox(
        min(max(int(x0) - spread, 0), wide),
        min(max(int(y0) - spread, 0), high),
        min(max(round(x1) + spread, 0), wide),
        min(max(round(y1) + spread, 0), high),
    )


def _page_box(box: PixelBox, prepared: PreparedImage) -> Box:
    return prepared.page_box(box.x0, box.y0, box.width, box.height)


def _meets(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
