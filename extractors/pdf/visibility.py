"""Words that a page draws and nobody sees: covered, coloured like their ground, on a layer that is off, in mode 3 over nothing.

Two looks. The cheap one goes through the page's objects in drawing order and names the areas where words may be unseen. Only
where there are any the page is drawn, and a word counts as hidden when the middle band of its box is one even colour in the
picture: that is what a reader sees, whatever the reason.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curated.records import Box, Word
from extractors.pdf.content import PageContent
from extractors.pdf.pdfium_paths import Matrix, displayed, moved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

_PAPER: tuple[int, int, int, int] = (255, 255, 255, 255)
_DPI = 100
_EVEN = 20  # of 255: least difference of one colour channel within a box that a reader makes out as print
_LIGHT = 200  # of 255: print lighter than this in all channels may have the colour of its ground
_NEAR = 90  # of 3 * 255: colours nearer than this are hard to tell apart
_SOLID = 60  # of 255: opacity from which a fill covers
_SMALL = 12.0  # square points: rules and dots cover no word
_THICK = 3.0  # points: a stroke this wide is a bar
_DEPTH = 6  # Form XObjects within one another
_MOST_OBJECTS = 20_000  # of one page; more is a map, and is drawn at once
_UNSEEN_MODES = (3, 7)
_MIDDLE = 0.3  # share of the size by which the middle of a letter lies above its baseline
_MARGIN = 6.0  # points
_BAND = 0.25  # share of the height of a box that is left out above and below
_Colour = tuple[int, int, int, int]


@dataclass(slots=True)
class _Seen:
    """What has been drawn so far, and the areas in doubt; ``everywhere``: the whole page is."""

    texts: list[Box] = field(default_factory=list)
    waiting: list[tuple[object, Matrix]] = field(default_factory=list)
    """Print whose boxes nobody has asked for: on most pages nothing is painted after it."""
    grounds: set[_Colour] = field(default_factory=lambda: {_PAPER})
    has_picture: bool = False
    fills: list[tuple[Box, _Colour | None]] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    everywhere: bool = False


def hidden_words(
    page: PdfPage, words: Sequence[Word], marked: Sequence[Box] = (), *, layered: bool = False
) -> list[Word]:
    """The words of a page that no reader sees, in their order.

    ``marked``: boxes whose words are to go in any case (marks of redaction). ``layered``: the file has optional content, so
    that every page is looked at.

    Raises:
        PdfiumError: pdfium cannot draw the page.
    """
    seen = _Seen(everywhere=True) if layered else _doubts(page)
    suspects = [w for w in words if seen.everywhere or any(_touches(w.box, area) for area in seen.areas)]
    cut = _cut(page, suspects)
    picture = _picture(page, cut) if suspects else None
    unseen = {id(w) for w in suspects if picture is not None and _is_even(picture, w, cut)}
    return [w for w in words if id(w) in unseen or any(_is_within(w.box, box) for box in marked)]


def without(content: PageContent, hidden: Sequence[Word]) -> PageContent:
    """The content without the letters of these words."""
    import numpy as np

    boxes = [word.box for word in hidden]
    kept = PageContent(
        content.width, content.height, rules=content.rules, images=content.images, strokes=content.strokes
    )
    kept.glyphs = [
        g for g in content.glyphs if not any(_holds(b, g.x + g.advance / 2, g.y - g.size * _MIDDLE) for b in boxes)
    ]
    if content.letters is not None:
        letters = content.letters
        xs, ys = (letters.u + letters.end) / 2, letters.v - letters.size * _MIDDLE
        covered = np.zeros(len(xs), np.bool_)
        for box in boxes:
            covered |= (box.x0 - 1 <= xs) & (xs <= box.x1 + 1) & (box.y0 - 1 <= ys) & (ys <= box.y1 + 1)
        kept.letters = letters.chosen(np.flatnonzero(~covered))
    return kept


def box_around(words: Sequence[Word]) -> Box:
    """The box that holds all of the words, of which there must be one at least."""
    boxes = [word.box for word in words]
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _doubts(page: PdfPage) -> _Seen:
    """The areas where words may be unseen, from the page's objects in drawing order."""
    from pypdfium2 import raw

    seen = _Seen()
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        return _Seen(everywhere=True)
    view = displayed(page)
    for index in range(count):
        for item, kind, matrix in _flat(raw.FPDFPage_GetObject(page.raw, index), view, 0):
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                _note_text(item, matrix, seen)
                continue
            box = _bounds(item, matrix)
            if box is not None and (kind != raw.FPDF_PAGEOBJ_PATH or _covers(item, box)):
                _note_fill(item, kind, box, seen)
    return seen


def _note_text(item: object, matrix: Matrix, seen: _Seen) -> None:
    """Only print of a doubtful colour or mode is measured at once: boxes are what the look at a page costs most."""
    from pypdfium2 import raw

    colour = _colour(item)
    unseen = raw.FPDFTextObj_GetTextRenderMode(item) in _UNSEEN_MODES or (colour is not None and colour[3] < _SOLID)
    if not unseen and (colour is None or not _may_be_ground(colour, seen)):
        seen.waiting.append((item, matrix))
        return
    box = _bounds(item, matrix)
    if box is None:
        return
    if unseen or (colour is not None and _is_like_ground(colour, box, seen)):
        seen.areas.append(box)
    seen.texts.append(box)


