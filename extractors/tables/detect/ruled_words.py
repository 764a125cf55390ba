"""Tables of words between full horizontal lines, where no numbers stand under one another.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curated.records import Box
from extractors.layout.table_lines import PrintedLine
from extractors.tables.detect.column_grid import as_table, grid_in_columns
from extractors.tables.detect.grid import RawGrid
from extractors.tables.detect.gutters import column_spans
from extractors.tables.detect.ruled import Stroke

_SAME = 4.0  # points: ends of horizontal lines of one table
_SHORTEST_RULE = 80.0  # points
_FULL = 0.33  # of a rule's length: each of two columns of running text is wider


def find_ruled_words(
    lines: Sequence[PrintedLine], flat: Sequence[Stroke], em: float, taken: set[int], page_number: int
) -> list[RawGrid]:
    """The tables of words among the lines of a page; ``taken``: the lines of other tables."""
    taken = set(taken)
    grids: list[RawGrid] = []
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


def _rule_groups(flat: Sequence[Stroke]) -> list[list[Stroke]]:
    """Horizontal lines of one extent, two or more, from top to bottom."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(flat, key=lambda s: s.at):
        if stroke.end - stroke.start < _SHORTEST_RULE:
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
    # Two rules alone are a weak frame: running head and foot of a page are that too.
    if len(spans) < (3 if len(rules) == 2 else 2):
        return None
    head = [line for line in lines if line.middle < rules[1].at]
    body = [line for line in lines if line.middle >= rules[1].at]
    grid = grid_in_columns(head, body, spans, rules, page_number)
    if grid is None or grid.box is None:
        return None
    box = grid.box
    frame = Box(box.x0, min(box.y0, rules[0].at), box.x1, max(box.y1, rules[-1].at))
    return as_table(replace(grid, box=frame))


def _are_prose_columns(lines: Sequence[PrintedLine], rule: Stroke) -> bool:
    """Whether the lines are two columns of running text between the rules of a page."""
    width = rule.end - rule.start
    full = sum(all(s.box.x1 - s.box.x0 > _FULL * width for s in line.segments) for line in lines)
    return 2 * full > len(lines)
