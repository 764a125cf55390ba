"""The command that searches a release: exit code 1 and the places, never the secret."""

import argparse
from pathlib import Path

import pytest

from flows.command_line.audit import audit, withheld_names
from tests.support.releases import paper, release


def test_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    paper(raw, 1, "Gemeinderat 29.04.2025 4 Ö Entscheidung")
    release(raw, out)
    secrets = tmp_path / "secrets.txt"
    secrets.write_text("Gemeinderat\n", encoding="utf-8")
    given = argparse.Namespace(release="latest", secrets=secrets, sources=None, out=out)
    assert audit(given) == 1
    told = capsys.readouterr().out
    assert "secret 1:" in told and "Gemeinderat" not in told
    secrets.write_text("Niemand Nirgends\n", encoding="utf-8")
    assert audit(given) == 0
    assert withheld_names(tmp_path / "none.csv") == []
