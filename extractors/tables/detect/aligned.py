"""Unruled tables: several columns of numbers under one another, or words in columns between full horizontal lines.

Conservative on purpose: a page of prose, a list, a letterhead or two-column minutes must yield nothing. Numbers in running
text do not stand under one another; what does, in two columns and three lines, is a table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from curated.records import Box, Word
from extractors.base.geometry import union_box
from extractors.layout.table_lines import PrintedLine, Segment, em_of, printed_lines
from extractors.tables.detect.framed import is_consultation_head, text_cell
from extractors.tables.detect.grid import RawCell, RawGrid, content_size
from extractors.tables.detect.gutters import borders_of, column_spans
from extractors.tables.detect.header_cells import header_cells
from extractors.tables.detect.numbering import is_numbering
from extractors.tables.detect.price_lists import is_price_list, with_bullets_in_labels
from extractors.tables.detect.rows import column_of, group_rows
from extractors.tables.detect.ruled import Stroke

_FEWEST_LINES = 3
_FEWEST_COLUMNS = 2
_BREAK = 3.6  # em: a wider gap without rules ends a table
_PROSE = 0.55  # of the table's width: a lone segment this wide, over number columns, is prose
_SAME = 4.0  # points: ends of horizontal lines of one table

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
        region = _extended(lines, body, flat, em, taken)
        grid = _grid([lines[i] for i in region], lines[body[0]], flat, page_number)
        if grid is not None:
            grids.append(grid)
            taken |= set(region)
    for group in _rule_groups(flat):
        region = _ruled_region(lines, group, em, taken)
        grid = _word_grid([lines[i] for i in region], group, page_number)
        if grid is not None:
            grids.append(grid)
            taken |= set(region)
    return grids


def _ruled_region(lines: Sequence[PrintedLine], group: Sequence[Stroke], em: float, taken: set[int]) -> list[int]:
    """The lines between the first and the last rule, and those below that go on in columns (a table ruled at its head only)."""
    region = [
        i for i, line in enumerate(lines)
        if group[0].at < line.middle < group[-1].at and line.box.x0 >= group[0].start - _SAME and i not in taken
    ]  # fmt: skip
    following = next((i for i, line in enumerate(lines) if line.middle >= group[-1].at), len(lines))
    bottom = group[-1].at
    while len(group) == 2 and following < len(lines) and following not in taken:
        line = lines[following]
        if len(line.segments) < 2 or line.box.y0 - bottom > em or line.box.x1 > group[0].end + _SAME:
            break
        region.append(following)
        bottom, following = line.box.y1, following + 1
    return region


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
    if gap > _BREAK * em or i - run[-1] > 6:
        return False
    known = [s.box for j in run[-12:] for s in _amounts(lines[j])]
    left, right = min(b.x0 for b in known), max(b.x1 for b in known)
    between = [lines[j] for j in range(run[-1] + 1, i)]
    if any(_is_prose(other, min(last.box.x0, line.box.x0), left, right) for other in between):
        return False
    if any(_names_columns(other, left, right) for other in between):
        return False
    return any(b.x0 < s.box.x1 and s.box.x0 < b.x1 for s in _amounts(line) for b in known)


def _amounts(line: PrintedLine) -> list[Segment]:
    """The numbers of a line but for a row number at its beginning."""
    return [s for s in line.segments[1:] if s.is_number]


def _names_columns(line: PrintedLine, left: float, right: float) -> bool:
    """Whether a line is the header of a new table: several words over the columns of numbers, or column numbers."""
    words = [s for s in line.segments if not s.is_number and s.box.x1 > left and s.box.x0 < right]
    return len(words) >= 3 or _is_header_line(line)


def _is_prose(line: PrintedLine, left: float, first_number: float, right: float) -> bool:
    """Whether a line between two rows is running text: a wide segment that reaches well under the number columns."""
    return any(
        s.box.x1 - s.box.x0 > _PROSE * (right - left) and s.box.x1 > first_number + 0.5 * (right - first_number)
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
) -> list[int]:
    """The lines of the table: its body with the header above and the last wrapped label below."""
    spans = column_spans([lines[i] for i in body])
    left = min(lines[i].box.x0 for i in body)
    first_number = min(s.box.x0 for i in body for s in lines[i].numbers if s is not lines[i].segments[0])
    right = max(span[1] for span in spans)
    first = body[0]
    while first > 0 and first - 1 not in taken and body[0] - first < 8:
        line, lower = lines[first - 1], lines[first]
        ruled = any(line.box.y1 - 1 <= s.at <= lower.box.y0 + 1 and s.start < right and s.end > left for s in flat)
        if lower.box.y0 - line.box.y1 > (2.2 if ruled else 1.4) * em or line.box.x0 < left - 3 * em:
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
        if line.box.y0 - upper.box.y1 > 0.35 * em or len(line.segments) > 1 or line.box.x1 > first_number:
            break
        last += 1
    return list(range(first, last + 1))


def _grid(
    lines: Sequence[PrintedLine], first_row: PrintedLine, flat: Sequence[Stroke], page_number: int
) -> RawGrid | None:
    """The grid of a region whose body begins with ``first_row``."""
    start = lines.index(first_row)
    head, body = lines[:start], lines[start:]
    if len(body) < 2:
        return None
    spans = column_spans([line for line in body if len(line.segments) > 1])
    box = union_box([line.box for line in lines])
    if box is None or len(spans) < 2:
        return None
    borders = borders_of(spans, box.x0, box.x1)
    cells = header_cells(head, borders, flat)
    height = max((c.row + c.row_span for c in cells), default=0)
    rows = [row for band in _ruled_bands(body, flat, borders) for row in group_rows(band, borders)]
    for r, row in enumerate(rows):
        cells += _body_cells(row, height + r, borders)
    grid = with_bullets_in_labels(
        RawGrid(
            page_number=page_number,
            method="aligned",
            row_count=height + len(rows),
            col_count=len(borders) - 1,
            cells=tuple(cells),
            box=box,
        )
    )
    return grid if min(content_size(grid)) >= 2 and not is_consultation_head(grid) else None


def _is_header_line(line: PrintedLine) -> bool:
    """Whether the numbers of a line are column numbers or years over the columns."""
    texts = [s.text for s in line.segments]
    numbers = [s.text for s in line.numbers if _says_something(s.text)]
    years = [t for t in numbers if _YEAR.fullmatch(t)]
    return is_numbering(texts) or (len(years) >= 2 and len(years) == len(numbers))


def _ruled_bands(lines: Sequence[PrintedLine], flat: Sequence[Stroke], borders: Sequence[float]) -> list[Row]:
    """The lines parted by horizontal rules that run under most of the table. Few rules part sections, not rows: no matter."""
    width = borders[-1] - borders[0]
    ats = [s.at for s in flat if min(s.end, borders[-1]) - max(s.start, borders[0]) > 0.5 * width]
    bands: list[Row] = [[lines[0]]]
    for upper, lower in itertools.pairwise(lines):
        if any(upper.middle < at < lower.middle for at in ats):
            bands.append([])
        bands[-1].append(lower)
    # Where every row is ruled, the lines of one band are one row, however its numbers stand.
    return bands


def _body_cells(row: Row, index: int, borders: Sequence[float]) -> list[RawCell]:
    columns: list[list[Word]] = [[] for _ in range(len(borders) - 1)]
    for line in row:
        for segment in line.segments:
            columns[column_of(segment, borders)] += segment.words
    return [text_cell(index, col, words) for col, words in enumerate(columns)]


def _rule_groups(flat: Sequence[Stroke]) -> list[list[Stroke]]:
    """Horizontal lines of one extent, two or more, from top to bottom."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(flat, key=lambda s: s.at):
        if stroke.end - stroke.start < 80:
            continue
        home = next((g for g in groups if _alike(g[-1], stroke)), None)
        if home is None:
            groups.append([stroke])
        else:
            home.append(stroke)
    groups = [g for g in groups if len(g) >= 2]
    return [g for g in groups if not (len(g) == 2 and any(_encloses(g, other) for other in groups if other is not g))]


