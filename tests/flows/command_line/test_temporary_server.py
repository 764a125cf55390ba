"""A run with a server of its own, as an operator without Prefect starts it; and what is killed while it works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.command_line import server_process, temporary_server
from tests.fixtures.pages import scanned_pdf, text_pdf
from tests.support.paths import ROOT
from tests.support.processes import marked, until

SERVER = server_process.__name__


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(4):
        page = ("Der Gemeinderat der Stadt Musterlingen", f"bewilligt {number}.000 Euro.")
        (folder / f"{number}.pdf").write_bytes(scanned_pdf(text_pdf(page, size=(420, 200))))
    return folder


@contextmanager
def run(raw: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A run of the command line whose processes, all of them, bear a mark in their environment."""
    mark = f"TEST_MARK={tmp_path}"
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(tmp_path / "out"), "--workers", "2", "--no-site"]
    clean = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    env = clean | {"TEST_MARK": str(tmp_path), "PREFECT_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as it:
        try:
            yield it, mark
        finally:
            for pid in marked(mark):
                os.kill(pid, signal.SIGKILL)


def is_reading(tmp_path: Path) -> bool:
    return any((tmp_path / "out" / ".work" / "running").glob("*"))


def test_nothing_outlives_a_run_that_is_killed(raw: Path, tmp_path: Path) -> None:
    with run(raw, tmp_path) as (process, mark):
        until(lambda: is_reading(tmp_path), 240, "it did not begin to read")
        before = marked(mark)
        assert any(SERVER in command for command in before.values()) and len(before) >= 4
        process.kill()
        process.wait()
        assert until(lambda: not marked(mark), 10, f"still there: {marked(mark)}") < 10


def test_a_run_whose_server_dies_goes_on_with_another_or_says_so(raw: Path, tmp_path: Path) -> None:
    with run(raw, tmp_path) as (process, mark):
        until(lambda: is_reading(tmp_path), 240, "it did not begin to read")
        (server,) = [pid for pid, command in marked(mark).items() if SERVER in command]
        os.kill(server, signal.SIGKILL)
        _, said = process.communicate(timeout=240)
        assert (process.returncode, (tmp_path / "out" / "latest").exists()) in [(0, True), (2, False)], said
        if process.returncode:  # a busy machine did not bring up another in time
            # Python's own keeper of semaphores may say, last, that it cleans up.
            assert [line for line in said.splitlines() if line.startswith("aktenklar: Prefect's server at http://")], (
                said
            )
        until(lambda: not marked(mark), 10, "something is left")
    assert temporary_server._MOST_RESTARTS > 0
