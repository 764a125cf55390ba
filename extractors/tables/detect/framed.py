"""Lattice and words → grid: words into cells, cells without inner lines divided where their text shows rows and columns.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from curated.records import Box, Word
from extractors.base.geometry import union_box
from extractors.layout.table_lines import PrintedLine, printed_lines, raw_text
from extractors.tables.detect.grid import RawCell, RawGrid, content_size
from extractors.tables.detect.rows import column_of, data_lines, group_rows
from extractors.tables.detect.ruled import SNAP, Lattice

_CROSSING = 0.1  # share of segments that may run over a column border that is not drawn
_STRIPE = 1.2  # times the usual height of a row: how far below the last stripe the next row may stand
_STACK_GAP = 60.0  # points between two lattices of one table with unruled rows between them (striped tables)
_HEAD_WORDS = re.compile(
    r"^(?:gremi(?:um|en)|termin|sitzungs(?:termin|datum|tag)|top|ö\s*/\s*n|öffentlich|status|zuständigkeit|datum|"
    r"beratungsfolge|abstimmungsergebnis)\b",
    re.IGNORECASE,
)
_HEAD_NAMES = frozenset({"Gremium", "Gremien", "Termin", "TOP", "Zuständigkeit", "Ö/N", "Sitzungstermin", "Ergebnis"})
_PRINTED_AMOUNT = re.compile(r"[-+−–(]?\d{1,3}(?:\.\d{3})*(?:,\d+|(?<=\.\d{3}))\)?(?:\s?(?:€|EUR|T€|%))?")
_HEAD_LABEL = re.compile(r"\b(?:Gremium|Termin|Vorlage(?:n-?)? ?Nr\.|TOP|Verantwortlich|Sitzung(?:stermin)?):")


def stacked(lattices: Iterable[Lattice]) -> list[Lattice]:
    """Lattices with the same columns put together: the unruled stripe between two shaded ones is a row of the same table."""
    out: list[Lattice] = []
    for lattice in sorted(lattices, key=lambda la: (la.ys[0], la.xs[0])):
        above = next((i for i, la in enumerate(out) if _stacks(la, lattice)), None)
        if above is None:
            out.append(lattice)
        else:
            out[above] = _joined(out[above], lattice)
    return out


def with_open_stripe(lattice: Lattice, words: Sequence[Word]) -> Lattice:
    """A striped lattice with the unshaded row that may follow its last stripe, if text stands there in its columns."""
    heights = sorted(b - a for a, b in pairwise(lattice.ys))
    usual = heights[len(heights) // 2]
    below = Box(lattice.box.x0, lattice.box.y1, lattice.box.x1, lattice.box.y1 + _STRIPE * usual)
    lines = printed_lines([w for w in words if _within(w, below)])
    if not lines or not lattice.is_striped:
        return lattice
    segments = lines[0].segments
    crossing = any(s.box.x0 + 1 < x < s.box.x1 - 1 for s in segments for x in lattice.xs[1:-1])
    if crossing or len({column_of(s, lattice.xs) for s in segments}) < 2:
        return lattice
    row = len(lattice.ys) - 1
    stripe = tuple((row, c, 1, 1) for c in range(len(lattice.xs) - 1))
    ys = (*lattice.ys, max(lattice.box.y1 + usual, lines[0].box.y1 + 1))
    return Lattice(lattice.xs, ys, lattice.cells + stripe, is_striped=True)


def framed_grid(lattice: Lattice, words: Sequence[Word], page_number: int) -> RawGrid | None:
    """The table in a lattice, or None when it frames no table: fewer than two rows or columns of text, or a head block."""
    inside = sorted((w for w in words if _within(w, lattice.box)), key=_height)
    if len(lattice.xs) < 3 or not inside:
        return None
    heights = [_height(w) for w in inside]
    cells: list[RawCell] = []
    shift = 0  # rows added above by dividing bands
    for first, last, band in _bands(lattice):
        start, end = bisect_left(heights, lattice.ys[first]), bisect_left(heights, lattice.ys[last])
        own = inside[start:end]
        divided = _divided(lattice, band, own)
        if divided is not None:
            cells += [c for r, row in enumerate(divided) for c in _row_cells(row, first + shift + r, lattice.xs)]
            shift += len(divided) - (last - first)
            continue
        for cell in band:
            cells += _filled(lattice, cell, own, shift)
    rows = max((c.row + c.row_span for c in cells), default=0)
    grid = RawGrid(
        page_number=page_number,
        method="ruled",
        row_count=rows,
        col_count=len(lattice.xs) - 1,
        cells=tuple(cells),
        box=lattice.box,
    )
    grid = _without_blank_lanes(grid)
    if min(content_size(grid)) < 2 or not _has_rows(grid) or is_consultation_head(grid):
        return None
    return grid


def _has_rows(grid: RawGrid) -> bool:
    """Whether texts stand side by side as in a table: in two rows, or three in one; boxes and arrows around texts do not."""
    side_by_side = [0] * grid.row_count
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span) if cell.text.strip() else ():
            side_by_side[row] += 1
    return sum(count >= 2 for count in side_by_side) >= 2 or max(side_by_side, default=0) > 2


def is_consultation_head(grid: RawGrid) -> bool:
    """Whether the grid is the block „Gremium | Termin | TOP …“ of a council paper: its facts are head fields, not a table."""
    named = [text for row in grid.texts()[:2] for text in row if _HEAD_WORDS.match(text)]
    words = {word.strip(":") for row in grid.texts()[:2] for text in row for word in text.split()}
    labels = [m for row in grid.texts() for text in row for m in _HEAD_LABEL.finditer(text)]
    return len(named) >= 2 or len(words & _HEAD_NAMES) >= 3 or len(labels) >= 2


def _stacks(upper: Lattice, lower: Lattice) -> bool:
    same = len(upper.xs) == len(lower.xs) and all(
        abs(a - b) <= 2 * SNAP for a, b in zip(upper.xs, lower.xs, strict=True)
    )
    return same and len(upper.xs) > 2 and -SNAP <= lower.ys[0] - upper.ys[-1] <= _STACK_GAP


def _joined(upper: Lattice, lower: Lattice) -> Lattice:
    """One lattice of both; a stripe between them becomes a row of undivided columns."""
    gap = lower.ys[0] - upper.ys[-1] > 2 * SNAP
    start = len(upper.ys) - 1 + gap
    stripe = [(start - 1, c, 1, 1) for c in range(len(upper.xs) - 1)] if gap else []
    ys = upper.ys + (lower.ys if gap else lower.ys[1:])
    moved = [(r + start, c, h, w) for r, c, h, w in lower.cells]
    return Lattice(upper.xs, ys, (*upper.cells, *stripe, *moved), is_striped=gap or upper.is_striped)


def _bands(lattice: Lattice) -> Iterable[tuple[int, int, list[tuple[int, int, int, int]]]]:
    """Runs of rows that no cell crosses, with their cells: ``(first, last, cells)``."""
    reach, start = 0, 0
    band: list[tuple[int, int, int, int]] = []
    for cell in sorted(lattice.cells):
        if band and cell[0] >= reach:
            yield start, reach, band
            band, start = [], cell[0]
        band.append(cell)
        reach = max(reach, cell[0] + cell[2])
    if band:
        yield start, reach, band


def _divided(
    lattice: Lattice, band: Sequence[tuple[int, int, int, int]], words: Sequence[Word]
) -> list[list[PrintedLine]] | None:
    """The printed rows of a band that holds more lines of numbers than ruled rows, or None: its rules are its rows.

    Columns whose line ends above the band (a header's) go on where no text crosses them.
    """
    ruled_rows = max(r + height for r, _, height, _ in band) - min(r for r, _, _, _ in band)
    drawn = {lattice.xs[c + width] for _, c, _, width in band} | {lattice.xs[c] for _, c, _, _ in band}
    top, bottom = lattice.box.y0, lattice.box.y1
    lines = printed_lines(words, [(x, top, bottom) for x in sorted(drawn)])
    if len(data_lines(lines, lattice.xs)) <= max(ruled_rows, 1):
        return None
    segments = [s for line in lines for s in line.segments]
    crossing = sum(any(s.box.x0 + 2 < x < s.box.x1 - 2 for x in lattice.xs if x not in drawn) for s in segments)
    if crossing > _CROSSING * len(segments):
        return None
    rows = group_rows(lines, lattice.xs)
    return rows if len(rows) > ruled_rows else None


def _row_cells(lines: Sequence[PrintedLine], row: int, xs: Sequence[float]) -> list[RawCell]:
    """The cells of one printed row: every segment in its column."""
    columns: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
    for line in lines:
        for segment in line.segments:
            columns[column_of(segment, xs)] += segment.words
    return [text_cell(row, col, words) for col, words in enumerate(columns)]


def text_cell(row: int, col: int, words: Sequence[Word], row_span: int = 1, col_span: int = 1) -> RawCell:
    """A cell with the text of its words."""
    text, spans, confidence = raw_text(words)
    return RawCell(
        row=row,
        col=col,
        text=text,
        row_span=row_span,
        col_span=col_span,
        spans=spans,
        box=union_box([w.box for w in words]),
        ocr_confidence=confidence,
    )


def _filled(lattice: Lattice, cell: tuple[int, int, int, int], words: Sequence[Word], shift: int) -> list[RawCell]:
    """The cell with its words; a cell over several columns is cut again where its text stands in columns of its own.

    An amount inside one column belongs to that column, though the line beside it is missing or was not found in a scan.
    """
    r, c, height, width = cell
    frame = Box(lattice.xs[c], lattice.ys[r], lattice.xs[c + width], lattice.ys[r + height])
    inside = [w for w in words if _within(w, frame)]
    xs = lattice.xs[c : c + width + 1]
    if width > 1 and inside:
        segments = [s for line in printed_lines(inside) for s in line.segments]
        crossing = any(any(s.box.x0 + 1 < x < s.box.x1 - 1 for x in xs[1:-1]) for s in segments)
        used = {column_of(s, xs) for s in segments}
        if not crossing and (len(used) > 1 or all(_PRINTED_AMOUNT.fullmatch(s.text) for s in segments)):
            columns = [[w for w in inside if left <= _middle(w)[0] < right] for left, right in pairwise(xs)]
            return [text_cell(r + shift, c + i, own, height) for i, own in enumerate(columns)]
    return [text_cell(r + shift, c, inside, height, width)]


def _without_blank_lanes(grid: RawGrid) -> RawGrid:
    """The grid without rows and columns in which no cell with text begins or ends: double lines, margins."""
    filled = [c for c in grid.cells if c.text.strip()]
    keep_rows = _needed(filled, grid.row_count, by_row=True)
    keep_cols = _needed(filled, grid.col_count, by_row=False)
    row_at = {old: new for new, old in enumerate(keep_rows)}
    col_at = {old: new for new, old in enumerate(keep_cols)}
    cells = []
    for c in grid.cells:
        rows = [row_at[i] for i in range(c.row, c.row + c.row_span) if i in row_at]
        cols = [col_at[i] for i in range(c.col, c.col + c.col_span) if i in col_at]
        if rows and cols:
            cells.append(
                RawCell(
                    row=rows[0],
                    col=cols[0],
                    text=c.text,
                    row_span=len(rows),
                    col_span=len(cols),
                    spans=c.spans,
                    box=c.box,
                    ocr_confidence=c.ocr_confidence,
                )
            )
    return RawGrid(
        page_number=grid.page_number,
        method=grid.method,
        row_count=len(keep_rows),
        col_count=len(keep_cols),
        cells=tuple(cells),
        box=grid.box,
    )


def _needed(filled: Sequence[RawCell], count: int, *, by_row: bool) -> list[int]:
    """The rows (or columns) in which some text stands that does not reach into all neighbours."""
    single = {c.row if by_row else c.col for c in filled if (c.row_span if by_row else c.col_span) == 1}
    starts = {c.row if by_row else c.col for c in filled}
    return [i for i in range(count) if i in single or i in starts]


def _within(word: Word, box: Box) -> bool:
    x, y = _middle(word)
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _height(word: Word) -> float:
    return (word.box.y0 + word.box.y1) / 2


def _middle(word: Word) -> tuple[float, float]:
    return (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
