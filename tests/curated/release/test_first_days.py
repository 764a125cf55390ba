"""The day on which content first appeared: kept for ever, found again after its release was removed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from curated.metadata.release_days import ReleaseDays
from curated.release import ReleaseInfo, write_release
from curated.release.first_days import days_of, keep_day
from tests.support.builders import simple_result

FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)


def _write(out: Path, name: str, day: date | None) -> Path:
    info = replace(ReleaseInfo({}, keep_releases=1), day=day)
    return write_release([simple_result(name)], [], out, info).path


def test_the_day_comes_back_with_the_content_even_when_its_release_was_removed(tmp_path: Path) -> None:
    first = _write(tmp_path, "a", FIRST)
    tables = (first / "documents.parquet").read_bytes()
    second = _write(tmp_path, "b", SECOND)
    assert not first.exists()
    package = json.loads((second / "datapackage.json").read_text("utf-8"))
    assert package["version"] == f"2026-03-02 · {second.name}" and package["id"] == second.name
    assert package["created"] == "2026-03-02T00:00:00Z"
    heading, _, sentence = (second / "CHANGES.md").read_text("utf-8").splitlines()[:3]
    assert heading == f"# Änderungen in Fassung 2026-03-02 · {second.name}"
    assert sentence.startswith(f"Gegenüber Fassung 2026-03-01 · {first.name}: ")
    again = _write(tmp_path, "a", THIRD)
    assert again == first and (again / "documents.parquet").read_bytes() == tables
    assert json.loads((again / "datapackage.json").read_text("utf-8"))["version"].startswith("2026-03-01 · ")


def test_a_release_without_a_day_is_the_same_release(tmp_path: Path) -> None:
    dated, plain = _write(tmp_path / "1", "a", FIRST), _write(tmp_path / "2", "a", None)
    assert dated.name == plain.name
    assert "created" not in json.loads((plain / "datapackage.json").read_text("utf-8"))


def test_lines_that_are_none_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / ".days").write_bytes(b"abc 2026-03-01\n\xff\nabd yesterday\n\n")
    assert days_of(tmp_path, "abd", SECOND) == ReleaseDays(issued=FIRST, modified=SECOND)
    keep_day(tmp_path, "abd", SECOND)
    keep_day(tmp_path, "abd", THIRD)
    assert (tmp_path / "releases" / ".days").read_text() == "abc 2026-03-01\nabd 2026-03-02\n"
