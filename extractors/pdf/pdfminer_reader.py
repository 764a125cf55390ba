"""pdfminer.six as a reader of drawing operations: its interpreter, but none of its layout analysis.

pdfminer's own text order (LAParams) interleaves columns and splits table rows; we only want what is drawn where.
"""

from __future__ import annotations

import io
import logging
import math
import re
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, decode_text, mult_matrix

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Box
from extractors.pdf.annotations import Annotations, find_annotations
from extractors.pdf.content import SANE_DESCENT, USUAL_DESCENT, Glyph, PageContent
from extractors.pdf.form_draws import drawn_bytes
from extractors.pdf.pdfminer_fonts import is_plain
from extractors.pdf.rule_paths import MAX_PATHS, on_page, ruling_lines

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfinterp import PDFGraphicState, PDFStackT, PDFTextState
    from pdfminer.psparser import PSLiteral
    from pdfminer.utils import PathSegment

Matrix = tuple[float, float, float, float, float, float]

# Half a million drawing operations on one page is a map or an attack, not a council paper.
MAX_GLYPHS = 200_000
MAX_CONTENT = 100 * 2**20  # bytes of one unpacked content stream
MAX_DRAWN = 200 * 2**20  # bytes of content with that of its form XObjects as often as they are drawn
_PACKED = 100 * 2**10  # bytes: smaller streams cannot unpack to that much (deflate reaches 1 : 1032)
_TYPE3_EM = (3, 100)  # points: heights of a Type 3 font's box that can be an em
_TYPE3_LEAST, _TYPE3_DESCENT = 6.0, 0.2  # points and share of the size, where its box tells nothing
_GLYPHS = 0xE000  # the private area in which a glyph without a character keeps its number for the repair of the text
_MOST_GLYPHS = 0x1000
_SPAN = 12  # glyphs: a longer ActualText stands for a whole element, and its letters would lose their places


class PdfminerFile:
    """One PDF opened by pdfminer.six. ``pages`` is the number of pages its page tree yields."""

    def __init__(self, source: Path | bytes) -> None:
        """Open with the empty password; raises whatever pdfminer raises on what it cannot read."""
        # It warns about every odd font; we count what is unmapped.
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        self._stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
        try:
            self._document = PDFDocument(PDFParser(self._stream), password="")
            self._pages = list(PDFPage.create_pages(self._document))
        except BaseException:
            self._stream.close()
            raise
        self._resources = PDFResourceManager(caching=True)
        self._fit_to_draw: set[int] = set()

    @property
    def pages(self) -> int:
        """The number of pages found."""
        return len(self._pages)

    @property
    def is_layered(self) -> bool:
        """Whether the file has optional content: layers that may be off."""
        return "OCProperties" in self._document.catalog

    def annotations(self) -> Annotations:
        """What lies over the pages."""
        return find_annotations(self._pages)

    def content(self, page_number: int) -> PageContent:
        """What page ``page_number`` (from 1) draws; raises whatever pdfminer raises on damaged content.

        Raises:
            UnreadableInput: PAGE_DAMAGED, when a content stream is there but cannot be unpacked.
            LimitExceeded: PAGE_TOO_LARGE, when it unpacks to more than any page needs.
        """
        page = self._checked(page_number)
        device = _Collector(self._resources)
        PDFPageInterpreter(self._resources, device).process_page(page)
        return device.content

    def is_plain(self, page_number: int) -> bool:
        """Whether any reader gets the same letters from page ``page_number``; raises as ``content`` does."""
        return is_plain(self._checked(page_number))

    def check(self, page_number: int) -> None:
        """Nothing, where page ``page_number`` can be drawn without filling the memory; raises as ``content`` does."""
        self._checked(page_number)

    def _checked(self, page_number: int) -> PDFPage:
        page = self._pages[page_number - 1]
        if page_number in self._fit_to_draw:
            return page
        for part in page.contents:
            _check_stream(resolve1(part), page_number)
        if drawn_bytes(page) > MAX_DRAWN:
            raise LimitExceeded(
                f"page {page_number} draws the same forms millions of times and was not read: check where the PDF comes from",
                "PAGE_TOO_LARGE",
            )
        self._fit_to_draw.add(page_number)
        return page

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


def _check_stream(part: object, page_number: int) -> None:
    """Refuse content that pdfminer would take for empty, or that would fill the memory."""
    if not isinstance(part, PDFStream):
        return
    packed = part.get_rawdata() or b""
    if len(packed) > _PACKED:
        with suppress(zlib.error):
            if len(zlib.decompressobj().decompress(packed, MAX_CONTENT)) >= MAX_CONTENT:
                raise LimitExceeded(
                    f"page {page_number} unpacks to more than {MAX_CONTENT} bytes: check where the PDF comes from",
                    "PAGE_TOO_LARGE",
                )
    if len(packed) > 8 and not part.get_data():
        raise UnreadableInput(
            f"page {page_number} has content that cannot be unpacked: repair the PDF or scan the page again",
            "PAGE_DAMAGED",
        )


