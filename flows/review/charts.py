"""Small charts as inline SVG. Bars stand in a table, so the text beside them is their alternative; a histogram gets a label.

No colour is alone in saying something, no inline style is used (the pages forbid it), and all text is escaped by the template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_BAR = 100.0  # width of the longest bar, in units of its drawing
_LEAST = 1.0  # width of a bar and height of a column that stands for anything at all, to be seen
_FILLED = 0.8  # share of its step that a column fills; the rest is the gap
_MOST_PERIODS = 24  # columns of a timeline that can be told apart in its width
_FEWEST_COLUMNS = 8  # steps a histogram is divided into at least, so that two columns do not become bricks


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: its label, its count, the width of its bar (0–100) and the class that draws it."""

    label: str
    count: int
    width: float
    style: str
    share: int  # percent of all


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a histogram: position and size in the drawing, and what it says."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Series:
    """The columns of one kind over time."""

    key: str
    label: str
    count: int
    columns: tuple[Column, ...]


def bars(counts: Mapping[str, int], labels: Mapping[str, str], order: Iterable[str] | None = None) -> tuple[Bar, ...]:
    """Bars in the given order, or the longest first. Names without a label are shown as they are."""
    keys = [k for k in order if counts.get(k)] if order is not None else sorted(counts, key=lambda k: (-counts[k], k))
    most = max((counts[k] for k in keys), default=1) or 1
    total = sum(counts[k] for k in keys) or 1
    return tuple(
        Bar(
            labels.get(k, k),
            counts[k],
            max(_LEAST, round(_BAR * counts[k] / most, 1)),
            k,
            round(100 * counts[k] / total),
        )
        for k in keys
    )


def histogram(counts: Sequence[int], labels: Sequence[str], width: float, height: float) -> tuple[Column, ...]:
    """Columns side by side, the highest as high as the drawing; a few of them do not become bricks."""
    most = max(counts, default=0) or 1
    step = width / max(len(counts), _FEWEST_COLUMNS)
    return tuple(
        Column(
            label=label,
            count=n,
            x=round((i + (1 - _FILLED) / 2) * step, 2),
            y=round(height - h, 2),
            width=round(_FILLED * step, 2),
            height=h,
        )
        for i, (n, label) in enumerate(zip(counts, labels, strict=True))
        for h in [round(height * n / most, 2) if n == 0 else max(_LEAST, round(height * n / most, 2))]
    )


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by kind over periods of equal length. ``periods`` are their names, the first to the last without gaps."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]


def timeline(
    by_day: Mapping[tuple[str, date], int], labels: Mapping[str, str], width: float, height: float
) -> Timeline | None:
    """One series per kind, over months, quarters or years, whichever gives at most two dozen periods; None without days.

    Where even years are too many (a misread date in the year 1025), the last two dozen that have anything are shown.
    """
    if not by_day:
        return None
    days = {day for _, day in by_day}
    first, last = min(days), max(days)
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    size = 1 if months <= _MOST_PERIODS else 3 if months <= 3 * _MOST_PERIODS else 12
    numbers = sorted({_period(day, size) for day in days})
    shown = list(range(numbers[0], numbers[-1] + 1)) if numbers[-1] - numbers[0] < _MOST_PERIODS else numbers
    shown = shown[-_MOST_PERIODS:]
    counts: dict[str, Counter[int]] = {}
    for (kind, day), n in by_day.items():
        counts.setdefault(kind, Counter())[_period(day, size)] += n
    names = tuple(_name(p, size) for p in shown)
    kinds = sorted(counts, key=lambda k: -counts[k].total())
    series = tuple(
        Series(k, labels.get(k, k), counts[k].total(), histogram([counts[k][p] for p in shown], names, width, height))
        for k in kinds
    )
    return Timeline(names, series)


def _period(day: date, months: int) -> int:
    return (12 * day.year + day.month - 1) // months


def _name(period: int, months: int) -> str:
    year, month = divmod(period * months, 12)
    return str(year) if months == 12 else f"{year}/Q{month // 3 + 1}" if months == 3 else f"{month + 1:02d}/{year}"
