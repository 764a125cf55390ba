"""Unruled tables: several columns of numbers under one another, or words in columns between full horizontal lines.

Conservative on purpose: a page of prose, a list, a letterhead or two-column minutes must yield nothing. Numbers in running
text do not stand under one another; what does, in two columns and three lines, is a table.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from curated.records import Word
from extractors.layout.table_lines import PrintedLine, TableSegment, em_of, printed_lines
from extractors.tables.detect.column_grid import as_table, grid_in_columns
from extractors.tables.detect.grid import RawGrid
from extractors.tables.detect.gutters import column_spans
from extractors.tables.detect.numbering import is_numbering
from extractors.tables.detect.price_lists import is_price_list, with_bullets_in_labels
from extractors.tables.detect.ruled import Stroke
from extractors.tables.detect.ruled_words import find_ruled_words

_FEWEST_LINES = 3
_FEWEST_COLUMNS = 2
_BREAK = 3.6  # em: a wider gap without rules ends a table
_PROSE = 0.55  # of the table's width: a lone segment this wide, over number columns, is prose
_WELL_UNDER = 0.5  # of the width of the number columns: so far prose reaches under them
_MOST_BETWEEN = 6  # lines without numbers between two rows
_REMEMBERED = 12  # rows whose numbers show where the columns are
_HEADER_GAP, _HEADER_GAP_RULED = 1.4, 2.2  # em between the lines of a header, and where a rule stands between them
_DEEPEST_HEADER = 8  # lines
_MOST_HEADINGS = 3  # of groups between a header and the first row of numbers
_OUTDENT = 3  # em: so far a header may begin before the table does
_WRAPPED_GAP = 0.35  # em between the last row and the rest of its wrapped label

_YEAR = re.compile(r"(?:19|20)\d\d")
Row = list[PrintedLine]


def find_aligned(
    words: Sequence[Word], flat: Sequence[Stroke], upright: Sequence[Stroke], page_number: int
) -> list[RawGrid]:
    """The tables among words that no lattice frames."""
    lines = printed_lines(words, [(s.at, s.start, s.end) for s in upright])
    if not lines:
        return []
    em = em_of(words)
    grids: list[RawGrid] = []
    taken: set[int] = set()
    for body in _number_runs(lines, em):
        region, first_row = _extended(lines, body, flat, em, taken)
        grid = _grid([lines[i] for i in region], lines[first_row], flat, page_number)
        if grid is not None:
            grids.append(grid)
            taken |= set(region)
    return grids + find_ruled_words(lines, flat, em, taken, page_number)


def _number_runs(lines: Sequence[PrintedLine], em: float) -> list[list[int]]:
    """Runs of lines whose numbers stand under one another: the indices of the lines with numbers, first to last."""
    runs: list[list[int]] = []
    run: list[int] = []
    for i, line in enumerate(lines):
        if not _is_row(line):
            continue
        if run and not _belongs(lines, run, i, em):
            if not any(_says_something(s.text) for s in _amounts(line)):
                continue  # a sign before a label („11 - Personalaufwendungen“) begins no table
            runs.append(run)
            run = []
        run.append(i)
    runs.append(run)
    return [r for r in runs if _is_table(lines, r)]


def _is_row(line: PrintedLine) -> bool:
    """Whether a line could be a row of numbers: at least two segments, at least one a number right of the first."""
    return len(line.segments) >= 2 and any(s.is_number for s in line.segments[1:]) and not _is_header_line(line)


def _belongs(lines: Sequence[PrintedLine], run: Sequence[int], i: int, em: float) -> bool:
    """Whether line ``i`` goes on with a run: near enough, no prose between, its numbers under the run's numbers."""
    last, line = lines[run[-1]], lines[i]
    gap = em
    for upper, lower in zip(range(run[-1], i), range(run[-1] + 1, i + 1), strict=True):
        gap = max(gap, lines[lower].box.y0 - lines[upper].box.y1)
    if gap > _BREAK * em or i - run[-1] > _MOST_BETWEEN:
        return False
    known = [s.box for j in run[-_REMEMBERED:] for s in _amounts(lines[j])]
    left, right = min(b.x0 for b in known), max(b.x1 for b in known)
    between = [lines[j] for j in range(run[-1] + 1, i)]
    if any(_is_prose(other, min(last.box.x0, line.box.x0), left, right) for other in between):
        return False
    if any(_names_columns(other, left, right) for other in between):
        return False
    return any(b.x0 < s.box.x1 and s.box.x0 < b.x1 for s in _amounts(line) for b in known)


def _amounts(line: PrintedLine) -> list[TableSegment]:
    """The numbers of a line but for a row number at its beginning."""
    return [s for s in line.segments[1:] if s.is_number]


def _names_columns(line: PrintedLine, left: float, right: float) -> bool:
    """Whether a line is the header of a new table: several words over the columns of numbers, or column numbers."""
    words = [s for s in line.segments if not s.is_number and s.box.x1 > left and s.box.x0 < right]
    return len(words) >= 3 or _is_header_line(line)