class _Collector(PDFTextDevice):
    """A device that writes down what is drawn, in displayed coordinates."""

    content: PageContent
    ctm: Matrix

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, _shown_box(page))
        self.content = PageContent(x1 - x0, y1 - y0)
        self._left, self._top = x0, y1
        self._invisible = False
        self._figures: list[Matrix] = []
        self._tags: list[tuple[str | None, int]] = []

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        actual = props.get("ActualText") if isinstance(props, dict) else None
        text = decode_text(actual) if isinstance(actual, bytes) else None
        self._tags.append((text, len(self.content.glyphs)))

    def end_tag(self) -> None:
        """Put the ActualText of a span (a ligature, a soft hyphen; PDF 32000-1, 14.9.4) in place of what its glyphs spell."""
        text, first = self._tags.pop() if self._tags else (None, 0)
        glyphs = self.content.glyphs[first:]
        if text and 0 < len(glyphs) <= _SPAN and all(g.y == glyphs[0].y for g in glyphs):
            advance = glyphs[-1].x + glyphs[-1].advance - glyphs[0].x
            self.content.glyphs[first:] = [replace(glyphs[0], text=text, advance=advance, mapped=True)]

    def begin_figure(self, name: str, bbox: tuple[float, float, float, float], matrix: Matrix) -> None:
        self._figures.append(mult_matrix(matrix, self.ctm))

    def end_figure(self, name: str) -> None:
        self._figures.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(self._figures[-1] if self._figures else self.ctm, (0, 0, 1, 1))
        shown = self._clipped(x0 - self._left, self._top - y1, x1 - self._left, self._top - y0)
        if shown is not None:
            self.content.images.append(shown)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: Iterable[int | float | bytes],
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._invisible = textstate.render == 3
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        mapped = True
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text, mapped = _unmapped(cid), False
        if any(c < " " and not c.isspace() for c in text):
            text, mapped = "\ufffd", False  # .notdef and other glyphs that stand for nothing
        advance = float(font.char_width(cid) * fontsize * scaling)
        if len(self.content.glyphs) < MAX_GLYPHS:
            glyph = self._glyph(
                matrix=matrix, font=font, fontsize=fontsize, rise=rise, text=text, advance=advance, mapped=mapped
            )
            # Partly cut glyphs at the border of the CropBox still count as shown.
            if (
                -glyph.size < glyph.x < self.content.width + glyph.size
                and 0 < glyph.y < self.content.height + glyph.size
            ):
                self.content.glyphs.append(glyph)
        return advance

    def _glyph(
        self, matrix: Matrix, font: PDFFont, fontsize: float, rise: float, text: str, advance: float, mapped: bool
    ) -> Glyph:
        a, b, c, d, _, _ = matrix
        x, y = apply_matrix_pt(matrix, (0.0, rise))
        along, upward = math.hypot(a, b), math.hypot(c, d)
        size = abs(fontsize) * upward
        descent = -float(font.get_descent() or 0.0)
        type3 = isinstance(font, PDFType3Font)
        if type3:
            # A Type 3 font has its own unit; the height of its box is the nearest thing to an em.
            height = abs(float(font.get_ascent() or 0.0) - float(font.get_descent() or 0.0)) * size
            size, descent = (
                (height if _TYPE3_EM[0] < height < _TYPE3_EM[1] else max(size, _TYPE3_LEAST)),
                _TYPE3_DESCENT,
            )
        if not SANE_DESCENT[0] <= descent <= SANE_DESCENT[1]:  # wrong or missing in many font descriptors
            descent = USUAL_DESCENT
        direction = -1.0 if fontsize < 0 else 1.0
        angle = math.degrees(math.atan2(-b * direction, a * direction)) % 360 if b or a * direction < 0 else 0.0
        return Glyph(
            text=text,
            x=x - self._left,
            y=self._top - y,
            angle=angle,
            advance=abs(advance) * along,
            size=size,
            descent=descent,
            invisible=self._invisible,
            type3=type3,
            mapped=mapped,
        )

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        if not (stroke or fill) or self.content.strokes + len(self.content.rules) > MAX_PATHS:
            return
        shape = "".join(str(step[0]) for step in path)
        for part in re.finditer(r"m[^m]+", shape):
            kinds = part.group()
            if set(kinds) <= set("mlh"):
                steps = path[part.start() : part.end()]
                points = [self._shown(step[1], step[2]) for step in steps if len(step) == 3]
                rules = ruling_lines(points, closed="h" in kinds or fill, filled=fill)
                self.content.rules += [r for r in rules if on_page(r, self.content.width, self.content.height)]
                if rules:
                    continue
            self.content.strokes += 1

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        x, y = apply_matrix_pt(self.ctm, (float(x), float(y)))
        return x - self._left, self._top - y

    def _clipped(self, x0: float, y0: float, x1: float, y1: float) -> Box | None:
        box = Box(max(x0, 0.0), max(y0, 0.0), min(x1, self.content.width), min(y1, self.content.height))
        return box if box.x0 < box.x1 and box.y0 < box.y1 else None


def _shown_box(page: PDFPage) -> tuple[float, float, float, float]:
    """The CropBox inside the MediaBox, or the MediaBox where the two have nothing in common."""
    m, c = page.mediabox, page.cropbox
    m = (min(m[0], m[2]), min(m[1], m[3]), max(m[0], m[2]), max(m[1], m[3]))
    c = (min(c[0], c[2]), min(c[1], c[3]), max(c[0], c[2]), max(c[1], c[3]))
    shown = (max(m[0], c[0]), max(m[1], c[1]), min(m[2], c[2]), min(m[3], c[3]))
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else m


def _unmapped(cid: int) -> str:
    """What stands for a glyph whose font names no character: one character, never „(cid:228)", which would be published."""
    return chr(_GLYPHS + cid) if 0 <= cid < _MOST_GLYPHS else "\ufffd"
