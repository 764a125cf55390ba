"""The door to Tesseract: version, data, answers, and with programs that stand in for it what each way to end means."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from curated.errors import SetupError, TransientError
from extractors.base.settings import OcrSettings
from extractors.ocr.budget import EngineTimeout, PageBudget
from extractors.ocr.tesseract import (
    EngineFailed,
    check_tesseract,
    orientation_of,
    read_image,
    read_images,
    tesseract_version,
    traineddata_digest,
)
from tests.extractors.ocr.test_budget import BUSY, double
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
    words = read_images(pictures, "deu", 7, DPI, PageBudget(60))
    assert [(w.image, w.text) for w in words] == [(0, "Der"), (0, "Gemeinderat"), (1, "beschließt")]
    digits = read_images(
        [np.asarray(page(("1.250,00",)), dtype=np.uint8)], "deu", 7, DPI, PageBudget(60), allowed="0123456789.,"
    )
    assert [w.text for w in digits] == ["1.250,00"]


def test_a_page_upside_down_is_told_and_an_empty_one_is_not() -> None:
    opinion = orientation_of(np.asarray(page().rotate(180), dtype=np.uint8), DPI, PageBudget(60))
    assert opinion is None or opinion.clockwise == 180
    assert orientation_of(np.full((300, 300), 255, np.uint8), DPI, PageBudget(60)) is None


HEADER = r"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
WORD = r"5\t1\t1\t1\t1\t1\t3\t4\t50\t20\t96.5\tRat\n"


def read_by(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, seconds: float = 30.0) -> list[str]:
    for name, value in double(folder, script).items():
        monkeypatch.setenv(name, value)
    return [w.text for w in read_image(np.full((40, 80), 255, np.uint8), "deu", 3, 300, PageBudget(seconds))]


def test_a_whole_answer_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read_by(monkeypatch, tmp_path, f"printf '{HEADER}{WORD}' > \"$2.tsv\"") == ["Rat"]


def test_an_answer_that_was_cut_off_is_trouble_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(TransientError, match="temporary files"):
        read_by(monkeypatch, tmp_path, f"printf '{HEADER}{WORD[:-4]}' > \"$2.tsv\"")


@pytest.mark.parametrize("script", ["kill -SEGV $$", "exit 3", "exit 0", r"printf '\377\376' >&2; exit 1"])
def test_a_crash_or_no_answer_is_a_failure_of_the_engine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    with pytest.raises(EngineFailed):
        read_by(monkeypatch, tmp_path, script)


def test_the_limit_of_the_kernel_is_a_timeout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(EngineTimeout):
        read_by(monkeypatch, tmp_path, BUSY, seconds=0.5)


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="apt-get install tesseract-ocr"):
        read_by(monkeypatch, tmp_path, "exit 127")
