"""What lies over the pages of a PDF and is seen there: values of form fields, ticked boxes, stamps, typed notes.

They are drawn into the pages once, when the file is opened (pdfium's flattening, which draws what a viewer shows and leaves
hidden notes out), so that all readers meet them as words with places. Marks of redaction (PDF 32000-2, 12.5.6.23) that nobody has
applied are not drawn: what lies below them was meant to go, and counts as covered.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from curated.records import Box
from extractors.pdf.pdfium_paths import displayed, moved

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage
    from pypdfium2 import PdfDocument

_UNSEEN = frozenset({"Link", "Popup", "Text", "Redact", "FileAttachment", "Movie", "Sound", "Screen", "PrinterMark"})
_HIDDEN = 2 | 32  # flags Hidden and NoView (PDF 32000-1, table 165)
_FIELDS = frozenset({"Tx", "Ch", "Btn"})  # texts, choices, boxes; signatures are no fields
_MOST = 2_000  # annotations of one page that are looked at


@dataclass(slots=True)
class Annotations:
    """The pages with something drawn over them, and the rectangles marked for redaction, in PDF coordinates, by page from 1."""

    drawn: set[int] = field(default_factory=set)
    redacted: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    widgets: dict[int, list[Widget]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Widget:
    """A field of a form on its page: place in PDF coordinates, name for people, whether a box is ticked (None: no box)."""

    rect: tuple[float, float, float, float]
    name: str
    is_ticked: bool | None


def find_annotations(pages: Sequence[PDFPage]) -> Annotations:
    """What the pages say lies over them; what cannot be read there is left out."""
    found = Annotations()
    for number, page in enumerate(pages, start=1):
        annots = resolve1(page.annots) if page.annots else None
        for annot in (resolve1(a) for a in annots[:_MOST]) if isinstance(annots, list) else ():
            if not isinstance(annot, dict):
                continue
            kind = str(getattr(resolve1(annot.get("Subtype")), "name", ""))
            flags = resolve1(annot.get("F"))
            if kind == "Redact" and (rect := _rect(resolve1(annot.get("Rect")))):
                found.redacted.setdefault(number, []).append(rect)
            elif kind and kind not in _UNSEEN and not (isinstance(flags, int) and flags & _HIDDEN):
                found.drawn.add(number)
                if kind == "Widget" and (widget := _widget(annot)):
                    found.widgets.setdefault(number, []).append(widget)
    return found


def _widget(annot: dict[str, object]) -> Widget | None:
    """The field that an annotation shows; name and kind may stand in the field above it (PDF 32000-1, 12.7.3)."""
    above = resolve1(annot.get("Parent"))
    parent: dict[str, object] = above if isinstance(above, dict) else {}
    kind = str(getattr(resolve1(annot.get("FT") or parent.get("FT")), "name", ""))
    names = [resolve1(field.get(key)) for key in ("TU", "T") for field in (annot, parent)]
    name = next((decode_text(n).strip() for n in names if isinstance(n, bytes) and n.strip()), "")
    rect = _rect(resolve1(annot.get("Rect")))
    state = str(getattr(resolve1(annot.get("AS")), "name", ""))
    if rect is None or not name or kind not in _FIELDS:
        return None
    return Widget(rect, name, (state not in ("", "Off")) if kind == "Btn" else None)


def _rect(value: object) -> tuple[float, float, float, float] | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    numbers = [resolve1(v) for v in value]
    if not all(isinstance(v, int | float) for v in numbers):
        return None
    left, bottom, right, top = (float(v) for v in numbers)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def flattened(document: PdfDocument, numbers: set[int]) -> bytes:
    """The document with what lies over these pages drawn into them, as the bytes of a PDF without protection.

    Raises:
        PdfiumError: pdfium cannot load a page or write the file.
    """
    from pypdfium2 import raw

    if document.get_formtype():
        document.init_forms()
    for number in sorted(numbers):
        if number <= len(document):
            page = document[number - 1]
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
    out = io.BytesIO()
    document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    return out.getvalue()


def displayed_boxes(
    document: PdfDocument, page_number: int, rects: Sequence[tuple[float, float, float, float]]
) -> list[Box]:
    """The rectangles on the displayed page: points, origin top left.

    Raises:
        PdfiumError: pdfium cannot load the page.
    """
    if not rects:  # of nearly every page; loading it costs as much as reading a fair part of its print
        return []
    page = document[page_number - 1]
    try:
        view = displayed(page)
    finally:
        page.close()
    boxes = []
    for left, bottom, right, top in rects:
        (x0, y0), (x1, y1) = moved(left, bottom, view), moved(right, top, view)
        boxes.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return boxes


def attachments(document: PdfDocument) -> int:
    """The number of files that lie inside the document."""
    from pypdfium2 import raw

    return int(raw.FPDFDoc_GetAttachmentCount(document.raw))


def form_type(document: PdfDocument) -> int:
    """0: no form, 1: AcroForm, 2 and 3: XFA (full, foreground)."""
    return int(ctypes.c_int(document.get_formtype()).value)
