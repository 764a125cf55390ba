"""``aktenklar fetch`` as an operator calls it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.command_line.fetch import Notice, fetch
from flows.command_line.main import main
from tests.support.oparl_server import PDF, Reply, oparl_server


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
