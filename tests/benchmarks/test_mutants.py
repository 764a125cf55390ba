"""A fixed small part of ``benchmarks.mutants``; the 5,000 are a benchmark, for they take an hour."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.mutant_files import DOCUMENTS, LISTS, mutated, paper
from benchmarks.mutants import documents, main


def test_forty_damaged_files_hurt_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "40", "--workers", "1", "--seed", "3"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("tried 40: ") and "lost 0, uncaught 0, hung 0" in said


def test_a_number_is_the_same_file_in_every_run_and_most_files_are_damaged(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first = [(kind, path.read_bytes()) for kind, path in documents(range(60), 7, tmp_path / "a")]
    again = [(kind, path.read_bytes()) for kind, path in documents(range(60), 7, tmp_path / "b")]
    assert first == again
    changed = sum(data != DOCUMENTS[kind][1]() for kind, data in first)
    assert changed >= 50 and {kind for kind, _ in first} >= {"pdf", "text", "png"}


def test_lists_are_damaged_and_the_undamaged_paper_is_one() -> None:
    assert sum(mutated(data, Random(n)) != data for n in range(20) for data in LISTS.values()) > 100
    assert paper().startswith(b"%PDF-1.7") and paper().endswith(b"%%EOF\n")
