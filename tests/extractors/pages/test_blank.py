"""Blank backs are blank, however much of the front shines through; pages with little or pale print are not."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageFilter

from extractors.base.settings import ReadSettings
from extractors.pages.blank import is_blank_page
from extractors.pages.scanned_page import ocr_page
from extractors.pdf.render import Picture
from tests.fixtures.pages import blank_image, negative, scanned_image, text_pdf

LINES = ["Der Gemeinderat der Stadt Musterlingen beschließt die Satzung.", "Sie tritt am Tag danach in Kraft."] * 8
DPI = 300


@cache
def front() -> Image.Image:
    return scanned_image(text_pdf(LINES))


def paled(image: Image.Image, share: float, paper: int = 245) -> Image.Image:
    """The image with ``share`` of its contrast on paper of this grey."""
    grey = np.asarray(image.convert("L"), dtype=float)
    return Image.fromarray((paper - (255 - grey) * share).clip(0, 255).astype(np.uint8))


def back(share: float, blur: float) -> Image.Image:
    """The back of a printed sheet: the front in mirror writing, dulled by the paper."""
    mirrored = front().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return paled(mirrored.filter(ImageFilter.GaussianBlur(blur)), share)


@pytest.mark.parametrize(("share", "blur"), [(0.08, 3), (0.15, 3), (0.25, 4), (0.3, 5)])
def test_the_back_of_a_printed_sheet_shows_nothing(share: float, blur: float) -> None:
    assert is_blank_page(back(share, blur), DPI)


def test_a_blank_back_is_a_blank_page_without_any_ocr() -> None:
    reading = ocr_page(Picture(back(0.25, 4), 595, 842, DPI), 2, "no_text", ReadSettings())
    assert (reading.source, reading.source_reason, reading.text) == ("blank", "no_ink", "")


@pytest.mark.parametrize("share", [0.25, 0.35, 0.5, 1.0])
def test_pale_print_is_print(share: float) -> None:
    assert not is_blank_page(paled(front(), share), DPI)


def test_print_on_a_page_with_the_back_shining_through_is_print() -> None:
    both = Image.fromarray(np.minimum(np.asarray(back(0.2, 4)), np.asarray(scanned_image(text_pdf(["Seite 17"])))))
    assert not is_blank_page(both, DPI)


def test_white_print_on_black_is_print_and_white_paper_is_none() -> None:
    assert not is_blank_page(negative(front()), DPI)
    assert is_blank_page(blank_image(DPI, 240), DPI)
