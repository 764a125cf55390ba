"""Words with boxes → the raw text of a page in reading order, with the slice of every word in it.

words → reading frame → segments → regions (columns, or rows read across) → lines → text. One printed line is one line of the
text; a gap as wide as a tab stop is one TAB; blocks are parted by an empty line. The same for text layers and for OCR.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from curated.records import Box, Line, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.layout.line_roles import ComposedLine, line_roles
from extractors.layout.ruled_rows import cell_by_cell
from extractors.layout.segments import (
    SEGMENT_GAP,
    FramedWord,
    Row,
    Rulings,
    bounds,
    in_reading_frame,
    is_stretched,
    rows,
    segments,
)
from extractors.layout.xy_cut import Region, reading_order

_BLOCK_GAP = 0.35  # em: how much more than the usual line pitch parts two blocks
_SCRAP = 0.35  # confidence below which a word says nothing about columns
_NEW_TYPE = 1.2  # a change of type size by this factor parts two blocks
_LEAST_OF_NEW_TYPE = 3  # letters that both lines must have more than, for their size to be that of a block
_NEIGHBOURHOOD = 6  # lines before and behind whose pitch is the usual one
_PITCHES = (0.5, 2.2)  # em: what can be a pitch inside a block
_USUAL_PITCH = 1.2  # em: where no neighbour says another
_TAB = 0.9  # em: the narrowest gap that is a tab stop
_TAB_AGAINST_BLANKS = 2.5  # times the usual blank of a line, which a justified line widens
_FLUSH = 0.35  # em: edges of lines that are as long as one another


@dataclass(frozen=True, slots=True)
class Composed:
    """A page's raw text; ``words[i].text == text[words[i].raw_start:words[i].raw_end]``, words in reading order."""

    text: str
    words: tuple[Word, ...]
    lines: tuple[Line, ...]


def compose(
    words: Sequence[Word],
    page_width: float,
    page_height: float,
    *,
    rotation: int = 0,
    skew: float = 0.0,
    rules: Sequence[Rule] = (),
    in_cells: bool = False,
) -> Composed:
    """The words as text in reading order.

    ``words`` and ``rules`` lie on the displayed page of ``page_width`` x ``page_height`` points; ``rotation`` (clockwise) and
    ``skew`` (degrees, counter-clockwise positive) say how it must be turned to read it. Boxes come back as they were given.
    ``in_cells``: rows of ruled tables are read cell by cell where cells hold several lines.
    """
    frame = Frame(page_width, page_height, rotation, skew)
    rulings = Rulings(rules, frame)
    framed = in_reading_frame([w for w in words if w.text], frame)
    regions = _regions(framed, rulings, frame.size[0])
    return _written(
        [_blocks(region, rulings if in_cells else None) for region in regions], [r.flows_on for r in regions], frame
    )


def joined(parts: Sequence[Composed]) -> Composed:
    """Several compositions of one page as one, with an empty line between them."""
    if len(parts) == 1:
        return parts[0]
    text, words, lines = "", list[Word](), list[Line]()
    for part in (p for p in parts if p.text):
        text += "\n\n" if text else ""
        shift = len(text)
        words += [replace(w, raw_start=w.raw_start + shift, raw_end=w.raw_end + shift) for w in part.words]
        lines += [replace(x, raw_start=x.raw_start + shift, raw_end=x.raw_end + shift) for x in part.lines]
        text += part.text
    return Composed(text, tuple(words), tuple(lines))


def _regions(framed: Sequence[FramedWord], rulings: Rulings, width: float) -> list[Region]:
    """The regions in reading order, as the words tell that were read surely; each other word goes to the one it stands in.

    Scraps of a stamp or a signature that are read between two columns would join them.
    """
    sure = [p for p in framed if p.word.confidence is None or p.word.confidence >= _SCRAP]
    scraps = [p for p in framed if p.word.confidence is not None and p.word.confidence < _SCRAP]
    if not sure or not scraps:
        return reading_order(segments(framed, rulings), rulings, width)
    regions = reading_order(segments(sure, rulings), rulings, width)
    own: list[list[FramedWord]] = [[] for _ in regions]
    for scrap in scraps:
        own[min(range(len(regions)), key=lambda n: _distance(scrap, regions[n]))].append(scrap)
    return [_with_scraps(region, found, rulings) for region, found in zip(regions, own, strict=True)]


def _with_scraps(region: Region, scraps: Sequence[FramedWord], rulings: Rulings) -> Region:
    if not scraps:
        return region
    words = [p for segment in region.segments for p in segment.words]
    return Region(tuple(segments([*words, *scraps], rulings)), region.flows_on)


def _distance(scrap: FramedWord, region: Region) -> float:
    """From a word to the nearest segment of a region, in points; up and down counts double."""
    box = scrap.box
    return min(
        max(s.box.x0 - box.x1, box.x0 - s.box.x1, 0.0) + 2 * max(s.box.y0 - box.y1, box.y0 - s.box.y1, 0.0)
        for s in region.segments
    )


