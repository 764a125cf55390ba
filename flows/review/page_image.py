"""One page as a small picture: grey WebP of about 100 dpi, as the page is displayed, so that boxes in points fit on it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from curated.errors import LimitExceeded
from extractors.base.settings import Limits
from extractors.pages.sources import Source
from extractors.pdf.file import PdfFile
from extractors.pdf.render import load_frame
from flows.review.image_store import DPI
from flows.review.size_limit import PICTURE_BYTES

if TYPE_CHECKING:
    from PIL.Image import Image

_RENDERED_PIXELS = 16_000_000  # A0 at 72 dpi and a little more
_SHOWN_PIXELS = 2_500_000  # a plan is shown smaller; A3 at 100 dpi has 1.9 million
_LADDER = ((50, 1.0), (35, 1.0), (22, 1.0), (30, 0.85), (25, 0.7), (20, 0.5), (10, 0.35))  # quality, scale
_METHOD = 4  # of the WebP encoder: beyond it files get hardly smaller

Draw = Callable[[int], bytes]


@contextmanager
def drawer(source: Source, limits: Limits) -> Iterator[Draw]:
    """A function from page number (from 1) to the bytes of its picture, at most ``PICTURE_BYTES`` of them.

    It raises ``UnreadableInput`` or ``LimitExceeded`` for pages that cannot be drawn.

    Raises:
        UnreadableInput: the file cannot be opened.
    """
    if source.kind == "image":
        yield lambda number: _frame(source, number, limits)
        return
    with PdfFile(source.path) as pdf:
        yield lambda number: _compact(
            pdf.render(number, DPI, min(_RENDERED_PIXELS, limits.page_pixels)).image, number=number
        )


def _frame(source: Source, number: int, limits: Limits) -> bytes:
    picture = load_frame(source.path, number, limits.page_pixels)
    return _compact(picture.image, min(1.0, DPI / picture.dpi), number)


def _compact(image: Image, scale: float = 1.0, number: int = 1) -> bytes:
    from PIL.Image import Resampling

    pixels = image.width * image.height * scale * scale
    scale *= min(1.0, math.sqrt(_SHOWN_PIXELS / max(pixels, 1.0)))
    for quality, smaller in _LADDER:
        size = max(1, round(image.width * scale * smaller)), max(1, round(image.height * scale * smaller))
        shown = image if size == image.size else image.resize(size, Resampling.LANCZOS)
        stream = io.BytesIO()
        shown.convert("L").save(stream, "WEBP", quality=quality, method=_METHOD)
        if stream.tell() <= PICTURE_BYTES:
            return stream.getvalue()
    raise LimitExceeded(f"page {number} does not fit into {PICTURE_BYTES} bytes: look at the source", "PAGE_TOO_LARGE")
