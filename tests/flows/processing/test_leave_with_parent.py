"""A process that leaves when its parent does; as a worker does it, in ``test_worker_setup.py``."""

from __future__ import annotations

import subprocess
import sys

from flows.processing.leave_with_parent import LOOK_EVERY
from tests.support.paths import ROOT


def test_a_process_of_another_parent_leaves_at_once() -> None:
    code = "from flows.processing.leave_with_parent import leave_with_parent; leave_with_parent(1)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=False)
    assert done.returncode == 1 and LOOK_EVERY < 10
