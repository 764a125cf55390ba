"""Forms printed one below the other in one frame: a head that is repeated inside a grid begins another table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.records import Box
from extractors.base.geometry import union_box
from extractors.tables.detect.grid import RawCell, RawGrid

_FEWEST_NAMES = 3  # filled cells of a head that is known again
_LETTER = re.compile(r"[^\W\d_]")
_AMOUNT = re.compile(r"[-+−–(]?\s*\d[\d.,]*\s*[-)€%]?")


def parted_at_heads(grid: RawGrid) -> list[RawGrid]:
    """The grid, or its parts from top to bottom where its first row stands again inside; a line of words above is a caption."""
    texts = [[" ".join(text.split()) for text in row] for row in grid.texts()]
    starts = [0, *(r for r in range(1, grid.row_count - 1) if _is_head(texts[0]) and texts[r] == texts[0])]
    crossed = any(c.row < start < c.row + c.row_span for start in starts for c in grid.cells)
    if len(starts) == 1 or crossed:
        return [grid]
    ends = [start - _captions_above(texts, start) for start in starts[1:]] + [grid.row_count]
    return [_part(grid, start, end) for start, end in zip(starts, ends, strict=True) if end - start > 1]


def _is_head(row: Sequence[str]) -> bool:
    names = [text for text in row if _LETTER.search(text)]
    return len(set(names)) >= _FEWEST_NAMES


def _captions_above(texts: Sequence[Sequence[str]], start: int) -> int:
    """How many rows of words stand between the last row of amounts and a head: none or one."""
    above = [text for text in texts[start - 1] if text]
    return int(start > 1 and bool(above) and not any(_AMOUNT.fullmatch(text) for text in above))


def _part(grid: RawGrid, start: int, end: int) -> RawGrid:
    cells: list[RawCell] = [replace(c, row=c.row - start) for c in grid.cells if start <= c.row < end]
    around = union_box([c.box for c in cells if c.box is not None])
    box = around if around is None or grid.box is None else Box(grid.box.x0, around.y0, grid.box.x1, around.y1)
    return replace(grid, cells=tuple(cells), row_count=end - start, box=box)
