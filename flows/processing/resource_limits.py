"""Limits around the work on one document: processor time, wall time and memory, each ending in the mildest way that works.

* Processor time of this process (``ITIMER_PROF``) raises ``OutOfTime`` in Python code. Tesseract runs as a child process with
  a limit of its own and is not counted, so a scan of 400 pages is not "slow". Native code does not hear that alarm: a little
  later the kernel ends the process (``RLIMIT_CPU``), and the run goes on without the document.
* Wall time ends a process that uses no processor time and will never end, from a C thread that needs no interpreter lock. It
  is far longer, so that it decides nothing on a busy machine.
* Memory is what the document may add to the address space of the process (``RLIMIT_AS``): Python then raises
  ``MemoryError``; native code that cannot cope dies, which is the previous case.
"""

from __future__ import annotations

import faulthandler
import math
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_GRACE = 10  # processor seconds between the alarm for Python code and the end of a process that has not heard it
_EVERY = 1.0  # seconds after which the alarm rings again, should a C callback have swallowed it


class OutOfTime(BaseException):
    """The document has used its processor time. No ``Exception``: a stage that survives bad pages must not survive this."""


@contextmanager
def limits(processor_seconds: float, wall_seconds: float, memory_bytes: int) -> Iterator[None]:
    """Run the block under the three limits and put everything back afterwards.

    Outside the main thread signals cannot be set, so only the wall time and the memory are limited there.

    Raises:
        OutOfTime: the processor time is used up (raised inside the block).
        MemoryError: the memory is used up (raised inside the block).
    """
    with _memory(memory_bytes), _wall(wall_seconds), _kernel(processor_seconds + _GRACE), _processor(processor_seconds):
        yield


@contextmanager
def _kernel(seconds: float) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(time.process_time() + seconds)
    given = [limit for limit in (wanted, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_CPU, (min(given), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


@contextmanager
def _processor(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _wall(seconds: float) -> Iterator[None]:
    with Path("/dev/null").open("w") as nowhere:
        # The traceback would name our files only, but it would land in the middle of the operator's progress display.
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _memory(extra: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + extra
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY:
        wanted = min(wanted, soft)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of address space in use by this process (Linux: first field of /proc/self/statm, in pages)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
