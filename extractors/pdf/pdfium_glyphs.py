"""pdfium as second reader: what it sees of a page's text where pdfminer fails on a damaged file."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

from curated.records import Box
from extractors.base.geometry import Frame
from extractors.pdf.content import USUAL_DESCENT, Glyph, PageContent

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MOST = 200_000  # glyphs of one page
_SIZE_AND_BOX = (
    0.3,
    3,
)  # size over the height of the box: beyond it the size lacks its text matrix; chosen, not fitted
_USUAL_SIZE = 10.0  # points, where pdfium knows none


def pdfium_content(document: PdfDocument, page_number: int) -> PageContent:
    """The glyphs and image boxes of a page in displayed coordinates; ruling lines are not read.

    Raises:
        PdfiumError: pdfium cannot load the page.
    """
    page = document[page_number - 1]
    try:
        width, height = page.get_size()
        left, bottom, right, top = page.get_bbox()
        turned = page.get_rotation()
        frame = Frame(right - left, top - bottom, turned)
        content = PageContent(width, height)
        text_page = page.get_textpage()
        try:
            for index in range(min(text_page.count_chars(), _MOST)):
                glyph = _glyph(text_page, index, left, top, frame)
                if glyph is not None:
                    content.glyphs.append(glyph)
        finally:
            text_page.close()
        _note_objects(page, content, left, top, frame)
        return content
    finally:
        page.close()


def _note_objects(page: PdfPage, content: PageContent, left: float, top: float, frame: Frame) -> None:
    from pypdfium2 import raw

    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH), max_depth=4):
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            content.strokes += 1
            continue
        x0, y0, x1, y1 = item.get_bounds()
        box = frame.box(Box(x0 - left, top - y1, x1 - left, top - y0))
        shown = Box(max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, content.width), min(box.y1, content.height))
        if shown.x0 < shown.x1 and shown.y0 < shown.y1:
            content.images.append(shown)


def _glyph(text_page: PdfTextPage, index: int, left: float, top: float, frame: Frame) -> Glyph | None:
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text_page, index)
    if code in (0, 0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(text_page, index) == 1 or 0xD800 <= code <= 0xDFFF:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(text_page, index, x, y):
        return None
    box = text_page.get_charbox(index, loose=True)
    angle = max(raw.FPDFText_GetCharAngle(text_page, index), 0.0)
    sideways = round(math.degrees(angle) / 90) % 2 == 1
    advance = (box[3] - box[1]) if sideways else (box[2] - box[0])
    size = raw.FPDFText_GetFontSize(text_page, index)
    high = (box[2] - box[0]) if sideways else (box[3] - box[1])
    if high > 0 and not _SIZE_AND_BOX[0] * high < size < _SIZE_AND_BOX[1] * high:
        size = high
    u, v = frame.point(x.value - left, top - y.value)
    mapped = code != 0xFFFD and (code >= 32 or chr(code).isspace())
    return Glyph(
        text=chr(code) if mapped else "\ufffd",
        x=u,
        y=v,
        angle=(math.degrees(-angle) + frame.rotation) % 360,
        advance=advance,
        size=size or _USUAL_SIZE,
        descent=USUAL_DESCENT,
        mapped=mapped,
    )
