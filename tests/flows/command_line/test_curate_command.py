"""``aktenklar curate`` as an operator calls it, with a temporary Prefect server of its own and with one that runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import yaml

from tests.support.paths import ROOT


def curate(raw: Path, out: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(out), "--workers", "1", *options]
    env = os.environ | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False)


def test_a_folder_is_released_without_any_server(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("Der Gemeinderat bewilligt 1.000,00 EUR.\n", encoding="utf-8")
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing\n")
    (raw / "[red]odd[ name.pdf").write_bytes(b"")
    done = curate(raw, out)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "2/2 documents, 1 failed" in done.stderr
    assert any(line.startswith("failed: broken.pdf PDF_") for line in done.stderr.splitlines())
    assert "2 (2 read now, 0 unchanged)" in done.stdout
    assert "1 FILE_EMPTY" in done.stdout
    line = done.stdout.splitlines()[-1]
    assert line.startswith("Open it: import pandas as pd; ")
    assert len(pd.read_parquet(out / "latest" / "amounts.parquet")) == 1
    assert str(out / "latest" / "amounts.parquet") in line


def test_nothing_released_is_1_and_one_sentence(prefect_server: str, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "empty.pdf").touch()
    done = curate(raw, out, PREFECT_API_URL=prefect_server)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("aktenklar: No file of the input can be read")
    assert "Traceback" not in done.stderr
    assert not (out / "latest").exists()


def test_two_runs_on_one_output_do_not_meet(prefect_server: str, tmp_path: Path) -> None:
    import fcntl

    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("x", encoding="utf-8")
    (out / ".work").mkdir(parents=True)
    with (out / ".work" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = curate(raw, out, PREFECT_API_URL=prefect_server)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("aktenklar: Another run is working on")


def test_the_deployment_names_this_flow_and_never_overlaps() -> None:
    from prefect.flows import load_flow_from_entrypoint

    deployment = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"][0]
    flow = load_flow_from_entrypoint(str(ROOT / deployment["entrypoint"]))
    assert set(deployment["parameters"]) <= set(flow.parameters.properties)
    assert flow.validate_parameters(deployment["parameters"])["settings"] is None
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    assert deployment["schedules"][0]["timezone"] == "Europe/Berlin"


def test_workers_do_not_outlive_a_run_that_was_killed(tmp_path: Path) -> None:
    code = (
        "import multiprocessing, os; from concurrent.futures import ProcessPoolExecutor\n"
        "from flows.processing.worker_setup import prepare_worker\n"
        "pool = ProcessPoolExecutor(1, multiprocessing.get_context('spawn'), initializer=prepare_worker)\n"
        "print(pool.submit(os.getpid).result(), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        worker = int(run.stdout.readline())
        assert alive(worker)
        os.kill(run.pid, signal.SIGKILL)
    end, pause = time.monotonic() + 30, threading.Event()
    while alive(worker):
        assert time.monotonic() < end, "the worker waits for ever"
        pause.wait(0.1)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
