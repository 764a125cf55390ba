"""A release that is stopped at any of its file operations: readers of ``latest`` never see a missing, partial or mixed one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import curated.release.swap  # noqa: F401 – whose operations these are
from tests.support.paths import ROOT


@pytest.mark.parametrize(("how", "every"), [("die", 2), ("refuse", 5)])
def test_a_release_that_is_stopped_anywhere_leaves_a_whole_one(how: str, every: int, tmp_path: Path) -> None:
    """All of them were tried once (docs/operations.md); the suite tries every second and fifth, for time."""
    command = [sys.executable, "-m", "tests.support.faults", str(tmp_path / "out"), how, str(every)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    (counts,) = done.stdout.splitlines()
    tried, operations, reads, *_ = counts.split()
    assert operations == "operations," and int(tried) >= 15 and int(reads) > 100
    assert counts.endswith("released at the end: True")
