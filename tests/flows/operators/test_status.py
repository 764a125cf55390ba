"""How an output folder stands, on real runs."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.operators.status import status_of
from flows.processing.observers import Silence
from flows.run import run
from tests.flows.test_run import SETTINGS, here


def released(root: Path) -> tuple[Path, Path]:
    """A folder with a text and a broken PDF, and the output of its first run."""
    raw, out = root / "raw", root / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("Der Gemeinderat bewilligt 1.000,00 EUR.\n", encoding="utf-8")
    (raw / "kaputt.pdf").write_bytes(b"%PDF-1.4\nnichts\n")
    run(raw, out, SETTINGS, here, Silence())
    return raw, out


def test_what_is_released_waiting_and_running(tmp_path: Path) -> None:
    raw, out = released(tmp_path)
    found = status_of(out, raw, SETTINGS)
    assert (found.released, found.by_status, found.pending) == (2, {"failed": 1, "ok": 1}, 0)
    assert (found.quarantined, found.withheld, found.is_running) == (0, 0, False)
    assert 0 <= found.age_seconds < 600
    (raw / "b.txt").write_text("Der Gemeinderat tagt.\n", encoding="utf-8")
    with (out / ".work" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        now = status_of(out, raw, SETTINGS)
    assert (now.pending, now.is_running) == (1, True)
    assert status_of(out, None, SETTINGS).pending is None


def test_no_release_and_a_broken_one_are_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="There is no release"):
        status_of(tmp_path, None, SETTINGS)
    _, out = released(tmp_path)
    (out / "latest" / "documents.parquet").write_bytes(b"")
    with pytest.raises(SetupError, match="cannot be read"):
        status_of(out, None, SETTINGS)