def _may_be_ground(colour: _Colour, seen: _Seen) -> bool:
    """Whether print of this colour could be hard to see anywhere on what has been drawn."""
    if seen.has_picture and min(colour[:3]) > _LIGHT:
        return True
    return any(_distance(colour, ground) < _NEAR for ground in seen.grounds)


def _text_boxes(seen: _Seen) -> list[Box]:
    """The boxes of all print so far."""
    for item, matrix in seen.waiting:
        box = _bounds(item, matrix)
        if box is not None:
            seen.texts.append(box)
    seen.waiting.clear()
    return seen.texts


def _is_like_ground(colour: _Colour, box: Box, seen: _Seen) -> bool:
    """Whether print has nearly the colour of what was drawn last below it; over a picture only light print is in doubt."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    ground: _Colour | None = _PAPER
    for fill, below in reversed(seen.fills):
        if fill.x0 <= x <= fill.x1 and fill.y0 <= y <= fill.y1:
            ground = below
            break
    return min(colour[:3]) > _LIGHT if ground is None else _distance(colour, ground) < _NEAR


def _note_fill(item: object, kind: int, box: Box, seen: _Seen) -> None:
    from pypdfium2 import raw

    if any(_touches(text, box) for text in _text_boxes(seen)):
        seen.areas.append(box)
    colour = _colour(item) if kind == raw.FPDF_PAGEOBJ_PATH else None
    seen.fills.append((box, colour))
    if colour is None:
        seen.has_picture = True
    else:
        seen.grounds.add(colour)


def _covers(item: object, box: Box) -> bool:
    """Whether a path may cover words: filled and solid, or a stroke as wide as a bar."""
    from pypdfium2 import raw

    if (box.x1 - box.x0) * (box.y1 - box.y0) < _SMALL or min(box.x1 - box.x0, box.y1 - box.y0) < _THICK:
        return False
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, filled, stroked):
        return False
    if filled.value:
        colour = _colour(item)
        return colour is None or colour[3] >= _SOLID
    width = ctypes.c_float()
    return bool(stroked.value) and bool(raw.FPDFPageObj_GetStrokeWidth(item, width)) and width.value >= _THICK


def _colour(item: object) -> _Colour | None:
    from pypdfium2 import raw

    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    return (r.value, g.value, b.value, a.value) if raw.FPDFPageObj_GetFillColor(item, r, g, b, a) else None


def _distance(one: _Colour, other: _Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True))


def _flat(item: object, matrix: Matrix, depth: int) -> Iterator[tuple[object, int, Matrix]]:
    from pypdfium2 import raw

    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield item, kind, matrix
    elif depth < _DEPTH:
        own = raw.FS_MATRIX()
        inner = matrix
        if raw.FPDFPageObj_GetMatrix(item, own):
            inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _flat(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, m, n, p, q, r = second
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r


def _bounds(item: object, matrix: Matrix) -> Box | None:
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    (x0, y0), (x1, y1) = moved(left.value, bottom.value, matrix), moved(right.value, top.value, matrix)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _cut(page: PdfPage, words: Sequence[Word]) -> Box:
    """The part of the page that holds the words, with a margin."""
    width, height = page.get_size()
    if not words:
        return Box(0, 0, width, height)
    box = box_around(words)
    return Box(
        min(max(box.x0 - _MARGIN, 0), width - 1),
        min(max(box.y0 - _MARGIN, 0), height - 1),
        max(min(box.x1 + _MARGIN, width), 1),
        max(min(box.y1 + _MARGIN, height), 1),
    )


def _picture(page: PdfPage, cut: Box) -> NDArray[np.uint8]:
    """The part of the page in colour as a reader sees it: rows, columns, channels."""
    width, height = page.get_size()
    crop = (cut.x0, height - cut.y1, width - cut.x1, cut.y0)
    bitmap = page.render(scale=_DPI / 72, crop=crop, draw_annots=True)
    try:
        pixels: NDArray[np.uint8] = bitmap.to_numpy().copy()
    finally:
        bitmap.close()
    return pixels


def _is_even(picture: NDArray[np.uint8], word: Word, part_of: Box) -> bool:
    """Whether the middle band of a word's box – for marks without one its whole box – shows one even colour."""
    scale = _DPI / 72
    box = word.box
    cut = _BAND * (box.y1 - box.y0) if any(c.isalnum() for c in word.text) else 0.0
    rows, columns = picture.shape[:2]
    x0, x1 = max(int((box.x0 - part_of.x0) * scale), 0), min(int((box.x1 - part_of.x0) * scale) + 1, columns)
    top, bottom = box.y0 + cut - part_of.y0, box.y1 - cut - part_of.y0
    y0, y1 = max(int(top * scale), 0), min(int(bottom * scale) + 1, rows)
    if x0 >= x1 or y0 >= y1:
        return True  # outside of the page
    part = picture[y0:y1, x0:x1].reshape((y1 - y0) * (x1 - x0), -1)[:, :3]
    return int((part.max(axis=0).astype(int) - part.min(axis=0)).max()) < _EVEN


def _touches(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _is_within(one: Box, other: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    return _holds(other, (one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1
