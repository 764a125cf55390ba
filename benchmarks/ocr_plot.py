"""A dot plot as SVG, drawn by hand: one row a kind of page, one dot a reader, rates on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_LEFT, _TOP, _WIDTH, _ROW = 130, 62, 560, 24
_LEGEND = "further left is better; logarithmic scale, 0.1 % and less at the edge"
_LEAST, _MOST = 0.001, 1.0
_TICKS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
_COLOURS = ("#0b6e4f", "#c0392b", "#2c5fa8", "#8e6c00")  # told apart in grey and with common colour blindness
_SHAPES = ("circle", "square", "diamond", "circle")


@dataclass(frozen=True, slots=True)
class Series:
    """The rates of one reader, one for each row of the plot."""

    name: str
    rates: Sequence[float]


def draw(title: str, rows: Sequence[str], series: Sequence[Series]) -> str:
    """The plot as an SVG document with title and description for readers that cannot see it."""
    height = _TOP + _ROW * len(rows) + 46
    best = sum(min(series, key=lambda s: s.rates[i]) is series[0] for i in range(len(rows)))
    about = f"{series[0].name} has the lowest rate on {best} of {len(rows)} kinds of pages."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 30} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(title)}</title><desc>{escape(about)}</desc>',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="12" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
    ]
    for number, one in enumerate(series):
        parts.append(_mark(number, 20 + 190 * number, 42))
        parts.append(f'<text x="{30 + 190 * number}" y="46">{escape(one.name)}</text>')
    bottom = _TOP + _ROW * len(rows)
    for tick in _TICKS:
        parts.append(f'<path d="M{_x(tick):.1f} {_TOP}V{bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{_x(tick):.1f}" y="{bottom + 18}" text-anchor="middle">{100 * tick:g} %</text>')
    for index, row in enumerate(rows):
        y = _TOP + _ROW * (index + 0.5)
        rates = [one.rates[index] for one in series]
        parts.append(f'<text x="{_LEFT - 12}" y="{y + 4:.1f}" text-anchor="end">{escape(row)}</text>')
        parts.append(f'<path d="M{_x(min(rates)):.1f} {y:.1f}H{_x(max(rates)):.1f}" stroke="#999"/>')
        parts += [_mark(number, _x(rate), y) for number, rate in reversed(list(enumerate(rates)))]
    parts.append(f'<text x="{_LEFT}" y="{bottom + 38}" fill="#555">{_LEGEND}</text></svg>')
    return "\n".join(parts) + "\n"


def _x(rate: float) -> float:
    share = math.log(min(max(rate, _LEAST), _MOST) / _LEAST) / math.log(_MOST / _LEAST)
    return _LEFT + share * _WIDTH


def _mark(number: int, x: float, y: float) -> str:
    colour, shape = _COLOURS[number % len(_COLOURS)], _SHAPES[number % len(_SHAPES)]
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" fill="{colour}"/>'
    turned = f' transform="rotate(45 {x:.1f} {y:.1f})"' if shape == "diamond" else ""
    return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{colour}"{turned}/>'