def _is_prose(line: PrintedLine, left: float, first_number: float, right: float) -> bool:
    """Whether a line between two rows is running text: a wide segment that reaches well under the number columns."""
    return any(
        s.box.x1 - s.box.x0 > _PROSE * (right - left) and s.box.x1 > first_number + _WELL_UNDER * (right - first_number)
        for s in line.segments
    )


def _is_table(lines: Sequence[PrintedLine], run: Sequence[int]) -> bool:
    """At least three lines and two columns of numbers; two lines will do for three columns and more, most of them full."""
    if len(run) < 2:
        return False
    spans = column_spans([lines[i] for i in run])
    filled = [0] * len(spans)
    for i in run:
        for s in lines[i].numbers:
            for c, (x0, x1) in enumerate(spans):
                if x0 - 1 <= (s.box.x0 + s.box.x1) / 2 <= x1 + 1 and _says_something(s.text):
                    filled[c] += 1
    least = 2 if len(run) < 6 else max(3, len(run) // 5)
    columns = sum(n >= least for n in filled)
    if len(run) >= _FEWEST_LINES:
        return columns >= _FEWEST_COLUMNS or is_price_list([lines[i] for i in run])
    return columns >= 3 and 3 * columns >= 2 * sum(n > 0 for n in filled)


def _says_something(text: str) -> bool:
    return any(ch.isdigit() for ch in text)


def _extended(
    lines: Sequence[PrintedLine], body: Sequence[int], flat: Sequence[Stroke], em: float, taken: set[int]
) -> tuple[list[int], int]:
    """The lines of the table: its body with the header above and the last wrapped label below; and where the body begins.

    Headings of groups may stand between the header and the first row of numbers („Einnahmen“): they are rows.
    """
    spans = column_spans([lines[i] for i in body])
    left = min(lines[i].box.x0 for i in body)
    first_number = min(s.box.x0 for i in body for s in lines[i].numbers if s is not lines[i].segments[0])
    right = max(span[1] for span in spans)
    begin = first = body[0] - _headings_above(lines, body[0], first_number, em, taken)
    while first > 0 and first - 1 not in taken and begin - first < _DEEPEST_HEADER:
        line, lower = lines[first - 1], lines[first]
        ruled = any(line.box.y1 - 1 <= s.at <= lower.box.y0 + 1 and s.start < right and s.end > left for s in flat)
        widest = _BREAK if first == begin < body[0] else _HEADER_GAP_RULED if ruled else _HEADER_GAP
        if lower.box.y0 - line.box.y1 > widest * em or line.box.x0 < left - _OUTDENT * em:
            break
        over_numbers = [s for s in line.segments if s.box.x1 > first_number and s.box.x0 < right + em]
        if not over_numbers or (_is_prose(line, left, first_number, right) and len(line.segments) == 1):
            break
        if len(line.segments) == 1 and line.box.x0 < left + em and not ruled:
            break  # a caption over the whole table
        first -= 1
    last = body[-1]
    while last + 1 < len(lines) and last + 1 not in taken:
        line, upper = lines[last + 1], lines[last]
        if line.box.y0 - upper.box.y1 > _WRAPPED_GAP * em or len(line.segments) > 1 or line.box.x1 > first_number:
            break
        last += 1
    return list(range(first, last + 1)), begin


def _headings_above(
    lines: Sequence[PrintedLine], first_row: int, first_number: float, em: float, taken: set[int]
) -> int:
    """How many lines of headings stand between a header and the first row of numbers; none where no header is above them."""
    for count in range(1, _MOST_HEADINGS + 1):
        above = first_row - count - 1
        if above < 0 or above in taken or lines[above + 2].box.y0 - lines[above + 1].box.y1 > _BREAK * em:
            return 0
        heading, header = lines[above + 1], lines[above]
        if heading.box.x1 > first_number or heading.numbers:
            return 0
        over = [s for s in header.segments if s.box.x1 > first_number]
        if len(over) >= _FEWEST_COLUMNS and heading.box.y0 - header.box.y1 <= _BREAK * em:
            return count
    return 0


def _is_header_line(line: PrintedLine) -> bool:
    """Whether the numbers of a line are column numbers or years over the columns."""
    texts = [s.text for s in line.segments]
    numbers = [s.text for s in line.numbers if _says_something(s.text)]
    years = [t for t in numbers if _YEAR.fullmatch(t)]
    return is_numbering(texts) or (len(years) >= 2 and len(years) == len(numbers))


def _grid(
    lines: Sequence[PrintedLine], first_row: PrintedLine, flat: Sequence[Stroke], page_number: int
) -> RawGrid | None:
    """The grid of a region whose body begins with ``first_row``."""
    start = lines.index(first_row)
    head, body = lines[:start], lines[start:]
    if len(body) < 2:
        return None
    spans = column_spans([line for line in body if len(line.segments) > 1])
    grid = grid_in_columns(head, body, spans, flat, page_number) if len(spans) >= 2 else None
    return as_table(with_bullets_in_labels(grid)) if grid is not None else None
