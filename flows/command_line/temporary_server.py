"""A Prefect server for one run, where the operator has set none: Prefect's own, in a process that ends with the run.

Prefect would start one itself, but that one outlives a run that is killed, and when it dies the run waits for ever. This one is
started while the run is still loading its modules, and is started again, on the same database, when it dies.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
import time
from functools import cache

from curated.errors import SetupError
from flows.processing.server_watch import answers

_LOOK_EVERY = 0.2  # seconds
_MOST_RESTARTS = 5  # of one run: a server that dies more often has a reason that another start does not mend
_TO_END = 3.0  # seconds to write its database before it is killed
_START_SECONDS = "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"
_MARKS = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}  # as Prefect does


class TemporaryServer:
    """The server's process, started again when it dies. ``address`` is that of its API."""

    def __init__(self) -> None:
        self._port = _free_port()
        self._restarts = 0
        self._stop = threading.Event()
        self._process = self._start()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    @property
    def address(self) -> str:
        """Where clients find it."""
        return f"http://127.0.0.1:{self._port}/api"

    def wait_until_it_answers(self) -> None:
        """Return when it is there.

        Raises:
            SetupError: it does not start, or takes longer than Prefect's setting allows.
        """
        end = time.monotonic() + float(os.environ.get(_START_SECONDS, "180"))
        while not answers(self.address):
            if time.monotonic() > end or self._restarts >= _MOST_RESTARTS:
                raise SetupError(
                    f"Prefect's temporary server does not start: set PREFECT_API_URL to a server that runs, or raise "
                    f"{_START_SECONDS}; PREFECT_HOME must be a folder of yours."
                )
            time.sleep(_LOOK_EVERY)

    def end(self) -> None:
        """End the process; it has a moment to write its database."""
        self._stop.set()
        self._keeper.join()
        self._process.terminate()
        try:
            self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "flows.command_line.server_process", str(self._port), str(os.getpid())]
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(command, env=os.environ | _MARKS, stdin=nowhere, stdout=nowhere, stderr=nowhere)

    def _keep(self) -> None:
        while not self._stop.wait(_LOOK_EVERY):
            if self._process.poll() is not None and self._restarts < _MOST_RESTARTS:
                self._restarts += 1
                self._process = self._start()


@cache
def temporary_server() -> TemporaryServer:
    """The server of this process, which is just being started; to be asked for before Prefect is imported.

    It ends with the interpreter, after what Prefect does then: that sends the last events, and would wait for their server.
    """
    server = TemporaryServer()
    atexit.register(server.end)
    os.environ["PREFECT_API_URL"] = server.address
    return server


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
