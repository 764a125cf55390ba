"""One page as a small grey picture in the size of the page as displayed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from curated.errors import UnreadableInput
from extractors.base.settings import Limits
from extractors.pages.sources import open_source
from flows.review.image_store import DPI
from flows.review.page_image import drawer
from flows.review.size_limit import PICTURE_BYTES
from tests.support.paths import RAW
from tests.support.review import noise


def test_a_page_is_drawn_at_the_resolution_of_the_site():
    source = open_source(RAW / "haushalt" / "nachtragshaushalt-2025.pdf", Limits())
    with drawer(source, Limits()) as draw:
        drawn = draw(1)
    image = Image.open(io.BytesIO(drawn))
    assert image.format == "WEBP" and len(drawn) <= PICTURE_BYTES
    assert max(image.size) == pytest.approx(842 / 72 * DPI, rel=0.02)


def test_noise_is_drawn_smaller_until_it_fits(tmp_path):
    source = open_source(noise(tmp_path / "rauschen.png", 2400).path, Limits())
    with drawer(source, Limits()) as draw:
        drawn = draw(1)
    assert len(drawn) <= PICTURE_BYTES and Image.open(io.BytesIO(drawn)).width < 2400 * DPI / 300


def test_a_damaged_file_says_so(tmp_path):
    path = tmp_path / "kaputt.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\0\xff" * 400)
    with pytest.raises(UnreadableInput), drawer(open_source(path, Limits()), Limits()) as draw:
        draw(1)
