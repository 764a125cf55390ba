"""Pages and image frames as pictures for OCR: greyscale, at a given resolution, within a bound of pixels.

Office copiers write MRC files (a coarse background with fine masks over it) and pages turned by /Rotate: so a page is always
rendered as a whole by pdfium, as a reader would see it; its images are never taken out one by one.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

MIN_DPI = 72  # below it print of usual size can no longer be read
_INK = 128  # grey values darker than this are ink
_BLANK_INK = 2e-5  # share of ink below which a page has nothing on it: specks and the shadow of a staple
_GUESSED_DPI = (300, 200, 150, 100, 72)  # tried for images that do not state a resolution
_LONG_SIDE = 11.69 * 1.15 / 1.35  # inches: what a page's long side has at least, A4 being 11.69; chosen, not fitted
_SQUARE = 0.02  # share by which the two resolutions of a picture may differ: rounding of 203.2 to 200


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture. ``width``/``height`` as displayed in points; ``rendered`` at ``dpi``, or scanned with it."""

    image: Image
    width: float
    height: float
    dpi: int
    rendered: bool = True


def render_page(document: PdfDocument, page_number: int, dpi: int, most_pixels: int) -> Picture:
    """Page ``page_number`` (from 1) in greyscale, with a lower ``dpi`` where it would have more than ``most_pixels``.

    Raises:
        LimitExceeded: PAGE_TOO_LARGE, when even 72 dpi give too many pixels.
        PdfiumError: pdfium cannot load the page.
    """
    page = document[page_number - 1]
    try:
        width, height = page.get_size()
        fitting = fitting_dpi(width, height, dpi, most_pixels)
        if fitting < MIN_DPI:
            raise LimitExceeded(
                f"page {page_number} of {width:.0f} x {height:.0f} pt is too large to render: raise page_pixels",
                "PAGE_TOO_LARGE",
            )
        bitmap = page.render(scale=fitting / 72, grayscale=True, draw_annots=True)
        try:
            image = bitmap.to_pil().copy()
        finally:
            bitmap.close()
    finally:
        page.close()
    return Picture(image, width, height, fitting)


def painted_over(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The picture with these boxes (points, page as displayed) in black."""
    from PIL import ImageDraw

    image = picture.image.copy()
    pen = ImageDraw.Draw(image)
    scale = picture.dpi / 72
    for box in boxes:
        pen.rectangle([value * scale for value in (box.x0, box.y0, box.x1, box.y1)], fill=0)
    return replace(picture, image=image)


def fitting_dpi(width: float, height: float, dpi: int, most_pixels: int) -> int:
    """The highest resolution up to ``dpi`` at which a page of so many points has at most ``most_pixels`` pixels."""
    inches = max(width, 1.0) / 72 * max(height, 1.0) / 72
    return min(dpi, int(math.sqrt(most_pixels / inches)))


def has_ink(image: Image) -> bool:
    """Whether anything is printed: dark pixels on a light page (or light ones on a dark page) beyond specks."""
    small = image.convert("L")
    counts = small.histogram()
    dark = sum(counts[:_INK])
    total = max(sum(counts), 1)
    if dark / total < _BLANK_INK:
        # Pale print: whether the grey values spread beyond the paper's own noise.
        paper = max(range(256), key=counts.__getitem__)
        return sum(counts[: max(paper - 48, 0)]) / total > 20 * _BLANK_INK
    return dark / total > _BLANK_INK


def count_frames(path: Path, most_pixels: int) -> int:
    """The number of frames of an image file.

    Raises:
        UnreadableInput: IMAGE_DAMAGED. LimitExceeded: IMAGE_TOO_LARGE.
    """
    with _opened(path, most_pixels) as image:
        return int(getattr(image, "n_frames", 1))


def load_frame(path: Path, number: int, most_pixels: int) -> Picture:
    """Frame ``number`` (from 1) in greyscale, upright by its EXIF orientation.

    Raises:
        UnreadableInput: IMAGE_DAMAGED. LimitExceeded: IMAGE_TOO_LARGE.
    """
    from PIL import ImageOps

    with _opened(path, most_pixels) as image:
        if number > 1:
            image.seek(number - 1)
        _check_pixels(image, most_pixels)
        dpi_x, dpi_y = _resolution(image)
        upright = ImageOps.exif_transpose(image)
        if upright.size != image.size:
            dpi_x, dpi_y = dpi_y, dpi_x
        grey = _grey(upright)
    if abs(dpi_x - dpi_y) > _SQUARE * dpi_x:
        # Fax frames have 204 x 98 dpi: squared to the finer of the two, so that letters keep their shape.
        dpi = max(dpi_x, dpi_y)
        grey = grey.resize((round(grey.width * dpi / dpi_x), round(grey.height * dpi / dpi_y)))
        _check_pixels(grey, most_pixels)
        dpi_x = dpi
    return Picture(grey, grey.width / dpi_x * 72, grey.height / dpi_x * 72, round(dpi_x), rendered=False)


@contextmanager
def _opened(path: Path, most_pixels: int) -> Iterator[Image]:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        # Pillow's own guard is global; ours is per document and checked before any pixel is decoded.
        warnings.simplefilter("ignore")
        try:
            with Image.open(path) as image:
                _check_pixels(image, most_pixels)
                yield image
        except Image.DecompressionBombError as error:
            raise _too_large() from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError) as error:
            raise UnreadableInput(
                "the image is damaged or cut off: fetch it again or re-save it", "IMAGE_DAMAGED"
            ) from error


def _check_pixels(image: Image, most_pixels: int) -> None:
    if image.width * image.height > most_pixels:
        raise _too_large()


def _too_large() -> LimitExceeded:
    return LimitExceeded(
        "the image has more pixels than the limit allows: scale it down or raise page_pixels", "IMAGE_TOO_LARGE"
    )


def _resolution(image: Image) -> tuple[float, float]:
    match image.info.get("dpi"):
        case (Real() as x, Real() as y):  # TIFF states rationals (0/0 becomes nan), PNG and JPEG floats
            if 50 <= float(x) <= 2400 and 50 <= float(y) <= 2400:
                return float(x), float(y)
    long_side = max(image.size)
    guess = next((d for d in _GUESSED_DPI if long_side / d >= _LONG_SIDE), _GUESSED_DPI[-1])
    return float(guess), float(guess)


def _grey(image: Image) -> Image:
    """The image in greyscale on white: transparent paper would come out black."""
    from PIL import Image as Images

    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        import numpy as np

        values = np.asarray(image, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        return Images.fromarray(((values - low) * (255.0 / max(high - low, 1.0))).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Images.new("RGBA", layer.size, (255, 255, 255, 255))
        return Images.alpha_composite(paper, layer).convert("L")
    return image.convert("L")
