"""A run with nothing to read needs no Prefect; one with something to read leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.command_line.unchanged import has_server, released_unchanged
from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.run import run
from tests.flows.test_run import here

SETTINGS = CurateSettings(workers=1, site=False)


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))


def folder(root: Path) -> Path:
    raw = root / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Stadt Musterlingen\nDie Kosten betragen 1.000,50 EUR.\n", encoding="utf-8")
    return raw


def test_what_has_to_be_read_is_left_to_the_flow(tmp_path: Path) -> None:
    raw, out = folder(tmp_path), tmp_path / "out"
    assert released_unchanged(raw, out, SETTINGS, Silence()) is None
    assert not (out / "latest").exists()


def test_an_unchanged_folder_is_the_same_release(tmp_path: Path) -> None:
    raw, out = folder(tmp_path), tmp_path / "out"
    first = run(raw, out, SETTINGS, here, Silence())
    again = released_unchanged(raw, out, SETTINGS, Silence())
    assert again is not None and again.release is not None and first.release is not None
    assert (again.worked, again.release.version) == (0, first.release.version)


def test_an_operators_server_hears_of_every_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_server()
    (tmp_path / "prefect").mkdir()
    (tmp_path / "prefect" / "profiles.toml").write_text('[profiles.x]\nPREFECT_API_URL = "http://127.0.0.1:1/api"\n')
    assert has_server()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    assert has_server()
    assert released_unchanged(tmp_path, tmp_path, SETTINGS, Silence()) is None
