"""Two releases held against each other: a new program alone is no difference, a changed word is one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.same_release import differences, main
from flows.configuration.fingerprint import Fingerprints
from tests.support.releases import paper, release

OTHER_PROGRAM = Fingerprints("c" * 32, "d" * 32, {"code": "0123456789ab"})
THIS_PROGRAM = Fingerprints("a" * 32, "b" * 32, {"code": "ba9876543210"})


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The output of the same program, of another one on the same papers, and on papers of which one says something else."""
    made = {}
    for name, prints, row in (
        ("old", THIS_PROGRAM, "Bauausschuss 12.03.2025 4 Ö Vorberatung"),
        ("moved", OTHER_PROGRAM, "Bauausschuss 12.03.2025 4 Ö Vorberatung"),
        ("changed", OTHER_PROGRAM, "Bauausschuss 13.03.2025 4 Ö Vorberatung"),
    ):
        raw, out = tmp_path_factory.mktemp(f"{name}-raw"), tmp_path_factory.mktemp(name)
        paper(raw, 1, row)
        paper(raw, 2, "Gemeinderat 20.03.2025 7 Ö Entscheidung")
        release(raw, out, prints, site=False)
        made[name] = out
    return made


def test_another_program_with_the_same_result_is_no_difference(
    folders: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = ((folders[name] / "latest").resolve() for name in ("old", "moved"))
    assert old.name != new.name  # the two are different versions
    assert (old / "documents.parquet").read_bytes() != (new / "documents.parquet").read_bytes()
    assert main([str(folders["old"]), str(folders["moved"])]) == 0
    assert capsys.readouterr().out.endswith(", no difference\n")


def test_a_changed_day_is_named_by_file_and_column(
    folders: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folders["old"]), str(folders["changed"])]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert any(line.startswith("consultations.parquet: column meeting_date") for line in shown)
    assert any(line.startswith("pages.parquet: column text") for line in shown)
    assert any(line.startswith("consultations.csv: line ") for line in shown)


def test_a_missing_and_an_altered_file_are_differences(folders: dict[str, Path], tmp_path: Path) -> None:
    old = (folders["old"] / "latest").resolve()
    new = shutil.copytree(old, tmp_path / old.name)
    (new / "CHANGES.md").unlink()
    (new / "quality.html").write_bytes((new / "quality.html").read_bytes() + b"\xff")
    assert list(differences(old, new)) == ["CHANGES.md: only in the old release", "quality.html: other bytes"]


def test_a_folder_without_a_release_is_said_to_hold_none(
    folders: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folders["old"]), str(tmp_path)]) == 2
    assert "holds no release" in capsys.readouterr().err
