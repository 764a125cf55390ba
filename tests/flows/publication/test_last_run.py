"""A run with nothing to do says what the last one said; whatever has changed since makes it a whole run again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.configuration.settings import CurateSettings
from flows.inputs import snapshot
from flows.operators.retry import forget_failures
from flows.processing.observers import Silence
from flows.publication.last_run import LAST_RUN, LastRun, last_run
from flows.publication.publish import RunSummary
from flows.run import run
from tests.flows.test_run import SETTINGS, here


@pytest.fixture(autouse=True)
def fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "SETTLED", -(10**18))  # files of tests are seconds old


class Looked(Silence):
    """Knows whether the release was written again."""

    wrote = False

    def releasing(self) -> None:
        self.wrote = True


def again(raw: Path, out: Path, settings: CurateSettings = SETTINGS) -> tuple[RunSummary, bool]:
    looked = Looked()
    return run(raw, out, settings, here, looked), looked.wrote


def papers(root: Path) -> tuple[Path, Path]:
    raw = root / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Der Gemeinderat bewilligt 1.000,00 EUR.\n", encoding="utf-8")
    (raw / "kaputt.pdf").write_bytes(b"%PDF-1.4\nnichts\n")
    return raw, root / "out"


def test_an_unchanged_folder_is_not_read_and_says_the_same(tmp_path: Path) -> None:
    raw, out = papers(tmp_path)
    first, _ = again(raw, out)
    second, wrote = again(raw, out)
    assert not wrote and first.release is not None and second.release is not None
    assert (second.documents, second.worked, second.failures) == (2, 0, first.failures)
    assert (second.release.version, second.release.created) == (first.release.version, False)
    assert second.release.rows == first.release.rows and second.out_dir == first.out_dir


@pytest.mark.parametrize(
    "change",
    [
        lambda raw, out: (raw / "b.txt").write_text("Neu."),
        lambda raw, out: (raw / "manifest.csv").write_text("file,municipality\na.txt,Musterlingen\n"),
        lambda raw, out: (raw / "a.txt").unlink(),
        lambda raw, out: (out / "latest" / "documents.csv").write_text("harmed"),
        lambda raw, out: (out / "latest").unlink(),
        lambda raw, out: (out / ".work" / LAST_RUN).write_text("{}"),
        lambda raw, out: forget_failures(out),
    ],
)
def test_whatever_has_changed_makes_it_a_whole_run(tmp_path: Path, change: Callable[[Path, Path], object]) -> None:
    raw, out = papers(tmp_path)
    again(raw, out)
    change(raw, out)
    summary, wrote = again(raw, out, SETTINGS.model_copy(update={"max_row_drop": 1.0}))
    assert wrote and summary.release is not None and (out / "latest" / "documents.csv").read_text() != "harmed"


def test_other_settings_are_another_run(tmp_path: Path) -> None:
    raw, out = papers(tmp_path)
    again(raw, out)
    assert again(raw, out, SETTINGS.model_copy(update={"keep_releases": 5}))[1]
    assert again(raw, out, SETTINGS.model_copy(update={"retry_failed": True}))[0].worked == 1
    assert again(raw, out)[1], "the last one was asked for work and kept nothing"
    assert not again(raw, out)[1]


def test_what_is_to_be_tried_again_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = papers(tmp_path)
    summary, _ = again(raw, out)
    note = out / ".work" / LAST_RUN
    assert note.is_file()
    LastRun(out, "key").keep(RunSummary(documents=1, worked=0, failures=(), out_dir=out, refusal="none"))
    assert not note.exists()
    monkeypatch.setattr(snapshot, "SETTLED", 10**10)
    from flows.configuration.preflight import preflight

    assert last_run(raw, out, SETTINGS, preflight(raw, out, SETTINGS).fingerprints).key is None, "just written"
    assert summary.release is not None
