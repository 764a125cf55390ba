"""Processes as the kernel shows them: whether one lives, and which belong to a run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def is_alive(pid: int) -> bool:
    """Whether the process is there and has not ended; one that only waits to be collected has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def marked(mark: str) -> dict[int, str]:
    """The living processes with this text in their environment, whoever started them: id and command line."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and is_alive(int(folder.name)):
            try:
                if mark.encode() in (folder / "environ").read_bytes():
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                    found[int(folder.name)] = command.decode("utf-8", "replace")
            except OSError:
                continue
    return found


def until(condition: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait until the condition holds; how many seconds that took. Fails, saying ``what``, when it does not in time."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, what
        time.sleep(0.05)
    return time.monotonic() - started
