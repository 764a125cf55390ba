"""Printed lines → table rows: a line of numbers is a row; a line of words alone begins, ends or goes on with one, or is one.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

from extractors.layout.table_lines import PrintedLine, TableSegment

_CLEARLY = 1.5  # points by which one gap must be narrower to say where a line belongs
_FULL = 0.75  # of the width of the widest label
_APART = 0.6  # of a line's height: a gap above that no wrapped line has
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+[^\W\d_]")  # „12. Summe ordentliche Erträge“, in one cell
_LONGEST_INDEX = 16  # characters of a row number or a short code
Borders = Sequence[float]


def column_of(segment: TableSegment, borders: Borders) -> int:
    """The column a segment stands in: the one that holds most of it. ``borders`` are the columns' outer and inner x."""
    x0, x1 = segment.box.x0, segment.box.x1
    best, most = 0, -math.inf
    for column, (left, right) in enumerate(itertools.pairwise(borders)):
        share = (right if right < x1 else x1) - (left if left > x0 else x0)
        if share > most:
            best, most = column, share
    return best


def data_lines(lines: Sequence[PrintedLine], borders: Borders) -> list[int]:
    """The lines that hold a number right of the first column of words."""
    first_words = min(
        (column_of(s, borders) for line in lines for s in line.segments if not s.is_number and _has_letters(s)),
        default=-1,
    )
    return [i for i, line in enumerate(lines) if any(column_of(s, borders) > first_words for s in line.numbers)]


def group_rows(lines: Sequence[PrintedLine], borders: Borders) -> list[list[PrintedLine]]:
    """The lines of a body put together to rows, top to bottom.

    Evidence, in this order: row numbers at the left (where most rows have one, a line without is a continuation), the gap
    above and below, and how the words go on (small letter, hyphen).
    """
    data = set(data_lines(lines, borders))
    if not data:
        return _word_rows(lines, borders)
    if _is_indexed(lines, data, borders):
        return _indexed_rows(lines, data, borders)
    rows: list[list[PrintedLine]] = []
    waiting: list[PrintedLine] = []  # lines that belong to the next data line
    for i, line in enumerate(lines):
        if i in data:
            rows.append([*waiting, line])
            waiting = []
            continue
        upper = lines[i - 1] if i else None
        lower = lines[i + 1] if i + 1 < len(lines) else None
        side = _side(line, upper, lower, lower_is_data=i + 1 in data)
        if side == "next":
            waiting.append(line)
        elif side == "previous" and (waiting or rows):
            (waiting or rows[-1]).append(line)
        else:
            rows += [[w] for w in waiting]
            waiting = []
            rows.append([line])
    return rows + [[w] for w in waiting]


def _is_whole(lines: Sequence[PrintedLine], i: int, borders: Borders) -> bool:
    """Whether a numbered line has its own words and no line below goes on with them: what stands above is a heading."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if not any(not s.is_number and _has_letters(s) for s in line.segments[1:]):
        return False
    reach = max(s.box.x1 for other in lines for s in other.segments if not s.is_number and _has_letters(s))
    if lines[i - 1].box.x1 > line.box.x0 + _FULL * (reach - line.box.x0):
        return False  # as wide as a label that was wrapped
    near = below is not None and below.box.y0 - line.box.y1 < _APART * (line.box.y1 - line.box.y0)
    return below is None or not near or _has_index(below, borders) or len(below.segments) > 1


def _word_rows(lines: Sequence[PrintedLine], borders: Borders) -> list[list[PrintedLine]]:
    """Rows of a table of words: a line with text in two columns begins one, a line in one column goes on with the row above."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        columns = {column_of(s, borders) for s in line.segments}
        if (rows and len(columns) == 1 and 0 not in columns) or (
            rows and columns == {0} and _goes_on(rows[-1][-1], line)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _indexed_rows(lines: Sequence[PrintedLine], data: set[int], borders: Borders) -> list[list[PrintedLine]]:
    """Rows that begin where a row number is printed; a second line of numbers without one is a row too."""
    rows: list[list[PrintedLine]] = []
    complete = waits = wrapped = False
    for i, line in enumerate(lines):
        begins = _has_index(line, borders) and not (rows and rows[-1] and waits)
        upper = lines[i - 1].box.y1 if i else line.box.y0
        apart = line.box.y0 - upper > _APART * (line.box.y1 - line.box.y0)
        # Numbers set at the middle of a wrapped label: its first line stands above the row number, close to it.
        lower = lines[i + 1] if i + 1 < len(lines) else None
        closer = lower is not None and lower.box.y0 - line.box.y1 < line.box.y0 - upper - _CLEARLY
        waits = lower is not None and closer and i not in data and not begins and _has_index(lower, borders)
        waits = waits and not _is_whole(lines, i + 1, borders)
        begins = begins or waits
        heads_next = closer and not waits and len(line.segments) == 1
        titled = i not in data and apart and (column_of(line.segments[0], borders) == 0 or heads_next)
        # Where numbers stand beside the last line of a wrapped label, what follows them goes on with nothing.
        titled |= i not in data and complete and wrapped
        if begins or titled or not rows or (i in data and complete):
            rows.append([])
            complete = wrapped = False
        wrapped = wrapped or (i in data and bool(rows[-1]) and not complete and _has_index(rows[-1][0], borders))
        rows[-1].append(line)
        complete |= i in data
    return rows


def _side(line: PrintedLine, upper: PrintedLine | None, lower: PrintedLine | None, *, lower_is_data: bool) -> str:
    """Where a line of words belongs: ``previous`` row, ``next`` row, or ``own``."""
    above = line.box.y0 - upper.box.y1 if upper else float("inf")
    below = lower.box.y0 - line.box.y1 if lower else float("inf")
    if lower is not None and lower_is_data and _goes_on(line, lower):
        return "next"
    if upper is not None and _goes_on(upper, line):
        return "previous"
    if above < below - _CLEARLY and upper is not None and above < _APART * (line.box.y1 - line.box.y0):
        return "previous"
    return "own"


def _is_indexed(lines: Sequence[PrintedLine], data: set[int], borders: Borders) -> bool:
    """Whether about as many lines begin with a row number in a column of its own as there are lines of numbers."""
    marked = sum(_has_index(line, borders) for line in lines)
    return 2 * marked > len(data)


def _has_index(line: PrintedLine, borders: Borders) -> bool:
    """Whether a line begins with a number or a short code with a digit, alone in the first column, or one before its label."""
    first = line.segments[0]
    if column_of(first, borders) == 0 and _NUMBERED.match(first.text):
        return True
    alone = len(line.segments) == 1 or column_of(line.segments[1], borders) > 0
    return (
        alone
        and column_of(first, borders) == 0
        and len(first.text) <= _LONGEST_INDEX
        and any(ch.isdigit() for ch in first.text)
    )


def _goes_on(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the words of the lower line go on with those of the upper one."""
    first, second = _words(upper), _words(lower)
    if not first or not second:
        return False
    if re.search(r"[a-zäöüß]-$", first) or re.search(
        r"(?:\b(?:und|der|des|für|von|aus|mit|an|in|zur|zum|im|bei|oder)|[,/(])$", first
    ):
        return True
    return second[0].islower() and not re.match(r"[a-z]\)", second)


def _words(line: PrintedLine) -> str:
    return next((s.text for s in line.segments if not s.is_number and _has_letters(s)), "")


def _has_letters(segment: TableSegment) -> bool:
    return sum(ch.isalpha() for ch in segment.text) >= 2
