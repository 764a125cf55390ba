"""Rows of print that were read badly: found by their confidence, to be read once more from a softer picture.

Thin light-grey type falls apart when a page is given the contrast that black print needs. Read from the page's own shades, with
the contrast of the row alone, it comes out whole; black print gains nothing by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.ocr.missed_print import DOUBTED, Strip
from extractors.ocr.noise import confidence
from extractors.ocr.tesseract import RecognisedWord

WEAK = 0.75  # mean confidence of a line below which it is read again
STRONG = 0.85  # a row that covers a word of another line read so surely is none
BETTER = 0.1  # more confidence than the first reading is asked of the second,
TRUSTED = 0.55  # and at least so much
LETTERS = 0.6  # of the first reading's letters that the second must have
MOST_ROWS = 24  # more is a picture or a page that cannot be read
HIGHEST, SHORTEST = 0.4, 0.3  # inch
REACH = 0.8  # inch: the ends of a row may not have been found
_CLEAR = 0.1  # inch between a row and its neighbour on the same height
_SHARED = 0.4  # of the lower height: pieces of one row have at least so much of it in common
_BESIDE = 0.6  # inch: pieces of one row lie no further apart


def weak_rows(lines: Sequence[Sequence[RecognisedWord]], strips: Sequence[Strip], dpi: float) -> list[Strip]:
    """Boxes of badly read rows, unread strips beside them included; none when there are too many to be print."""
    weak = [line for line in lines if confidence(line) < WEAK and sum(len(w.text) for w in line) >= 3]
    boxes = [b for b in map(_around, weak) if b[3] <= HIGHEST * dpi]
    low = [s for s in strips if s[3] <= HIGHEST * dpi and any(_one_row(s, b, dpi) for b in boxes)]
    sure = [w for line in lines if line not in weak for w in line if w.confidence >= STRONG and len(w.text) > 2]
    fit = [r for r in _joined([*boxes, *low], dpi) if r[3] <= HIGHEST * dpi and r[2] >= SHORTEST * dpi]
    others = [w for line in lines if line not in weak for w in line]
    fit = [_to_its_ends(r, others, dpi) for r in fit if not any(is_in_row(w, r) for w in sure)]
    return fit if len(fit) <= MOST_ROWS else []


def is_better(second: Sequence[RecognisedWord], first: Sequence[RecognisedWord]) -> bool:
    """Whether the second reading of a row is surer than the first and no shorter."""
    old, new = confidence(first), confidence(second)
    return new >= max(TRUSTED, old + BETTER) and _letters(second) >= LETTERS * _letters(first)


def without_lone_marks(reading: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """A row without lone marks and letters that are hardly believed: specks. Words stay, for the row is judged as a whole."""
    return [w for w in reading if w.confidence >= DOUBTED or sum(map(str.isalnum, w.text)) > 1]


def words_in_row(row: Strip, lines: Sequence[Sequence[RecognisedWord]]) -> list[RecognisedWord]:
    """The words that stand in a row."""
    return [w for line in lines for w in line if is_in_row(w, row)]


def is_in_row(word: RecognisedWord, row: Strip) -> bool:
    """Whether the middle of a word lies in a row."""
    x, y = word.x + word.width / 2, word.y + word.height / 2
    return row[0] <= x <= row[0] + row[2] and row[1] <= y <= row[1] + row[3]


def _to_its_ends(row: Strip, others: Sequence[RecognisedWord], dpi: float) -> Strip:
    """The row with what may still stand before and behind it, as far as no other word stands there."""
    x, y, wide, high = row
    beside = [w for w in others if w.y < y + high and w.y + w.height > y]
    reach, gap = round(REACH * dpi), round(_CLEAR * dpi)
    left = max([x - reach, 0, *(w.x + w.width + gap for w in beside if w.x + w.width <= x)])
    right = min([x + wide + reach, *(w.x - gap for w in beside if w.x >= x + wide)])
    return min(left, x), y, max(right, x + wide) - min(left, x), high


def _joined(boxes: Sequence[Strip], dpi: float) -> list[Strip]:
    rows: list[Strip] = []
    for box in sorted(boxes):
        near = [r for r in rows if _one_row(r, box, dpi)]
        for row in near:
            box = _union(row, box)
        rows = [r for r in rows if r not in near] + [box]
    return rows


def _one_row(a: Strip, b: Strip, dpi: float) -> bool:
    common = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    apart = max(a[0], b[0]) - min(a[0] + a[2], b[0] + b[2])
    return common >= _SHARED * min(a[3], b[3]) and apart <= _BESIDE * dpi


def _around(line: Sequence[RecognisedWord]) -> Strip:
    x, y = min(w.x for w in line), min(w.y for w in line)
    return x, y, max(w.x + w.width for w in line) - x, max(w.y + w.height for w in line) - y


def _union(a: Strip, b: Strip) -> Strip:
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return x, y, max(a[0] + a[2], b[0] + b[2]) - x, max(a[1] + a[3], b[1] + b[3]) - y


def _letters(words: Sequence[RecognisedWord]) -> int:
    return sum(c.isalnum() for word in words for c in word.text)
