"""The end of a process whose parent is gone: workers and a temporary server would wait for work for ever."""

from __future__ import annotations

import multiprocessing
import os
import threading

LOOK_EVERY = 2.0
"""Seconds between two looks; so long a process may outlive its run."""


def leave_with_parent(parent: int) -> None:
    """Wait until this process has another parent than ``parent``, then end it at once. For a thread of its own."""
    never = threading.Event()
    while os.getppid() == parent:
        never.wait(LOOK_EVERY)
    os._exit(1)


def stay_with_parent() -> None:
    """Let this process end when the one that has started it does, even if that is gone already."""
    started_by = multiprocessing.parent_process()
    parent = os.getppid() if started_by is None or started_by.pid is None else started_by.pid
    threading.Thread(target=leave_with_parent, args=(parent,), daemon=True).start()
