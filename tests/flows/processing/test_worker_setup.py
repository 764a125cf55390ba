"""What a worker does before its first document: one thread, loaded dictionaries, and an end with the run that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from flows.processing.leave_with_parent import LOOK_EVERY
from flows.processing.worker_setup import prepare_worker
from tests.support.paths import ROOT

THREADS = """
import os, sys
from flows.processing.worker_setup import prepare_worker
os.environ.pop("OMP_THREAD_LIMIT", None)
prepare_worker()
print(os.environ["OMP_THREAD_LIMIT"], os.environ["OMP_NUM_THREADS"], "normalizers.ocr_repair" in sys.modules)
"""
# A run that starts a worker and is killed: the worker tells its own process id first.
ORPHAN = """
import os, sys, time
from flows.processing.worker_setup import stay_with_the_run
if os.fork() == 0:
    stay_with_the_run()
    print(os.getpid(), flush=True)
    time.sleep(60)
time.sleep(60)
"""


def test_setting_up_never_raises() -> None:
    assert prepare_worker.__module__ == "flows.processing.worker_setup"


def test_one_thread_and_loaded_dictionaries() -> None:
    done = subprocess.run([sys.executable, "-c", THREADS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1", "True"]


def test_a_worker_does_not_outlive_its_run() -> None:
    assert LOOK_EVERY < 10  # seconds that a worker may live on
    run = subprocess.Popen([sys.executable, "-c", ORPHAN], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    worker = int(run.stdout.readline())
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker lives on")
