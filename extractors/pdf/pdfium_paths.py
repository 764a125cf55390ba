"""Ruling lines and images of a page from pdfium's page objects, in the terms of ``pdfminer_reader``: same lines, same order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curated.records import Box
from extractors.pdf.content import PageContent
from extractors.pdf.rule_paths import MAX_PATHS, on_page, ruling_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEPTH = 8  # Form XObjects within one another


def displayed(page: PdfPage) -> Matrix:
    """The matrix from pdfium's coordinates to those of the displayed page: points, origin top left, y growing downwards."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return 0, 1, 1, 0, -bottom, -left
        case 180:
            return -1, 0, 0, 1, right, -bottom
        case 270:
            return 0, -1, -1, 0, top, right
    return 1, 0, 0, -1, -left, top


def add_drawings(page: PdfPage, content: PageContent, view: Matrix) -> None:
    """Note the page's ruling lines, images and other strokes in ``content``; ``view``: the matrix of ``displayed``."""
    from pypdfium2 import raw

    for item, kind, matrix in _objects(page, view):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            corners = [moved(x, y, _times(_matrix(item), matrix)) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]
            xs, ys = [c[0] for c in corners], [c[1] for c in corners]
            shown = Box(max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), content.width), min(max(ys), content.height))
            if shown.x0 < shown.x1 and shown.y0 < shown.y1:
                content.images.append(shown)
        elif kind == raw.FPDF_PAGEOBJ_PATH and content.strokes + len(content.rules) <= MAX_PATHS:
            _add_path(item, _times(_matrix(item), matrix), content)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a path drawn without lifting the pen."""

    points: list[tuple[float, float]]
    closed: bool
    straight: bool


def _add_path(item: object, matrix: Matrix, content: PageContent) -> None:
    from pypdfium2 import raw

    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, filled, stroked) or not (filled.value or stroked.value):
        return
    for part in _parts(item, matrix):
        rules = []
        if part.straight and len(part.points) > 1:
            is_filled = bool(filled.value)
            rules = ruling_lines(part.points, closed=part.closed or is_filled, filled=is_filled)
            content.rules += [r for r in rules if on_page(r, content.width, content.height)]
        content.strokes += not rules


def _parts(item: object, matrix: Matrix) -> Iterator[_Part]:
    from pypdfium2 import raw

    points: list[tuple[float, float]] = []
    closed, straight = False, True
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), MAX_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield _Part(points, closed, straight)
            points, closed, straight = [], False, True
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(moved(x.value, y.value, matrix))
        straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield _Part(points, closed, straight)


def _objects(page: PdfPage, view: Matrix) -> Iterator[tuple[object, int, Matrix]]:
    """Every path and image with its kind and the matrix from where it lies to the displayed page, in drawing order."""
    from pypdfium2 import raw

    get, kind_of, text = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_TEXT
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = get(page.raw, index)
        if kind_of(item) != text:
            yield from _within(item, view, 0)


def _within(item: object, matrix: Matrix, depth: int) -> Iterator[tuple[object, int, Matrix]]:
    from pypdfium2 import raw

    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield item, kind, matrix
    elif depth < _DEPTH:
        inner = _times(_matrix(item), matrix)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _within(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _matrix(item: object) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """``first``, then ``second`` (row vectors, as PDF 32000-1, 8.3.3 has them)."""
    a, b, c, d, e, f = first
    k, m, n, p, q, r = second
    return (
        a * k + b * n,
        a * m + b * p,
        c * k + d * n,
        c * m + d * p,
        e * k + f * n + q,
        e * m + f * p + r,
    )


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """The point where the matrix puts it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
