"""Tesseract is asked for its version and data; what is missing is named with its package."""

from __future__ import annotations

import numpy as np
import pytest

from curated.errors import SetupError
from extractors.base.settings import OcrSettings
from extractors.ocr.tesseract import check_tesseract, orientation_of, read_images, tesseract_version, traineddata_digest
from tests.support.printed_pages import DPI, page, read


def test_missing_language_is_named_with_its_package() -> None:
    with pytest.raises(SetupError, match="tesseract-ocr-xyz") as error:
        check_tesseract("deu+xyz")
    assert error.value.code == "TESSERACT_DATA_MISSING"
    with pytest.raises(SetupError):
        read(page(), languages="xyz")


def test_version_and_digest() -> None:
    check_tesseract(OcrSettings().all_languages)
    assert tesseract_version().split(".")[0].isdigit()
    assert len(traineddata_digest("deu")) == 64
    assert traineddata_digest("deu+Latin") == traineddata_digest("Latin+deu") != traineddata_digest("deu")


def test_several_pictures_are_read_in_one_run_and_told_apart() -> None:
    pictures = [np.asarray(page((line,)), dtype=np.uint8) for line in ("Der Gemeinderat", "beschließt")]
    words = read_images(pictures, "deu", 7, DPI, 60.0)
    assert [(w.image, w.text) for w in words] == [(0, "Der"), (0, "Gemeinderat"), (1, "beschließt")]
    digits = read_images([np.asarray(page(("1.250,00",)), dtype=np.uint8)], "deu", 7, DPI, 60.0, allowed="0123456789.,")
    assert [w.text for w in digits] == ["1.250,00"]


def test_a_page_upside_down_is_told_and_an_empty_one_is_not() -> None:
    opinion = orientation_of(np.asarray(page().rotate(180), dtype=np.uint8), DPI, 60.0)
    assert opinion is None or opinion.clockwise == 180
    assert orientation_of(np.full((300, 300), 255, np.uint8), DPI, 60.0) is None
