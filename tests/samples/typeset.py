"""A small typesetter over reportlab: running text with hyphenation points and ligatures, ruled tables, tick boxes.

Only Bitstream Vera is used, which reportlab brings along, so the bytes do not depend on the fonts of a machine.
Coordinates here count from the top of the page in points, like everywhere else in this project.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import reportlab
from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PORTRAIT = A4
LANDSCAPE = landscape(A4)
REGULAR, BOLD, ITALIC = "Vera", "VeraBd", "VeraIt"
GUTTER = 22.0
HYPHENATION_POINT = "|"  # stands inside a word of the source texts where a line may break
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Style:
    """Font, size and leading in points; ``gap`` is the space below a paragraph."""

    size: float = 9.5
    font: str = REGULAR
    leading: float = 13.0
    gap: float = 6.0
    ligatures: bool = False


BODY = Style()
SET = Style(ligatures=True)
HEADING = Style(size=11, font=BOLD, leading=14, gap=4)
TITLE = Style(size=14, font=BOLD, leading=18, gap=10)
SMALL = Style(size=7.5, leading=9.5, gap=3)


@cache
def register_fonts() -> None:
    """Make the Vera family known to reportlab; once per process."""
    rl_config.useA85 = 0  # binary streams: a fifth smaller
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in (REGULAR, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def wrap(text: str, width: float, style: Style) -> list[str]:
    """``text`` as lines no wider than ``width``; a word may break at its hyphenation points and then ends in a hyphen."""
    register_fonts()
    lines: list[str] = []
    line = ""
    for word in text.split():
        line = _place(lines, line, word, width, style)
    return [*lines, line] if line else lines


def _place(lines: list[str], line: str, word: str, width: float, style: Style) -> str:
    """The open line after ``word`` was put on it; full lines are appended to ``lines``."""
    start = f"{line} " if line else ""
    parts = word.split(HYPHENATION_POINT)
    if _width(start + "".join(parts), style) <= width or (not line and len(parts) == 1):
        return start + "".join(parts)
    for cut in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:cut])
        if _width(f"{start}{head}-", style) <= width:
            lines.append(f"{start}{head}-")
            return "".join(parts[cut:])
    lines.append(line)
    return _place(lines, "", word, width, style)


def _width(text: str, style: Style) -> float:
    return float(pdfmetrics.stringWidth(_glyphs(text, style), style.font, style.size))


def _glyphs(text: str, style: Style) -> str:
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ") if style.ligatures else text


class Sheet:
    """A PDF being written from top to bottom. ``y`` is the distance of the next line's top from the top of the page."""

    def __init__(self, title: str, size: tuple[float, float] = PORTRAIT, margin: float = 56.0) -> None:
        register_fonts()
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("Stadt Musterlingen (fiktiv)")
        self.width, self.height = size
        self.margin = margin
        self.y = margin
        self.page_number = 1

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    def at(self, x: float, y: float, text: str, style: Style = BODY, align: Align = "left") -> None:
        """One line of text whose top is at ``y``; ``x`` is its left end, right end or middle."""
        self.canvas.setFont(style.font, style.size)
        base = self.height - y - style.size
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "center": self.canvas.drawCentredString,
        }[align]
        draw(x, base, _glyphs(text, style))

    def paragraph(self, text: str, style: Style = BODY, x: float | None = None, width: float | None = None) -> None:
        """A wrapped paragraph at ``y``, which moves below it."""
        left = self.margin if x is None else x
        for line in wrap(text, self.inner if width is None else width, style):
            self.at(left, self.y, line, style)
            self.y += style.leading
        self.y += style.gap

    def pair(self, label: str, value: str, x: float | None = None, tab: float = 90.0, style: Style = BODY) -> None:
        """``label`` and, at the tab stop, ``value`` on one line."""
        left = self.margin if x is None else x
        self.at(left, self.y, label, style)
        self.at(left + tab, self.y, value, style)
        self.y += style.leading

    def tick(self, x: float, y: float, ticked: bool, label: str, style: Style = BODY) -> float:
        """A drawn tick box with its label; returns where the label ends. Forms draw boxes, they seldom have glyphs."""
        side = style.size - 1
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, self.height - y - style.size, side, side)
        if ticked:
            self.at(
                x + side / 2,
                y - 1.2,
                "x",
                Style(size=style.size - 1, font=BOLD),
                "center",
            )
        self.at(x + side + 4, y, label, style)
        return x + side + 4 + _width(label, style)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        aligns: Sequence[Align],
        *,
        header_rows: int = 1,
        bold_rows: Sequence[int] = (),
        style: Style = SMALL,
    ) -> None:
        """A fully ruled table at ``y``; cell texts wrap inside their column."""
        for index, row in enumerate(rows):
            bold = index < header_rows or index in bold_rows
            face = Style(style.size, BOLD if bold else REGULAR, style.leading)
            cells = [wrap(text, width - 8, face) for text, width in zip(row, widths, strict=True)]
            height = max(len(lines) for lines in cells) * style.leading + 6
            self._row(cells, widths, aligns, height, face)
            self.y += height
        self.y += 10

    def _row(
        self,
        cells: Sequence[Sequence[str]],
        widths: Sequence[float],
        aligns: Sequence[Align],
        height: float,
        face: Style,
    ) -> None:
        x = self.margin
        self.canvas.setLineWidth(0.5)
        for lines, width, align in zip(cells, widths, aligns, strict=True):
            self.canvas.rect(x, self.height - self.y - height, width, height)
            anchor = {"left": x + 4, "right": x + width - 4, "center": x + width / 2}[align]
            for number, line in enumerate(lines):
                self.at(anchor, self.y + 3 + number * face.leading, line, face, align)
            x += width

    def page(self) -> None:
        """Close this page and begin the next at its top margin."""
        self.canvas.showPage()
        self.page_number += 1
        self.y = self.margin

    def image(self, jpeg: bytes) -> None:
        """A JPEG over the whole page, as a scanner writes it."""
        self.canvas.drawImage(ImageReader(BytesIO(jpeg)), 0, 0, self.width, self.height)

    def save(self) -> bytes:
        """The finished file; the page that is open is its last one."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to be placed; ``advance`` is the distance to the next line's top."""

    text: str
    style: Style
    advance: float


def set_lines(paragraphs: Iterable[tuple[str, Style]], width: float) -> list[SetLine]:
    """The paragraphs broken into lines of at most ``width``."""
    lines: list[SetLine] = []
    for text, style in paragraphs:
        broken = wrap(text, width, style)
        lines += [SetLine(line, style, style.leading) for line in broken[:-1]]
        lines += [SetLine(line, style, style.leading + style.gap) for line in broken[-1:]]
    return lines


def columns(sheet: Sheet, lines: Sequence[SetLine], top: float, bottom: float, gutter: float = GUTTER) -> list[SetLine]:
    """Fill the page with two columns between ``top`` and ``bottom``; what did not fit comes back."""
    rest = list(lines)
    for x in (sheet.margin, sheet.margin + column_width(sheet, gutter) + gutter):
        sheet.y = top
        while rest and sheet.y + rest[0].style.leading <= bottom:
            line = rest.pop(0)
            sheet.at(x, sheet.y, line.text, line.style)
            sheet.y += line.advance
    return rest


def column_width(sheet: Sheet, gutter: float = GUTTER) -> float:
    """Width of one of two columns."""
    return (sheet.inner - gutter) / 2
