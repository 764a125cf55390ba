"""Whether Prefect's server still answers while a run works: without it tasks wait for ever, and nobody is told.

A server that is away for a moment is nothing. One that has not answered for most of a minute ends the run with one sentence;
what is read is kept, and the next run goes on there.
"""

from __future__ import annotations

import _thread
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_EVERY = 2.0  # seconds between two looks
_ANSWER = 5.0  # seconds for one answer
_PATIENCE = 45.0  # seconds without an answer: a server that starts anew on a busy machine takes twenty
_FEWEST_LOOKS = 5  # failed ones in a row: a machine that slept has been away itself
_SERVER_GONE = 2  # exit code: a prerequisite is missing

End = Callable[[str], None]
"""Ends the run; takes the sentence that says why."""

_END: ContextVar[End] = ContextVar("end")


def end_with(end: End) -> None:
    """Let ``end`` end the runs that are started from here, should their server be gone."""
    _END.set(end)


def end_process(sentence: str) -> None:
    """Say the sentence and end this process at once; its workers leave by themselves.

    For a process that belongs to the run alone. What else could be done would ask the server first, and wait.
    """
    print(f"aktenklar: {sentence}", file=sys.stderr, flush=True)
    os._exit(_SERVER_GONE)


@contextmanager
def watched(address: str) -> Iterator[None]:
    """Watch the server at this address (of its API) inside the block. A server that does not answer at first is not watched."""
    if not answers(address):
        yield
        return
    stop, end = threading.Event(), _end()
    thread = threading.Thread(target=_watch, args=(address, stop, end), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()


def answers(address: str) -> bool:
    """Whether there is any answer: a refusal, or trouble with a certificate, comes from a server that is there."""
    try:
        urllib.request.urlopen(f"{address}/health", timeout=_ANSWER).close()
    except urllib.error.HTTPError:
        return True
    except urllib.error.URLError as error:
        return type(error.reason).__name__.startswith("SSL")
    except (OSError, ValueError):
        return False
    return True


def _end() -> End:
    """As said; the process of a deployed flow run is the run's own; elsewhere, in a notebook say, as if by Ctrl-C."""
    if "PREFECT__FLOW_RUN_ID" in os.environ:
        return _END.get(end_process)
    return _END.get(lambda _sentence: _thread.interrupt_main())


def _watch(address: str, stop: threading.Event, end: End) -> None:
    last, failed = time.monotonic(), 0
    while not stop.wait(_EVERY):
        if answers(address):
            last, failed = time.monotonic(), 0
            continue
        failed += 1
        away = time.monotonic() - last
        if away >= _PATIENCE and failed >= _FEWEST_LOOKS and not stop.is_set():
            end(
                f"Prefect's server at {address} has not answered for {away:.0f} seconds, so the run was ended. What is read is "
                f"kept, nothing was released: see to the server, then run the same command again."
            )
            return
