"""What an office scanner makes of a page: grey, slightly turned, soft, noisy, compressed. The same bytes at every run."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is damaged. ``skew`` in degrees, counter-clockwise; ``noise`` and ``shade`` in grey levels of 255."""

    dpi: int = 200
    skew: float = 0.6
    blur: float = 0.5
    noise: float = 5.0
    shade: float = 10.0  # how much darker the page gets towards its lower right corner
    specks: int = 25
    quality: int = 40
    seed: int = 1


def render(pdf: bytes, page_index: int, dpi: int) -> Image.Image:
    """One page of a PDF as a grey image."""
    document = pdfium.PdfDocument(pdf)
    try:
        image: Image.Image = document[page_index].render(scale=dpi / POINTS_PER_INCH, grayscale=True).to_pil()
        return image.convert("L")
    finally:
        document.close()


def scanned(image: Image.Image, scanner: Scanner) -> Image.Image:
    """``image`` as it comes off the glass."""
    turned = image.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(scanner.blur * scanner.dpi / 200))
    grey = np.asarray(soft, dtype=np.float64)
    random = np.random.Generator(np.random.PCG64(scanner.seed))
    height, width = grey.shape
    fall = np.add.outer(np.linspace(0, 0.5, height), np.linspace(0, 0.5, width))
    grey = grey - 6 - scanner.shade * fall + random.normal(0, scanner.noise, grey.shape)
    for x, y in zip(
        random.integers(0, width - 3, scanner.specks), random.integers(0, height - 3, scanner.specks), strict=True
    ):
        grey[y : y + 2, x : x + 2] -= 110
    return Image.fromarray(np.clip(np.rint(grey), 0, 255).astype(np.uint8), "L")


def jpeg(image: Image.Image, scanner: Scanner) -> bytes:
    """``image`` as JPEG bytes with its resolution and nothing else in the head."""
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi))
    return buffer.getvalue()


def scan_page(pdf: bytes, page_index: int, scanner: Scanner) -> bytes:
    """One page of a born-digital PDF as the JPEG of its scan."""
    return jpeg(scanned(render(pdf, page_index, scanner.dpi), scanner), scanner)


def fax_pages(pdf: bytes, scanner: Scanner) -> bytes:
    """All pages of a PDF as a bilevel multi-page TIFF, CCITT group 4, as fax servers store it."""
    document = pdfium.PdfDocument(pdf)
    count = len(document)
    document.close()
    frames = [
        scanned(render(pdf, index, scanner.dpi), scanner).point(lambda grey: 255 if grey > 140 else 0).convert("1")
        for index in range(count)
    ]
    buffer = BytesIO()
    first, *others = frames
    size = (scanner.dpi, scanner.dpi)
    first.save(buffer, "TIFF", save_all=True, append_images=others, compression="group4", dpi=size)
    return buffer.getvalue()