def _encloses(frame: Sequence[Stroke], group: Sequence[Stroke]) -> bool:
    """Whether two rules are the top and the bottom of a frame around the rules of a table."""
    between = frame[0].at < group[0].at and group[-1].at < frame[1].at
    return between and frame[0].start <= group[0].start and group[0].end <= frame[0].end


def _alike(a: Stroke, b: Stroke) -> bool:
    return abs(a.start - b.start) <= _SAME and abs(a.end - b.end) <= _SAME


def _word_grid(lines: Sequence[PrintedLine], rules: Sequence[Stroke], page_number: int) -> RawGrid | None:
    """A table of words between horizontal lines: most of its lines in at least two columns with clear gutters."""
    wide = [line for line in lines if len(line.segments) > 1]
    if len(lines) < 2 or 2 * len(wide) < len(lines) or len(wide) < 2 or _are_prose_columns(wide, rules[0]):
        return None
    spans = column_spans(wide)
    box = union_box([line.box for line in lines])
    # Two rules alone are a weak frame: running head and foot of a page are that too.
    if len(spans) < (3 if len(rules) == 2 else 2) or box is None:
        return None
    borders = borders_of(spans, box.x0, box.x1)
    head = [line for line in lines if line.middle < rules[1].at]
    body = [line for line in lines if line.middle >= rules[1].at]
    cells = header_cells(head, borders, rules)
    height = max((c.row + c.row_span for c in cells), default=0)
    rows = (
        [row for band in _ruled_bands(body, rules, borders) if band for row in group_rows(band, borders)]
        if body
        else []
    )
    for r, row in enumerate(rows):
        cells += _body_cells(row, height + r, borders)
    frame = Box(box.x0, min(box.y0, rules[0].at), box.x1, max(box.y1, rules[-1].at))
    grid = RawGrid(
        page_number=page_number,
        method="aligned",
        row_count=height + len(rows),
        col_count=len(borders) - 1,
        cells=tuple(cells),
        box=frame,
    )
    return grid if min(content_size(grid)) >= 2 and not is_consultation_head(grid) else None


def _are_prose_columns(lines: Sequence[PrintedLine], rule: Stroke) -> bool:
    """Whether the lines are two columns of running text between the rules of a page."""
    width = rule.end - rule.start
    full = sum(all(s.box.x1 - s.box.x0 > 0.33 * width for s in line.segments) for line in lines)
    return 2 * full > len(lines)
