"""How much OCR a document needs, before anybody does it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from curated.errors import UnreadableInput
from extractors.base.settings import ReadSettings
from flows.processing.ocr_page_count import OcrPageCount, count_ocr_pages, count_ocr_pages_if_long
from tests.support.paths import RAW

SETTINGS = ReadSettings()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Four pages of ink in one TIFF."""
    noise = np.random.default_rng(1).integers(0, 2, (300, 200), dtype=np.uint8) * 255
    pages = [Image.fromarray(noise) for _ in range(4)]
    pages[0].save(tmp_path / "scan.tif", save_all=True, append_images=pages[1:], dpi=(72, 72))
    return tmp_path / "scan.tif"


def test_every_page_of_a_picture_needs_ocr(scan: Path) -> None:
    assert count_ocr_pages(scan, SETTINGS) == OcrPageCount(4, (1, 2, 3, 4))


def test_short_documents_are_not_looked_into(scan: Path) -> None:
    assert count_ocr_pages_if_long(scan, SETTINGS, 4) == OcrPageCount(4, ())
    assert count_ocr_pages_if_long(scan, SETTINGS, 3) == OcrPageCount(4, (1, 2, 3, 4))


def test_print_needs_none(tmp_path: Path) -> None:
    budget = RAW / "haushalt" / "nachtragshaushalt-2025.pdf"
    counted = count_ocr_pages_if_long(budget, SETTINGS, 1)
    assert counted.pages > 1 and counted.to_recognise == ()
    (tmp_path / "a.txt").write_text("eins\fzwei\fdrei")
    assert count_ocr_pages_if_long(tmp_path / "a.txt", SETTINGS, 1).to_recognise == ()


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7 nichts")
    with pytest.raises(UnreadableInput):
        count_ocr_pages_if_long(tmp_path / "kaputt.pdf", SETTINGS, 1)
