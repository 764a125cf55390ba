"""A process that leaves when its parent does; as a worker does it, in ``test_worker_setup.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from flows.processing.leave_with_parent import LOOK_EVERY
from tests.support.paths import ROOT
from tests.support.processes import is_alive, until

# A program that starts a worker as a run does, and is gone before the worker has loaded anything.
DIES_EARLY = """
import multiprocessing, os, time
if __name__ == "__mp_main__":
    time.sleep(1)
import flows
if __name__ == "__main__":
    worker = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    worker.start()
    print(worker.pid, flush=True)
    os._exit(1)
"""


def test_a_process_of_another_parent_leaves_at_once() -> None:
    code = "from flows.processing.leave_with_parent import leave_with_parent; leave_with_parent(1)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=False)
    assert done.returncode == 1 and LOOK_EVERY < 10


def test_a_worker_whose_run_is_gone_before_it_is_ready_leaves_too(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(DIES_EARLY, encoding="ascii")
    done = subprocess.run(
        [sys.executable, program], env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, check=False
    )
    worker = int(done.stdout)
    until(lambda: not is_alive(worker), 10 + LOOK_EVERY, "the worker waits for ever")
