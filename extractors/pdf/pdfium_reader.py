"""pdfium as the fast reader of pages of plain upright print: text in one call, one box per letter, the rest once per run.

What it cannot tell with certainty it leaves to pdfminer by returning nothing: text at an angle, invisible or Type 3 letters,
letters without Unicode values, bold faked by drawing twice.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extractors.pdf.content import SANE_DESCENT, USUAL_DESCENT, PageContent
from extractors.pdf.letter_arrays import Letters, blanks, drawn_twice
from extractors.pdf.pdfium_paths import Matrix, add_drawings, displayed, moved

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from extractors.pdf.letter_arrays import Flags, Indices, Numbers

    _Simple = ctypes.c_int | ctypes.c_ulong | ctypes.c_float | ctypes.c_double | ctypes.c_void_p

_MOST = 200_000  # letters of one page
_LINE_END_HYPHEN = "\ufffe"  # what pdfium's text buffer has in its place
_NO_TEXT = ("Cc", "Cn", "Cs")  # categories of characters that stand for nothing printed, blanks apart
_INVISIBLE = 3
_SAME = 0.025  # share of the height by which boxes of one run may differ
_INK_BOXES = 0.7  # runs over letters from which boxes are those of the ink, not of the font; chosen, not fitted
_FEW_RUNS = 40  # a short page may have a run a letter for other reasons
_LEVEL = 1e-4  # sine of the greatest angle that counts as upright


class _NotPlainPrint(Exception):
    """The page is one for pdfminer."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What letters of one text object have in common: points, ``baseline`` from the top; descent as share of the size."""

    baseline: float
    size: float
    descent: float


def plain_print_content(page: PdfPage) -> PageContent | None:
    """The page's letters, ruling lines and images; None when the page has something that needs pdfminer."""
    width, height = page.get_size()
    view = displayed(page)
    content = PageContent(width, height)
    try:
        text_page = page.get_textpage()
        try:
            letters = _letters(ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0, view)
        finally:
            text_page.close()
        content.letters = _shown(letters, width, height)
        add_drawings(page, content, view)
        return content
    except _NotPlainPrint:
        return None


def _letters(text_page: int, view: Matrix) -> Letters:
    import numpy as np

    text = _text(text_page)
    rows = np.zeros((len(text), 4), np.float32)  # left, top, right, bottom
    address = rows.ctypes.data
    every = range(len(text))
    if not all(map(_functions().box, [text_page] * len(text), every, range(address, address + rows.nbytes, 16))):
        raise _NotPlainPrint
    added = (rows[:, 0] == rows[:, 2]) & (rows[:, 1] == rows[:, 3])  # pdfium's own blanks have no extent
    generated = added & blanks(text)
    kept = np.flatnonzero(~generated)
    parted: Flags = np.concatenate(([False], generated))[kept]  # what pdfium adds are blanks that it holds to be there
    boxes = _displayed_boxes(rows[kept].astype(np.float64), view)
    run, runs = _runs(text_page, kept, boxes, view)
    u, end = boxes[:, 0].copy(), boxes[:, 2].copy()
    _part_ligatures(text_page, kept, boxes, u, end)
    size, descent, baseline = (
        np.array([getattr(r, name) for r in runs], np.float64)[run] for name in ("size", "descent", "baseline")
    )
    return Letters(
        text="".join([text[i] for i in kept.tolist()]),
        u=u,
        end=end,
        v=baseline,
        size=np.maximum(size, 1.0),
        descent=descent,
        parted=parted,
    )


def _displayed_boxes(boxes: Numbers, view: Matrix) -> Numbers:
    """Rows of left, top, right, bottom on the displayed page."""
    import numpy as np

    a, b, c, d, e, f = view
    x, y = boxes[:, 0::2], boxes[:, 1::2]  # two opposite corners
    u, v = np.sort(a * x + c * y + e, axis=1), np.sort(b * x + d * y + f, axis=1)
    return np.column_stack((u[:, 0], v[:, 0], u[:, 1], v[:, 1]))


def _shown(letters: Letters, width: float, height: float) -> Letters:
    """Those on the page; partly cut letters at the border of the CropBox still count as shown.

    Raises:
        _NotPlainPrint: some seem to be drawn twice.
    """
    import numpy as np

    # A file may state any size, 1e308 too, and sizes say how far to look around a letter: none is larger than the page.
    letters = replace(letters, size=np.minimum(letters.size, max(width, height, 1.0)))
    size = letters.size
    inside = (-size < letters.u) & (letters.u < width + size) & (letters.v > 0) & (letters.v < height + size)
    shown = letters if inside.all() else letters.chosen(np.flatnonzero(inside))
    if drawn_twice(shown):
        raise _NotPlainPrint
    return shown


