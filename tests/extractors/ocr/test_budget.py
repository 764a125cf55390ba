"""The budget of a page with real processes: those that work are charged, those that wait are not."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

import extractors.ocr
from extractors.ocr.budget import EngineTimeout, PageBudget

PROGRAM = Path(extractors.ocr.__path__[0]) / "data" / "limited-tesseract"
BUSY = "while :; do :; done"


def double(folder: Path, script: str) -> dict[str, str]:
    """An environment in which the program ``tesseract`` is this shell script."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    program.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def test_waiting_costs_nothing_and_work_is_charged() -> None:
    budget = PageBudget(0.3)
    with budget.one_reading() as limits:
        subprocess.run(["sleep", "0.5"], check=True)
    assert limits.processor_seconds == 1
    with pytest.raises(EngineTimeout), budget.one_reading():
        subprocess.run(["sh", "-c", f"ulimit -S -t 1; {BUSY}"], check=False)
    with pytest.raises(EngineTimeout), budget.one_reading():
        pytest.fail("nothing is left")


def test_the_wall_is_far_behind_the_processor_time() -> None:
    with PageBudget(120).one_reading() as limits:
        assert limits.wall_seconds >= 10 * limits.processor_seconds


def test_the_kernel_ends_a_tesseract_that_works_too_long(tmp_path: Path) -> None:
    environment = double(tmp_path, BUSY) | {"TESSERACT_PROCESSOR_SECONDS": "1"}
    done = subprocess.run([PROGRAM, "page.png", "out"], env=environment, timeout=60, check=False)
    assert done.returncode == -signal.SIGXCPU


def test_the_program_gets_its_arguments_and_needs_its_limit(tmp_path: Path) -> None:
    environment = double(tmp_path, 'echo "$@"; ulimit -S -t')
    told = environment | {"TESSERACT_PROCESSOR_SECONDS": "7"}
    done = subprocess.run([PROGRAM, "a b", "tsv"], env=told, capture_output=True, text=True, check=True)
    assert done.stdout == "a b tsv\n7\n"
    assert subprocess.run([PROGRAM], env=environment, capture_output=True, check=False).returncode != 0
