"""Segments → column borders: the gutters that the lines of a table's body leave free.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.layout.table_lines import PrintedLine, TableSegment

_WORDS_OVER_NUMBERS = 0.5  # of the narrower: words that stand over a column of numbers make none of their own
_OVERLAP = 0.35  # of the narrower of two intervals, before they are one column


def column_spans(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """The x-extents of the columns, left to right, as the body's lines show them.

    Numbers make their columns first: they stand under one another. Words make theirs in what is left; words that reach
    across two columns of numbers (section titles) make none.
    """
    numbers = _clusters([s for line in lines for s in line.numbers if any(ch.isdigit() for ch in s.text)])
    words = [
        s for line in lines for s in line.segments
        if not s.is_number and not any(_overlap((s.box.x0, s.box.x1), span) > _WORDS_OVER_NUMBERS for span in numbers)
    ]  # fmt: skip
    lone = {id(line.segments[0]) for line in lines if len(line.segments) == 1}
    word_spans = _clusters([s for s in words if id(s) not in lone]) or _clusters(words)
    return _parted(sorted([*numbers, *word_spans]))


def borders_of(spans: Sequence[tuple[float, float]], left: float, right: float) -> list[float]:
    """The borders between columns: half way through each gutter, the table's own sides outside."""
    inner = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(spans)]
    return [min(left, spans[0][0]) - 1, *inner, max(right, spans[-1][1]) + 1]


def _clusters(segments: Sequence[TableSegment]) -> list[tuple[float, float]]:
    """Intervals of segments that overlap, put together."""
    spans: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda s: s.box.x0):
        own = (segment.box.x0, segment.box.x1)
        if spans and _overlap(own, spans[-1]) > _OVERLAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], own[1]))
        else:
            spans.append(own)
    return spans


def _parted(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that still overlap by much are one column; small overlaps are cut in the middle."""
    out: list[tuple[float, float]] = []
    for span in spans:
        if out and _overlap(span, out[-1]) > _OVERLAP:
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        elif out and span[0] < out[-1][1]:
            middle = (span[0] + out[-1][1]) / 2
            out[-1] = (out[-1][0], middle)
            out.append((middle, max(span[1], middle)))
        else:
            out.append(span)
    return out


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> float:
    """What share of the narrower interval both have in common."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    narrower = min(a[1] - a[0], b[1] - b[0])
    return common / narrower if narrower > 0 else float(common >= 0)
