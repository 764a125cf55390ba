"""The schedule of ``prefect.yaml`` on a real server: deployed as the file says, made by the scheduler, run by a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import socket
from uuid import UUID

import httpx
import pytest

from tests.support.paths import ROOT

POOL = "aktenklar"
PAPER = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2025/0044\n\nDie Kosten betragen 12.000,50 EUR.\n"


def _free_port() -> int:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def _running(environment: dict[str, str], log: Path, *command: str) -> Iterator[None]:
    """``prefect`` with these words in a process group of its own, ended as a whole."""
    with log.open("wb") as output:
        started = subprocess.Popen(
            [sys.executable, "-m", "prefect", *command],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, signal.SIGKILL)
                started.wait(20)


def _until(what: str, ask: Callable[[], object], seconds: float, log: Path) -> object:
    """The first answer that is not empty."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = ask()
        except httpx.TransportError:
            answer = None
        if answer:
            return answer
        time.sleep(0.3)
    tail = log.read_text("utf-8", errors="replace")[-2000:]
    raise AssertionError(f"{what}: not within {seconds:.0f} s\n{tail}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server with its scheduler, and the environment of its clients."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    environment = os.environ | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": address,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
        "PREFECT_SERVER_SERVICES_SCHEDULER_DEPLOYMENT_BATCH_SIZE": "10",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO",
    }
    log = tmp_path / "server.log"
    with _running(environment, log, "server", "start", "--host", "127.0.0.1", "--port", str(port)):
        _until("the server", lambda: httpx.get(f"{address}/health", timeout=2).status_code == 200, 120, log)
        yield address, environment


def _prefect(environment: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _runs(address: str, deployment: UUID, state: str) -> list[dict[str, object]]:
    query = {"deployments": {"id": {"any_": [str(deployment)]}}, "flow_runs": {"state": {"type": {"any_": [state]}}}}
    found: list[dict[str, object]] = httpx.post(f"{address}/flow_runs/filter", json=query, timeout=10).json()
    return found


def test_the_schedule_fires(server: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    address, environment = server
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "vorlage.txt").write_text(PAPER, encoding="utf-8")
    _prefect(environment, "work-pool", "create", POOL, "--type", "process")
    _prefect(environment, "deploy", "--name", "nightly", "--param", f"raw_dir={raw}", "--param", f"out_dir={out}")
    answer = httpx.get(f"{address}/deployments/name/curate/nightly", timeout=10).json()
    deployment, log = UUID(answer["id"]), tmp_path / "server.log"

    nights = _until("a night of the schedule", lambda: _runs(address, deployment, "SCHEDULED"), 30, log)
    assert isinstance(nights, list)
    assert all(run["auto_scheduled"] for run in nights)

    # The nights lie hours ahead: one more schedule of the same deployment, soon.
    soon = {"interval": 3600, "anchor_date": (datetime.now(UTC) + timedelta(seconds=5)).isoformat()}
    added = [{"schedule": soon, "active": True}]
    httpx.post(f"{address}/deployments/{deployment}/schedules", json=added, timeout=10).raise_for_status()
    worker_log = tmp_path / "worker.log"
    with _running(environment, worker_log, "worker", "start", "--pool", POOL, "--type", "process"):
        done = _until("the scheduled run", lambda: _runs(address, deployment, "COMPLETED"), 150, worker_log)
    assert isinstance(done, list)
    assert done[0]["auto_scheduled"]
    assert (out / "latest" / "documents.parquet").is_file()
