"""The operator's commands on a real release, as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.command_line.main import main
from flows.command_line.operators import doctor, retry, status
from tests.flows.operators.test_status import released


def test_doctor_says_what_is_ready_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = released(tmp_path)
    assert main(["doctor", str(raw), "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 10 and not any(line.startswith("FAILED") for line in lines)
    assert main(["doctor", str(tmp_path / "nowhere"), "--out", str(out), "--json"]) == 2
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (failed,) = [one for one in found if one["state"] == "failed"]
    assert failed["name"] == "input" and "does not exist: name a folder" in failed["found"]


def test_status_and_retry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = released(tmp_path)
    assert main(["status", str(out), "--raw", str(raw)]) == 0
    said = capsys.readouterr().out
    assert "2 documents: 1 failed, 1 ok" in said and "pending      0 to read" in said and "seconds old" in said
    assert main(["retry", str(out), "--code", "PDF_DAMAGED"]) == 0
    assert capsys.readouterr().out.startswith("1 documents will be read again")
    assert main(["status", str(out), "--raw", str(raw), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pending"] == 1
    assert main(["status", str(tmp_path)]) == 2
    assert "There is no release" in capsys.readouterr().err
    assert {doctor.__name__, retry.__name__, status.__name__} == {"doctor", "retry", "status"}
