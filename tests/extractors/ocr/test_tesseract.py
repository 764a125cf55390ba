"""The door to Tesseract with programs that stand in for it: what each way to end means."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from curated.errors import SetupError, TransientError
from extractors.ocr.budget import EngineTimeout, PageBudget
from extractors.ocr.tesseract import EngineFailed, read_image
from tests.extractors.ocr.test_budget import BUSY, double

HEADER = r"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
WORD = r"5\t1\t1\t1\t1\t1\t3\t4\t50\t20\t96.5\tRat\n"


def read(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, seconds: float = 30.0) -> list[str]:
    for name, value in double(folder, script).items():
        monkeypatch.setenv(name, value)
    return [w.text for w in read_image(np.full((40, 80), 255, np.uint8), "deu", 3, 300, PageBudget(seconds))]


def test_a_whole_answer_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read(monkeypatch, tmp_path, f"printf '{HEADER}{WORD}' > \"$2.tsv\"") == ["Rat"]


def test_an_answer_that_was_cut_off_is_trouble_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(TransientError, match="temporary files"):
        read(monkeypatch, tmp_path, f"printf '{HEADER}{WORD[:-4]}' > \"$2.tsv\"")


@pytest.mark.parametrize("script", ["kill -SEGV $$", "exit 3", "exit 0", r"printf '\377\376' >&2; exit 1"])
def test_a_crash_or_no_answer_is_a_failure_of_the_engine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    with pytest.raises(EngineFailed):
        read(monkeypatch, tmp_path, script)


def test_the_limit_of_the_kernel_is_a_timeout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(EngineTimeout):
        read(monkeypatch, tmp_path, BUSY, seconds=0.5)


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="apt-get install tesseract-ocr"):
        read(monkeypatch, tmp_path, "exit 127")
