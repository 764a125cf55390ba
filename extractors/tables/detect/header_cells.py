"""Printed lines over the columns of an unruled table → header cells with their spans.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from curated.records import Box, Word
from extractors.layout.table_lines import PrintedLine, TableSegment
from extractors.tables.detect.framed import text_cell
from extractors.tables.detect.grid import RawCell
from extractors.tables.detect.numbering import is_numbering
from extractors.tables.detect.ruled import Stroke

_POKE = 0.08  # of a column's width: so far a text reaches into its neighbours that stands over all three
_OF_COLUMN, _OF_TEXT = (
    0.3,
    0.6,
)  # shares of a column, or of the text itself, that a header text must cover to stand over it
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINING = frozenset(
    {"und", "bis", "/", "–", "-", "in", "EUR", "Euro", "€", "T€", "TEUR"}
)  # words that go on with a head
_OFF_CENTRE = 0.12  # of a rule's length: so far from its middle the text over it may stand
_PARTIAL_RULE = 0.85  # of the table's width: a longer rule parts rows and underlines no text
Row = list[PrintedLine]


def header_cells(lines: Sequence[PrintedLine], borders: Sequence[float], flat: Sequence[Stroke]) -> list[RawCell]:
    """The cells of the header: lines without a rule between them are one row; a text over several columns spans them."""
    rows = _header_rows(lines, borders, flat)
    width = len(borders) - 1
    grid: list[list[tuple[list[Word], int]]] = []
    for row in rows:
        own: list[tuple[list[Word], int]] = [([], 1) for _ in range(width)]
        for line in row:
            for segment in line.segments:
                for part, (first, last) in _parts(segment, borders, flat):
                    words, span = own[first]
                    own[first] = ([*words, *part.words], max(span, last - first + 1))
        grid.append(own)
    return _spanned(grid, [[_parted(rows, r, c, borders, flat) for c in range(width)] for r in range(len(rows) - 1)])


def _parts(
    segment: TableSegment, borders: Sequence[float], flat: Sequence[Stroke]
) -> list[tuple[TableSegment, tuple[int, int]]]:
    """The heads of several columns that stand close together („Plan 2026 Plan 2027“, „Gewerbe- Grund-“), each by itself.

    They begin with the same word, each ends with a year, or all are divided at the end of their line; and each stands over a
    column of its own, by its middle or, where it is wider than its numbers, by its right end. With first and last column.
    """
    words = segment.words
    starts = [i for i in range(len(words)) if not i or _begins_another(words[i - 1].text, words[i].text, words[0].text)]
    ends = [words[i - 1].text for i in (*starts[1:], len(words))]
    whole = [(segment, _reach(segment.box, borders, flat))]
    if len(starts) < 2 or len({end.endswith("-") for end in ends}) > 1:
        return whole
    parts = [TableSegment(tuple(words[i:j])) for i, j in itertools.pairwise([*starts, len(words)])]
    for places in ([(p.box.x0 + p.box.x1) / 2 for p in parts], [p.box.x1 - 1 for p in parts]):
        columns = [_column_at(x, borders) for x in places]
        if len(set(columns)) == len(columns):
            return [(part, (column, column)) for part, column in zip(parts, columns, strict=True)]
    return whole


def _begins_another(before: str, word: str, first: str) -> bool:
    """Whether a word begins the head of the next column."""
    ends = before.endswith("-") or _YEAR.fullmatch(before) is not None
    return word == first or (ends and word not in _JOINING and not _YEAR.fullmatch(word))


def _column_at(x: float, borders: Sequence[float]) -> int:
    return max(c for c in range(len(borders) - 1) if c == 0 or borders[c] <= x)


def _parted(rows: Sequence[Row], row: int, col: int, borders: Sequence[float], flat: Sequence[Stroke]) -> bool:
    """Whether a rule or the numbering of the columns parts a header row from the next one in a column."""
    lower = rows[row + 1]
    if any(is_numbering([s.text for s in line.segments]) for line in (*rows[row], *lower)):
        return True
    top, bottom, middle = rows[row][-1].middle, lower[0].middle, (borders[col] + borders[col + 1]) / 2
    return any(top < s.at < bottom and s.start < middle < s.end for s in flat)


def _spanned(grid: Sequence[Sequence[tuple[list[Word], int]]], parted: Sequence[Sequence[bool]]) -> list[RawCell]:
    """Header cells with spans; a column named only in a lower row is named from the top row down."""
    covered: set[tuple[int, int]] = set()
    cells: list[RawCell] = []
    for r, row in enumerate(grid):
        for c, (words, span) in enumerate(row):
            if (r, c) in covered:
                continue
            span = next((i for i in range(1, span) if (r, c + i) in covered or row[c + i][0]), span)
            height = 1
            while span == 1 and r + height < len(grid) and (r + height, c) not in covered:
                lower, below = grid[r + height][c]
                if below > 1 or (words and (parted[r + height - 1][c] or not lower)):
                    break
                words, height = [*words, *lower], height + 1
            height = height if words else 1
            covered |= {(r + i, c + j) for i in range(height) for j in range(span)}
            cells.append(text_cell(r, c, words, height, span))
    return cells


def _header_rows(lines: Sequence[PrintedLine], borders: Sequence[float], flat: Sequence[Stroke]) -> list[Row]:
    rows: list[Row] = []
    parted = True
    for i, line in enumerate(lines):
        reaches = [reach for segment in line.segments for _, reach in _parts(segment, borders, flat)]
        wide = any(last > first for first, last in reaches)
        above = lines[i - 1] if i else None
        ruled = above is not None and any(
            above.middle < s.at < line.middle and s.end > borders[0] and s.start < borders[-1] for s in flat
        )
        numbered = is_numbering([s.text for s in line.segments])
        if parted or ruled or wide or numbered:
            rows.append([])
        rows[-1].append(line)
        parted = wide or numbered
    return rows


def _reach(box: Box, borders: Sequence[float], flat: Sequence[Stroke]) -> tuple[int, int]:
    """The first and the last column a header text stands over.

    Those that the short rule below it underlines, those it reaches into on both sides of its own, those of which it covers a
    fair share.
    """
    columns = list(itertools.pairwise(borders))
    own = _column_at((box.x0 + box.x1) / 2, borders)
    rule = next((s for s in flat if 0 < s.at - box.y1 < box.y1 - box.y0 and _underlines(s, box, borders)), None)
    if rule is not None:
        under = [c for c, (left, right) in enumerate(columns) if rule.start < (left + right) / 2 < rule.end]
        if len(under) > 1:
            return under[0], under[-1]
    if 0 < own < len(columns) - 1:
        margin = _POKE * (columns[own][1] - columns[own][0])
        if box.x0 < columns[own][0] - margin and box.x1 > columns[own][1] + margin:
            return own - 1, own + 1
    covered = []
    for c, (left, right) in enumerate(columns):
        common = min(box.x1, right) - max(box.x0, left)
        if common > _OF_COLUMN * (right - left) or common > _OF_TEXT * (box.x1 - box.x0):
            covered.append(c)
    return (covered[0], covered[-1]) if covered else (own, own)


def _underlines(rule: Stroke, box: Box, borders: Sequence[float]) -> bool:
    """Whether a rule is that of a text over several columns: it stands in its middle, and ends before the table does."""
    middle = (box.x0 + box.x1) / 2
    centred = abs((rule.start + rule.end) / 2 - middle) < _OFF_CENTRE * (rule.end - rule.start)
    return (
        centred
        and rule.end - rule.start < _PARTIAL_RULE * (borders[-1] - borders[0])
        and rule.start < box.x0
        and rule.end > box.x1
    )
