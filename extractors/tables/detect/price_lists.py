"""Fees set as a list: a label, and far off the price behind it, under the price of the line above.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.base.geometry import union_box
from extractors.layout.table_lines import PrintedLine
from extractors.tables.detect.grid import RawCell, RawGrid

_FAR_OFF = 1.5  # heights of a price: between it and its label
_FLUSH = 0.5  # heights of a price: between edges under one another
_FEWEST = 3  # rows with a bullet, and letters of a label
_BULLETS = frozenset("-–•*")
_PRICE = re.compile(
    r"(?:EURO?|€|DM)?\s?\d{1,3}(?:\.\d{3})*(?:,\d\d(?:\s?(?:€|EURO?|DM|%))?|(?:,\d)?\s?(?:€|EURO?|DM|%))", re.IGNORECASE
)


def is_price_list(lines: Sequence[PrintedLine]) -> bool:
    """Whether every line is a label with one price behind it, far off and under the price above: a table of fees.

    Prices have a unit or decimals; so page numbers in a table of contents and dates are none.
    """
    prices = [line.segments[-1] for line in lines]
    if not all(_PRICE.fullmatch(s.text) and s.is_number for s in prices):
        return False
    labels = [line.segments[-2] for line in lines]
    edges = [s.box.x1 for s in prices] if len({len(s.text) for s in prices}) > 1 else [s.box.x0 for s in prices]
    high = max(s.box.y1 - s.box.y0 for s in prices)
    apart = min(p.box.x0 - s.box.x1 for p, s in zip(prices, labels, strict=True))
    worded = all(sum(ch.isalpha() for ch in s.text) >= _FEWEST for s in labels)
    return worded and apart > _FAR_OFF * high and max(edges) - min(edges) <= _FLUSH * high


def with_bullets_in_labels(grid: RawGrid) -> RawGrid:
    """The grid with a first column of nothing but one and the same bullet put back before the labels."""
    first = [c for c in grid.cells if c.col == 0 and c.text]
    texts = {c.text for c in first}
    if len(first) < _FEWEST or len(texts) > 1 or not texts <= _BULLETS or any(c.col_span > 1 for c in first):
        return grid
    bullets = {c.row: c for c in first}
    cells: list[RawCell] = []
    for cell in (c for c in grid.cells if c.col > 0):
        bullet = bullets.get(cell.row) if cell.col == 1 else None
        if bullet is not None:
            text = f"{bullet.text} {cell.text}".strip()
            box = union_box([b for b in (bullet.box, cell.box) if b is not None])
            cell = replace(cell, text=text, spans=bullet.spans + cell.spans, box=box)
        cells.append(replace(cell, col=cell.col - 1))
    return replace(grid, col_count=grid.col_count - 1, cells=tuple(cells))