def _text(text_page: int) -> str:
    """One character for every index of pdfium's text page."""
    count = _functions().count(text_page)
    if not 0 <= count <= _MOST:
        raise _NotPlainPrint
    units = (ctypes.c_ushort * (count + 1))()
    _functions().text(text_page, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace").replace(_LINE_END_HYPHEN, "-")
    if len(text) != count or any(_is_no_text(c) for c in set(text)):
        raise _NotPlainPrint
    return text


def _is_no_text(character: str) -> bool:
    if character.isprintable() or character.isspace():
        return character == "\ufffd"
    return unicodedata.category(character) in _NO_TEXT


def _runs(text_page: int, kept: Indices, boxes: Numbers, view: Matrix) -> tuple[Indices, list[_Run]]:
    """The number of the run of every letter, and the runs: letters of one font, size and baseline have boxes of one height."""
    import numpy as np

    starts = np.ones(len(kept), np.bool_)
    high = boxes[:, 3] - boxes[:, 1]
    moves = np.abs(np.diff(boxes[:, 1::2], axis=0)).max(
        axis=1, initial=0.0
    )  # a little for ink beyond the font's height
    starts[1:] = (moves > _SAME * high[1:]) | (np.diff(kept) > 1)
    first = kept[starts].tolist()
    if len(first) > _FEW_RUNS and len(first) > _INK_BOXES * len(kept):
        raise _NotPlainPrint  # a font that does not say how high its letters are: the boxes are those of the ink
    fonts: dict[int, float] = {}
    return np.cumsum(starts) - 1, [_run(text_page, index, view, fonts) for index in first]


def _run(text_page: int, index: int, view: Matrix, fonts: dict[int, float]) -> _Run:
    call = _functions()
    matrix = (ctypes.c_float * 6)()
    x, y = ctypes.c_double(), ctypes.c_double()
    item = call.object(text_page, index)
    if not (
        item
        and call.matrix(text_page, index, ctypes.addressof(matrix))
        and call.origin(text_page, index, ctypes.addressof(x), ctypes.addressof(y))
    ):
        raise _NotPlainPrint
    a, b, c, d = matrix[0:4]
    along = moved(a, b, (*view[:4], 0, 0))
    if along[0] <= 0 or abs(along[1]) > _LEVEL * along[0] or moved(c, d, (*view[:4], 0, 0))[1] >= 0:
        raise _NotPlainPrint  # not level, or mirrored
    if call.mode(item) == _INVISIBLE:
        raise _NotPlainPrint
    font = call.font(item)
    if font not in fonts:
        fonts[font] = _descent(font)
    return _Run(moved(x.value, y.value, view)[1], call.size(text_page, index) * math.hypot(c, d), fonts[font])


def _descent(font: int) -> float:
    """How far the font's letters reach below the baseline, as share of its size."""
    call = _functions()
    if call.name(font, None, 0) <= 1:
        raise _NotPlainPrint  # Type 3 fonts have no name
    depth = ctypes.c_float()
    call.descent(font, 1.0, ctypes.addressof(depth))
    return -depth.value if SANE_DESCENT[0] <= -depth.value <= SANE_DESCENT[1] else USUAL_DESCENT


def _part_ligatures(text_page: int, kept: Indices, boxes: Numbers, u: Numbers, end: Numbers) -> None:
    """Give the second letter of what pdfium resolved (ﬁ → fi, both with one box) the place behind the first."""
    import numpy as np

    twins = (np.flatnonzero(np.all(boxes[1:] == boxes[:-1], axis=1)) + 1).tolist()
    for index, (left, right) in zip(twins, ((int(kept[i - 1]), int(kept[i])) for i in twins), strict=True):
        if _functions().object(text_page, left) != _functions().object(text_page, right):
            raise _NotPlainPrint  # drawn twice to look bold
        u[index] = end[index]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Functions:
    """pdfium's functions taking addresses: pypdfium2's own conversions cost more than the calls."""

    count: Callable[[int], int]
    text: Callable[[int, int, int, int], int]
    box: Callable[[int, int, int], int]
    object: Callable[[int, int], int | None]
    matrix: Callable[[int, int, int], int]
    origin: Callable[[int, int, int, int], int]
    size: Callable[[int, int], float]
    mode: Callable[[int], int]
    font: Callable[[int], int]
    name: Callable[[int, int | None, int], int]
    descent: Callable[[int, float, int], int]


@cache
def _functions() -> _Functions:
    from pypdfium2 import raw

    whole, address, real = ctypes.c_int, ctypes.c_void_p, ctypes.c_double

    def bound(name: str, result: type[_Simple], *arguments: type[_Simple]) -> Callable[..., int]:
        """The function ``FPDF<name>``, which takes plain numbers; pypdfium2's own prototypes ask for typed pointers."""
        where = ctypes.cast(getattr(raw, f"FPDF{name}"), address).value
        return ctypes.PYFUNCTYPE(result, *arguments)(where or 0)

    return _Functions(
        count=bound("Text_CountChars", whole, address),
        text=bound("Text_GetText", whole, address, whole, whole, address),
        box=bound("Text_GetLooseCharBox", whole, address, whole, address),
        object=bound("Text_GetTextObject", address, address, whole),
        matrix=bound("Text_GetMatrix", whole, address, whole, address),
        origin=bound("Text_GetCharOrigin", whole, address, whole, address, address),
        size=bound("Text_GetFontSize", real, address, whole),
        mode=bound("TextObj_GetTextRenderMode", whole, address),
        font=bound("TextObj_GetFont", address, address),
        name=bound("Font_GetBaseFontName", ctypes.c_ulong, address, address, ctypes.c_ulong),
        descent=bound("Font_GetDescent", whole, address, ctypes.c_float, address),
    )
