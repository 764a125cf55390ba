"""``aktenklar fetch`` as an operator calls it."""

from __future__ import annotations

import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.command_line.fetch import Notice, fetch
from flows.command_line.main import main
from tests.support.oparl_server import PDF, Reply, oparl_server
from tests.support.paths import ROOT


def test_exit_codes_and_what_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    with oparl_server() as server:
        server.put_file("/download/1", PDF)
        server.put_town(server.put_list("/papers", [[server.paper(1, server.file(1))]]))
        command = ["fetch", "oparl", f"{server.base}/", str(raw), "--delay", "0", "--allow-private"]
        assert main(command) == 0
        assert "1 new, 0 changed, 0 unchanged, 0 withdrawn, 0 failed" in capsys.readouterr().out
        server.put("/papers", Reply(b"", 403))
        assert main(command) == 1
        assert f"failed: {server.base}/papers: the server answers 403" in capsys.readouterr().out
        assert main(command[:-1]) == 2
        assert "lies in no public network: name --allow-private" in capsys.readouterr().err
    assert len(list(raw.rglob("*.pdf"))) == 1


def test_killed_at_any_moment_only_whole_files_are_there_and_the_next_call_goes_on(tmp_path: Path) -> None:
    bodies = {f"{n}.pdf": PDF + bytes([n]) * 300_000 for n in range(6)}
    with oparl_server() as server:
        files = [server.file(n, fileName=f"{n}.pdf") for n in range(6)]
        for number, body in enumerate(bodies.values()):
            server.put(f"/download/{number}", Reply(body, wait=0.2))
        server.put_town(server.put_list("/papers", [[server.paper(1, *files)]]))
        raw = tmp_path / "raw"
        words = ["fetch", "oparl", f"{server.base}/", str(raw), "--delay", "0", "--allow-private"]
        with subprocess.Popen([sys.executable, "-m", "flows", *words], cwd=ROOT, stdout=subprocess.DEVNULL) as run:
            while run.poll() is None and len(list(raw.rglob("*.pdf"))) < 2:
                time.sleep(0.02)
            run.kill()
        there = {path.name: path.read_bytes() for path in raw.rglob("*.pdf")}
        assert 2 <= len(there) < 6 and there.items() <= bodies.items()
        server.asked.clear()
        assert main(words) == 0
        assert {path.name: path.read_bytes() for path in raw.rglob("*.pdf")} == bodies
        assert sum(request.path.startswith("/download") for request in server.asked) <= 6 - len(there) + 1


@pytest.mark.parametrize(
    "words", [["oparl", "u", "r", "--delay", "-1"], ["oparl", "u", "r", "--delay", "nan"], ["oparl"], []]
)
def test_wrong_words_end_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["fetch", *words])
    assert caught.value.code == 2 and capsys.readouterr().err.count("\n") == 1
    assert fetch.__doc__ is not None


def test_progress_is_a_line_now_and_then() -> None:
    out = StringIO()
    notice = Notice(Console(file=out))
    for number in range(50):
        notice(f"file {number} of 50 [red]\x1b")
    assert out.getvalue() == "file 0 of 50 [red]?\n"
