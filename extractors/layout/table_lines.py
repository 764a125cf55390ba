"""Words of a page → printed lines → segments: words that stand together, parted from the next by a gap as wide as a column's.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from curated.records import Box, Word
from extractors.base.geometry import Span, union_box
from normalizers.lexicon.german import is_month_name
from normalizers.numbers import is_nil, read_quantity

_WIDE = 0.95  # em: a gap between words that no justified line has
_WIDE_BESIDE_NUMBER = 0.75  # em: enough where one side is a number, for number columns stand closer
_WIDE_BESIDE_AMOUNT = 0.5  # em: beside a number with a comma or full stop, or behind a lone sign
_TALL = 2.2  # times the usual height of words
_EM_OF_BOX = 1.15  # the height of a word's box against its type size, where only the box is known
_USUAL_EM = 10.0  # points, where there are no words
_ON_LINE = 0.5  # share of the lower height that words of one line have in common
_MEASURES = 3  # words at the end of a line that tell its height
_OPEN_LINES = 4  # the last ones, of which a word may still be a part
_BESIDE_RULE = 0.3  # em: so far an upright rule may stand inside the gap's ends
Separator = tuple[float, float, float]  # x, and from which y to which
_NUMERAL = re.compile(r"[-+−–(]?[\d.,]+[)%€]*|[-−–]")
_AMOUNT = re.compile(r"[-+−–(]?\d{1,3}(?:\.\d{3})*[.,]\d+[)%€]*")
_CURRENCY = re.compile(r"EURO?|€|DM", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\.")
_SIGN = re.compile(r"\+/-|[-+=−–]")


@dataclass(frozen=True)
class TableSegment:
    """Neighbouring words of one line, left to right, with the box around them."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        box = union_box([w.box for w in self.words])
        assert box is not None, "a segment holds at least one word"
        return box

    @cached_property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(w.text for w in self.words)

    @cached_property
    def is_number(self) -> bool:
        """Whether the segment is one number, as a cell of a number column would be; a lone dash counts."""
        return read_quantity(self.text) is not None or (is_nil(self.text) and self.text not in {".", "/", "x", "*"})


@dataclass(frozen=True)
class PrintedLine:
    """One printed line of a region, its segments from left to right."""

    segments: tuple[TableSegment, ...]

    @cached_property
    def box(self) -> Box:
        """The box around the line."""
        box = union_box([s.box for s in self.segments])
        assert box is not None, "a line holds at least one segment"
        return box

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.box.y0 + self.box.y1) / 2

    @cached_property
    def numbers(self) -> tuple[TableSegment, ...]:
        """The segments that are numbers."""
        return tuple(s for s in self.segments if s.is_number)


def printed_lines(words: Iterable[Word], separators: Sequence[Separator] = ()) -> list[PrintedLine]:
    """The lines from top to bottom. ``separators``: upright ruling lines, which part segments whatever the gap.

    A word much higher than the others (a column of row numbers that OCR took for one word) joins no two lines to one.
    """
    words = list(words)
    tall = _TALL * statistics.median([w.box.y1 - w.box.y0 for w in words]) if words else 0.0
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.box.y0 + w.box.y1) / 2, w.box.x0)):
        home: list[Word] | None = None
        for line in reversed(lines[-_OPEN_LINES:]):
            if _on_line(line, word, tall):
                home = line
                break
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    out = [PrintedLine(tuple(_segments(sorted(line, key=lambda w: w.box.x0), separators))) for line in lines]
    return sorted(out, key=lambda line: line.middle)


def em_of(words: Iterable[Word]) -> float:
    """The usual type size in points; box heights stand in where the size is unknown."""
    sizes = [_size(w) for w in words]
    return statistics.median(sizes) if sizes else _USUAL_EM


def raw_text(words: Sequence[Word]) -> tuple[str, tuple[Span, ...], float | None]:
    """The text of a cell's words (lines joined by newlines), its slices of the page's raw text, its mean confidence."""
    if len(words) < 2:  # most cells: blanks and numbers
        spans_of_one = tuple((w.raw_start, w.raw_end) for w in words if w.raw_start >= 0)
        return "".join(w.text for w in words), spans_of_one, words[0].confidence if words else None
    lines = printed_lines(words)
    text = "\n".join(" ".join(s.text for s in line.segments) for line in lines)
    ordered = [w for line in lines for s in line.segments for w in s.words]
    spans: list[Span] = []
    for word in ordered:
        if word.raw_start < 0:
            continue
        if spans and 0 <= word.raw_start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], word.raw_end)
        else:
            spans.append((word.raw_start, word.raw_end))
    known = [w.confidence for w in ordered if w.confidence is not None]
    return text, tuple(spans), statistics.fmean(known) if known else None


def _on_line(line: Sequence[Word], word: Word, tall: float) -> bool:
    """Whether the word overlaps the line's last words by more than half of the lower height; ``tall`` ones measure nothing."""
    y0, y1 = word.box.y0, word.box.y1
    height = y1 - y0
    for other in _last_measures(line, tall):
        top, bottom = other.box.y0, other.box.y1
        lower = bottom - top if bottom - top < height else height
        if (bottom if bottom < y1 else y1) - (top if top > y0 else y0) > _ON_LINE * lower:
            return True
    return False


def _last_measures(line: Sequence[Word], tall: float) -> list[Word]:
    """The last words of a line that are no higher than ``tall``, from right to left; the last ones of all where none is."""
    found: list[Word] = []
    for word in reversed(line):
        if word.box.y1 - word.box.y0 <= tall:
            found.append(word)
            if len(found) == _MEASURES:
                return found
    return found or list(line[: -_MEASURES - 1 : -1])


def _size(word: Word) -> float:
    return word.font_size or _EM_OF_BOX * (word.box.y1 - word.box.y0)


def _segments(words: Sequence[Word], separators: Sequence[Separator]) -> list[TableSegment]:
    segments: list[list[Word]] = []
    for word in words:
        last = segments[-1][-1] if segments else None
        if last is not None and not _parted(last, word, separators):
            segments[-1].append(word)
        else:
            segments.append([word])
    return [TableSegment(tuple(s)) for s in segments]


def _parted(left: Word, right: Word, separators: Sequence[Separator]) -> bool:
    gap = right.box.x0 - left.box.x1
    em = (_size(left) + _size(right)) / 2
    if gap > _WIDE * em or (gap <= _WIDE_BESIDE_AMOUNT * em and not separators):
        return gap > _WIDE * em  # whatever stands beside it: most gaps
    is_date = _DAY.fullmatch(left.text) and is_month_name(right.text)  # „31. Dezember“ is no number beside a word
    is_price = any(_CURRENCY.fullmatch(a.text) and _AMOUNT.fullmatch(b.text) for a, b in ((left, right), (right, left)))
    if is_date or is_price:
        return gap > _WIDE * em
    middle, near = (left.box.y0 + left.box.y1) / 2, _BESIDE_RULE * em
    if any(left.box.x1 - near <= x <= right.box.x0 + near and y0 <= middle <= y1 for x, y0, y1 in separators):
        return True
    if _AMOUNT.fullmatch(left.text) or _AMOUNT.fullmatch(right.text) or _SIGN.fullmatch(left.text):
        return gap > _WIDE_BESIDE_AMOUNT * em
    beside_number = _NUMERAL.fullmatch(left.text) or _NUMERAL.fullmatch(right.text)
    return gap > (_WIDE_BESIDE_NUMBER if beside_number else _WIDE) * em
