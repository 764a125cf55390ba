"""The command line: exit codes, one sentence on standard error, and settings that only count where they are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.command_line.main import main


def test_what_cannot_work_ends_with_2_and_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["curate", str(tmp_path / "nowhere"), str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "does not exist: name a folder" in said


@pytest.mark.parametrize("arguments", [[], ["curate"], ["unknown"], ["diff", "a", "b", "--limit", "-1"]])
def test_wrong_arguments_end_with_2_and_point_to_the_help(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2 and "--help" in capsys.readouterr().err


def test_a_dry_run_starts_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Der Gemeinderat tagt.")
    assert main(["curate", str(raw), str(tmp_path / "out"), "--dry-run", "--workers", "1"]) == 0
    assert "1 documents: 0 unchanged, 1 to read" in capsys.readouterr().out and not (tmp_path / "out").exists()
