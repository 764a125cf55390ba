"""The budget of a page with real processes: those that work are charged, those that wait are not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import extractors.ocr
from extractors.ocr.budget import EngineTimeout, PageBudget
from tests.support.paths import ROOT
from tests.support.processes import is_alive

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


def test_tesseract_ends_with_the_worker_that_waits_for_it(tmp_path: Path) -> None:
    """The worker is killed, as the kernel does when memory runs out: Tesseract must not work on for nobody."""
    mark = tmp_path / "pid"
    double(tmp_path, f"echo $$ >{mark}; {BUSY}")
    code = (
        "from PIL import Image; from extractors.ocr.tesseract import *; from extractors.ocr import tesseract as t\n"
        "t._answer(Image.new('L', (40, 40)), 'deu', 6, 300, t.PageBudget(60))"
    )
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=os.environ | path) as worker:
        end = time.monotonic() + 60
        while not (mark.is_file() and mark.read_text().strip()):
            assert time.monotonic() < end, "Tesseract was not started"
            time.sleep(0.05)
        worker.kill()
    while is_alive(int(mark.read_text())):
        assert time.monotonic() < end, "Tesseract works on"
        time.sleep(0.05)
