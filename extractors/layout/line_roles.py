"""What a printed line is on its page: body, heading, running head, footer or footnote. Marked beside the text, never cut.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curated.records import Box, Line
from curated.vocabulary import LineRole
from extractors.base.page_reading import PageReading

_HEAD_ZONE, _FOOT_ZONE = 0.12, 0.90  # shares of the page height in which running heads and footers stand
_DEEPEST = 4  # lines from the edge in which a page number is looked for
_SHORT = 25  # characters of a page number that needs no white around it
_APART = 0.8  # em of white between a running head and the text
_HEADING = (2, 150)  # characters: more than the first, up to the second
_RUNNING = 4  # a line runs that stands on every so many pages, and on two at least
_LARGE, _SMALL = 1.15, 0.92  # type size against that of the body: headings, footnotes
_PAGE_NUMBER = re.compile(
    r"^\W{0,3}(?:\d{1,4}|[ivxl]{1,6})\W{0,3}$|\bSeite:?\s*\d+|\bS\.\s*\d+\s*(?:von|/)\s*\d+|^\W*\d+\s*(?:von|/)\s*\d+\W*$",
    re.I,
)
_FOOTNOTE = re.compile(r"^(?:[⁰¹²³⁴-⁹]+|\*{1,3}|\d{1,2}\)?)\s*\S")


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line of the raw text with its box in the reading frame and its type size."""

    start: int
    end: int
    text: str
    box: Box
    em: float


def line_roles(lines: Sequence[ComposedLine], page_height: float) -> list[LineRole]:
    """One role for every line, from this page alone; ``mark_running_lines`` adds what only several pages show."""
    roles: list[LineRole] = ["body"] * len(lines)
    if not lines:
        return roles
    body = _body_size(lines)
    for index in _page_number_lines(lines, page_height):
        roles[index] = "running_head" if lines[index].box.y0 < page_height / 2 else "footer"
    for index in _footnote_lines(lines, roles, body, page_height):
        roles[index] = "footnote"
    for index, line in enumerate(lines):
        if roles[index] == "body" and line.em >= _LARGE * body and _HEADING[0] < len(line.text) <= _HEADING[1]:
            roles[index] = "heading" if any(c.isalpha() for c in line.text) else "body"
    return roles


def mark_running_lines(readings: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The same pages with lines marked that repeat at the head or foot of several pages (page numbers may differ)."""
    pages = [r for r in readings if r.height and r.lines]
    counts: Counter[tuple[str, str]] = Counter()
    for reading in pages:
        counts.update({key for line in reading.lines if (key := _running_key(reading, line)) is not None})
    least = max(2, len(pages) // _RUNNING)
    return tuple(_marked(r, {k for k, n in counts.items() if n >= least}) for r in readings)


def _marked(reading: PageReading, running: set[tuple[str, str]]) -> PageReading:
    lines: list[Line] = []
    for line in reading.lines:
        key = _running_key(reading, line)
        role: LineRole = line.role
        if key is not None and key in running:
            role = "running_head" if key[0] == "head" else "footer"
        lines.append(line if role == line.role else replace(line, role=role))
    return replace(reading, lines=tuple(lines))


def _running_key(reading: PageReading, line: Line) -> tuple[str, str] | None:
    """Where a line stands and what it says without its figures; None when it is neither at the head nor at the foot."""
    if line.box is None or not reading.height:
        return None
    middle = (line.box.y0 + line.box.y1) / 2 / reading.height
    if _HEAD_ZONE < middle < _FOOT_ZONE:
        return None
    text = re.sub(r"\d+", "0", " ".join(reading.text[line.raw_start : line.raw_end].split()))
    return ("head" if middle <= _HEAD_ZONE else "foot"), text


def _body_size(lines: Sequence[ComposedLine]) -> float:
    sizes = sorted((line.em, len(line.text)) for line in lines)
    half = sum(n for _, n in sizes) / 2
    for size, length in sizes:
        half -= length
        if half <= 0:
            return size
    return statistics.median(s for s, _ in sizes)


def _page_number_lines(lines: Sequence[ComposedLine], page_height: float) -> list[int]:
    """The line with the page number at the head or foot of the page, and the short lines between it and the edge."""
    order = sorted(range(len(lines)), key=lambda i: lines[i].box.y0)
    found: list[int] = []
    for zone in (order, order[::-1]):
        for count, index in enumerate(zone[:_DEEPEST], start=1):
            line = lines[index]
            if not (line.box.y1 < _HEAD_ZONE * page_height or line.box.y0 > _FOOT_ZONE * page_height):
                break
            following = lines[zone[count]] if count < len(zone) else None
            is_apart = following is None or _white(line, following) > _APART * line.em
            if _PAGE_NUMBER.search(line.text) and (is_apart or len(line.text) <= _SHORT):
                found += zone[:count]
                break
    return found


def _white(a: ComposedLine, b: ComposedLine) -> float:
    return max(a.box.y0 - b.box.y1, b.box.y0 - a.box.y1)


def _footnote_lines(
    lines: Sequence[ComposedLine], roles: Sequence[LineRole], body: float, page_height: float
) -> list[int]:
    """The small print at the foot of the page, when it begins like a footnote."""
    found: list[int] = []
    for index in sorted(range(len(lines)), key=lambda i: -lines[i].box.y0):
        line = lines[index]
        if roles[index] == "footer":
            continue
        if line.em > _SMALL * body or line.box.y0 < page_height / 2:
            break
        found.append(index)
    while found and not _FOOTNOTE.match(lines[found[-1]].text):
        found.pop()
    return found