def _blocks(region: Region, rulings: Rulings | None) -> list[list[Row]]:
    """The rows of a region, parted where the line pitch or the type size jumps; with ``rulings`` cell by cell."""
    lines = rows(region.segments)
    if rulings is not None:
        lines = cell_by_cell(lines, rulings)
    pitches = [b - a for a, b in pairwise(map(_baseline, lines))]
    blocks: list[list[Row]] = []
    for index, row in enumerate(lines):
        if not index or _parts_blocks(lines[index - 1], row, pitches, index - 1):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _parts_blocks(upper: Row, lower: Row, pitches: Sequence[float], index: int) -> bool:
    a, b = _em(upper), _em(lower)
    if max(a, b) > _NEW_TYPE * min(a, b) and min(_length(upper), _length(lower)) > _LEAST_OF_NEW_TYPE:
        return True
    # The usual pitch is that of the neighbourhood: a page may hold a letter and its small print.
    neighbourhood = pitches[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD + 1]
    near = [p for p in neighbourhood if _PITCHES[0] * b < p < _PITCHES[1] * b]
    usual = statistics.median_low(near) if near else _USUAL_PITCH * b
    return pitches[index] > max(usual, b) + _BLOCK_GAP * b


def _written(regions: Sequence[Sequence[Sequence[Row]]], flows_on: Sequence[bool], frame: Frame) -> Composed:
    text = ""
    words: list[Word] = []
    printed: list[ComposedLine] = []
    last: Sequence[Row] = ()
    for blocks, flowing in zip(regions, flows_on, strict=True):
        for number, block in enumerate(blocks):
            if text:
                text += "\n" if flowing and number == 0 and _goes_on(last, block[0]) else "\n\n"
            for index, row in enumerate(block):
                text += "\n" if index else ""
                start = len(text)
                text = _write_row(text, row, words, justified=_is_justified(block, index))
                printed.append(ComposedLine(start, len(text), text[start:], bounds(s.box for s in row), _em(row)))
            last = block
    roles = line_roles(printed, frame.size[1])
    lines = tuple(Line(p.start, p.end, role, frame.page_box(p.box)) for p, role in zip(printed, roles, strict=True))
    return Composed(text, tuple(words), lines)


def _write_row(text: str, row: Row, words: list[Word], *, justified: bool) -> str:
    previous: Box | None = None
    gaps = [b.box.x0 - a.box.x1 for s in row for a, b in pairwise(s.words)]
    # In a justified line a wide blank is still a blank.
    tab = max(_TAB * _em(row), _TAB_AGAINST_BLANKS * statistics.median(gaps) if len(gaps) > 2 else 0.0)
    for segment in row:
        if previous is not None:
            gap = segment.box.x0 - previous.x1
            # Neighbours that stand close and still are two segments were parted by a ruling line, or are two amounts.
            is_tab = gap >= tab or 0 < gap <= SEGMENT_GAP * _em(row)
            text += "\t" if is_tab and not justified else " "
        for index, item in enumerate(segment.words):
            text += " " if index else ""
            word = item.word
            end = len(text) + len(word.text)
            words.append(
                Word(
                    text=word.text,
                    box=word.box,
                    confidence=word.confidence,
                    font_size=word.font_size,
                    raw_start=len(text),
                    raw_end=end,
                    other=word.other,
                )
            )
            text += word.text
        previous = segment.box
    return text


def _is_justified(block: Sequence[Row], index: int) -> bool:
    """Whether a line of single words was stretched to the width of an unbroken line beside it."""
    row = block[index]
    if not is_stretched(row):
        return False
    beside = [block[i] for i in (index - 1, index + 1) if 0 <= i < len(block) and len(block[i]) == 1]
    near = _FLUSH * _em(row)
    return any(
        abs(other[0].box.x0 - row[0].box.x0) < near and abs(other[-1].box.x1 - row[-1].box.x1) < near
        for other in beside
    )


def _goes_on(before: Sequence[Row], after: Row) -> bool:
    """Whether a sentence runs from the foot of one column to the head of the next."""
    end, start = before[-1][-1].text[-1:], after[0].text[:1]
    if end in "-‐\u00ad,":
        return True
    is_full = before[-1][-1].box.x1 >= max(row[-1].box.x1 for row in before) - _em(before[-1])
    return end.isalnum() and (start.islower() or (is_full and start.isalpha() and len(before) > 1))


def _baseline(row: Row) -> float:
    return statistics.median(s.box.y1 for s in row)


def _em(row: Row) -> float:
    return max(row, key=lambda s: s.box.x1 - s.box.x0).em


def _length(row: Row) -> int:
    return sum(len(s.text) for s in row)
