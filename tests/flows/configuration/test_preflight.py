"""What is checked before a run starts, and that every way to start one asks for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.command_line.dry_run import estimate
from flows.configuration.preflight import check_out, check_raw, preflight
from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.run import run


@pytest.mark.parametrize("kind", ["missing", "file", "empty", "hidden", "sidecar"])
def test_an_input_without_files_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    raw = tmp_path / "raw"
    if kind == "file":
        raw.write_text("x")
    elif kind != "missing":
        raw.mkdir()
        if kind == "hidden":
            (raw / ".x.pdf").write_text("x")
        if kind == "sidecar":
            (raw / "sub").mkdir()
            (raw / "sub" / "manifest.csv").write_text("file\n")
    with pytest.raises(SetupError) as refusal:
        check_raw(raw)
    assert str(raw) in str(refusal.value) and ": " in str(refusal.value)


def test_a_link_to_the_input_is_followed(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text("Vorlage")
    (tmp_path / "raw").symlink_to(tmp_path / "papers")
    assert check_raw(tmp_path / "raw") == (tmp_path / "papers").resolve()


def test_the_output_is_a_folder_outside_of_the_input(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    check_out(raw, out)
    with pytest.raises(SetupError, match="inside the input"):
        check_out(raw, raw / "out")
    out.write_text("x")
    with pytest.raises(SetupError, match="not a folder"):
        check_out(raw, out)


def broken(tmp_path: Path, what: str) -> tuple[Path, Path, CurateSettings]:
    """A run that cannot start for one reason."""
    raw, out, marks = tmp_path / "raw", tmp_path / "out", tmp_path / "marks.json"
    raw.mkdir()
    (raw / "a.txt").write_text("Der Gemeinderat tagt.")
    marks.write_text(json.dumps({"format": "aktenklar-feedback", "version": 9, "marks": []}))
    if what == "input":
        (raw / "a.txt").unlink()
    return raw, raw / "out" if what == "output" else out, CurateSettings(feedback=marks if what == "marks" else None)


@pytest.mark.parametrize("what", ["input", "output", "marks"])
def test_the_command_the_flow_and_the_dry_run_make_the_same_checks(tmp_path: Path, what: str) -> None:
    raw, out, settings = broken(tmp_path, what)

    def no_pool(_: object) -> None:
        raise AssertionError("work was handed out")

    said = set()
    for start in (
        lambda: preflight(raw, out, settings),
        lambda: estimate(raw, out, settings),
        lambda: run(raw, out, settings, no_pool, Silence()),
    ):
        with pytest.raises(SetupError) as refusal:
            start()
        said.add(str(refusal.value))
    assert len(said) == 1 and not out.exists()


def test_what_was_checked_is_handed_on(tmp_path: Path) -> None:
    raw, out, settings = broken(tmp_path, "nothing")
    ready = preflight(raw, out, settings)
    assert ready.raw_dir == raw.resolve() and not ready.feedback.marks
    assert len(ready.fingerprints.document) == 32 and ready.fingerprints.document != ready.fingerprints.pages
