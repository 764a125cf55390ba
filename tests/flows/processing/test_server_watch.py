"""A server that goes away: a real one, on a free port, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.processing import server_watch
from flows.processing.server_watch import answers, end_with, watched
from tests.support.paths import ROOT
from tests.support.processes import until

SERVER = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(sys.argv[1])); self.end_headers()
    def log_message(self, *_): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""
RUN = """
import sys, time
from flows.processing import server_watch as w
w._EVERY, w._PATIENCE, w._FEWEST_LOOKS, w._ANSWER = 0.1, 0.5, 2, 1.0
w.end_with(w.end_process)
with w.watched(sys.argv[1]):
    print("watching", flush=True)
    time.sleep(60)
"""


@contextmanager
def server(status: int = 200) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen([sys.executable, "-c", SERVER, str(status)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, f"http://127.0.0.1:{int(process.stdout.readline())}/api"
        process.kill()


def test_any_answer_is_one() -> None:
    for status in (200, 401, 404, 503):
        with server(status) as (process, address):
            assert answers(address)
            process.kill()
            process.wait()
            assert not answers(address)
    assert not answers("nowhere")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_run_ends_with_one_sentence_when_its_server_is_gone_or_hangs(how: signal.Signals) -> None:
    with server() as (process, address):
        command = [sys.executable, "-c", RUN, address]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None and run.stdout.readline() == "watching\n"
            process.send_signal(how)
            _, said = run.communicate(timeout=30)
    assert run.returncode == 2 and said.count("\n") == 1
    assert said.startswith(f"aktenklar: Prefect's server at {address} has not answered for ")


def test_a_server_that_comes_back_in_time_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_watch, "_EVERY", 0.05)
    ended: list[str] = []
    end_with(ended.append)
    with server() as (process, address), watched(address):
        process.send_signal(signal.SIGSTOP)
        threading.Event().wait(0.5)
        process.send_signal(signal.SIGCONT)
        until(lambda: answers(address), 10, "it did not come back")
    assert ended == []


def test_a_server_that_never_was_is_not_watched(tmp_path: Path) -> None:
    before = threading.active_count()
    with watched("http://127.0.0.1:1/api"):
        assert threading.active_count() == before
