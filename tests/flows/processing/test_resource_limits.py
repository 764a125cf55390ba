from __future__ import annotations

import resource
import signal
import subprocess
import sys
import threading

import pytest

from flows.processing.resource_limits import OutOfTime, limits


def burn() -> None:
    while True:
        sum(range(1000))


def test_processor_time_ends_even_what_survives_exceptions() -> None:
    with pytest.raises(OutOfTime), limits(0.05, 60, 2**30):
        while True:
            try:
                burn()
            except Exception:
                continue


def test_waiting_for_another_process_costs_no_processor_time() -> None:
    with limits(0.2, 60, 2**31):
        subprocess.run(["sleep", "0.5"], check=True)


def test_memory_ends_in_a_memory_error() -> None:
    with pytest.raises(MemoryError), limits(60, 60, 2**26):
        bytearray(2**28)


def test_everything_is_put_back() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    with limits(5, 60, 2**30):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_wall_time_ends_the_process_where_nothing_else_does() -> None:
    # One call into C that never returns to the interpreter, so no signal handler runs.
    code = "from flows.processing.resource_limits import limits\nwith limits(0.1, 0.5, 2**31): sum(range(10**12))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=30, check=False)
    assert done.returncode == 1
    assert done.stderr == b""


def test_other_threads_are_limited_in_memory_alone() -> None:
    seen: list[object] = []

    def work() -> None:
        with limits(0.001, 60, 2**30):
            sum(range(10**6))
        seen.append(signal.getitimer(signal.ITIMER_PROF))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(0.0, 0.0)]
