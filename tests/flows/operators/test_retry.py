"""Letting go of verdicts: only failures, only those asked for, never while a run works."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.operators.retry import forget_failures
from flows.processing.observers import Silence
from flows.run import run
from tests.flows.operators.test_status import released
from tests.flows.test_run import SETTINGS, here


def test_only_the_failures_asked_for_are_read_again(tmp_path: Path) -> None:
    raw, out = released(tmp_path)
    assert forget_failures(out, codes=["WORKER_CRASHED"]) == 0
    assert forget_failures(out, documents=["a.txt", ""]) == 0, "it has not failed"
    assert forget_failures(out, documents=["kaputt.pdf"]) == 1
    assert forget_failures(out) == 0, "it has gone already"
    assert run(raw, out, SETTINGS, here, Silence()).worked == 1


def test_not_while_a_run_works_and_not_without_a_release(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no release"):
        forget_failures(tmp_path)
    _, out = released(tmp_path)
    with (out / ".work" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(SetupError, match="A run is working"):
            forget_failures(out)
