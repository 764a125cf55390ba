"""The flow with a real Prefect server, real worker processes, real Tesseract and real files."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.configuration.settings import CurateSettings
from flows.publication.publish import RunSummary
from tests.fixtures.pages import scanned_pdf, text_pdf
from tests.support.paths import ROOT

PAPER = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2024/{n:04}\n\nDie Kosten betragen {n}.000,50 EUR.\n"


def paper(raw: Path, name: str, number: int) -> Path:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAPER.format(n=number), encoding="utf-8")
    return path


def scan(*words: str) -> bytes:
    """A scan of small pages, one for each word."""
    pages = [("Der Gemeinderat der Stadt Musterlingen", f"beschließt {word} nach § 4 GemO.") for word in words]
    return scanned_pdf(text_pdf(*pages, size=(420, 200)), pages=len(words))


@dataclass(frozen=True)
class Ended:
    name: str
    is_completed: bool
    message: str
    summary: RunSummary


def run(raw: Path, out: Path, **settings: object) -> Ended:
    from flows.curate import curate

    state = curate(raw, out, CurateSettings.model_validate({"workers": 1} | settings), return_state=True)
    summary = state.result(raise_on_failure=False)
    assert isinstance(summary, RunSummary), summary
    return Ended(str(state.name), state.is_completed(), str(state.message), summary)


def rows(out: Path, table: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = pq.read_table(out / "latest" / f"{table}.parquet").to_pylist()
    return listed


def by_path(out: Path) -> dict[object, dict[str, object]]:
    return {row["source_path"]: row for row in rows(out, "documents")}


@pytest.fixture(scope="module")
def curated(prefect_server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Ended]:
    """A folder with everything a run can meet, and its first run: papers, a long scan, a broken PDF, a copy, an empty file."""
    root = tmp_path_factory.mktemp("flow")
    raw, out = root / "raw", root / "out"
    for number in range(3):
        paper(raw, f"vorlagen/{number}.txt", number)
    (raw / "scan.pdf").write_bytes(scan("eins", "zwei", "drei"))
    (raw / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows\n")
    paper(raw, "copy/0.txt", 0)
    (raw / "empty.pdf").touch()
    (raw / "manifest.csv").write_text("file,municipality\nvorlagen/1.txt,Stadt Musterlingen\n", encoding="utf-8")
    return raw, out, run(raw, out, split_pages=1, workers=2)


def test_everything_readable_is_released_and_the_rest_is_told(curated: tuple[Path, Path, Ended]) -> None:
    _, out, ended = curated
    assert (ended.name, ended.is_completed) == ("CompletedWithIssues", True)
    assert (ended.summary.documents, ended.summary.worked) == (5, 5)
    documents = by_path(out)
    assert {path: row["status"] for path, row in documents.items()} == {
        "broken.pdf": "failed",
        "copy/0.txt": "ok",
        "scan.pdf": "ok",
        "vorlagen/1.txt": "ok",
        "vorlagen/2.txt": "ok",
    }
    assert documents["vorlagen/1.txt"]["municipality"] == "Stadt Musterlingen"
    assert documents["scan.pdf"]["pages_ocr"] == 3
    codes = {(row["path"], row["code"]) for row in rows(out, "issues")}
    assert {("vorlagen/0.txt", "DUPLICATE_FILE"), ("empty.pdf", "FILE_EMPTY"), ("broken.pdf", "PDF_DAMAGED")} <= codes
    assert [f.path for f in ended.summary.failures] == ["broken.pdf"]
    assert len(rows(out, "entities")) >= 3


def test_a_long_scan_was_shared_out_by_pages(curated: tuple[Path, Path, Ended]) -> None:
    _, out, _ = curated
    assert len(list((out / ".work" / "pages").rglob("*.work"))) == 3
    assert "Gemeinderat" in str(next(row["text"] for row in rows(out, "pages") if row["source"] == "ocr"))


def test_the_run_leaves_a_summary_and_the_failures_in_prefect(curated: tuple[Path, Path, Ended]) -> None:
    from prefect import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    data = {}
    with get_client(sync_client=True) as client:
        for key in ("curate-summary", "curate-failures", "curate-progress"):
            found = client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])))
            data[key] = [str(artifact.data) for artifact in found]  # other tests' runs leave theirs on the same server
    assert any("5 (5 read now, 0 unchanged)" in text for text in data["curate-summary"])
    assert any("broken.pdf" in text and "PDF_DAMAGED" in text for text in data["curate-failures"])
    assert "100" in data["curate-progress"]


def test_a_second_run_does_no_work_and_changes_nothing(curated: tuple[Path, Path, Ended]) -> None:
    raw, out, first = curated
    kept = {path: path.stat().st_mtime_ns for path in (out / ".work").rglob("*.work")}
    again = run(raw, out, split_pages=1)
    assert again.summary.worked == 0
    assert again.summary.release and first.summary.release
    assert (again.summary.release.version, again.summary.release.created) == (first.summary.release.version, False)
    assert {path: path.stat().st_mtime_ns for path in (out / ".work").rglob("*.work")} == kept


def test_too_many_failures_leave_the_release_as_it_was(curated: tuple[Path, Path, Ended]) -> None:
    raw, out, first = curated
    refused = run(raw, out, split_pages=1, max_failed_share=0.1, tolerated_failures=0)
    assert (refused.name, refused.is_completed, refused.summary.release) == ("Failed", False, None)
    assert "1 of 5 documents failed" in str(refused.summary.refusal)
    assert first.summary.release
    assert (out / "latest").resolve() == first.summary.release.path.resolve()


def test_a_renamed_file_is_no_work_and_a_changed_added_or_removed_one_changes_its_rows(
    curated: tuple[Path, Path, Ended],
) -> None:
    raw, out, _ = curated
    before = {row["document_id"]: row for row in rows(out, "pages")}
    (raw / "vorlagen/1.txt").rename(raw / "vorlagen/eins.txt")
    changed = paper(raw, "vorlagen/2.txt", 22)
    added = paper(raw, "neu/9.txt", 9)
    (raw / "broken.pdf").unlink()
    ended = run(raw, out, split_pages=1)
    assert (ended.name, ended.summary.worked) == ("Completed", 2)
    documents = by_path(out)
    assert set(documents) == {"copy/0.txt", "scan.pdf", "vorlagen/eins.txt", "vorlagen/2.txt", "neu/9.txt"}
    assert documents["vorlagen/eins.txt"]["municipality"] is None, "the manifest still names the old path"
    after = {row["document_id"]: row for row in rows(out, "pages")}
    new = {documents[str(p.relative_to(raw))]["document_id"] for p in (changed, added)}
    assert set(after) - set(before) == new
    assert {key: after[key] for key in after if key in before} == {key: before[key] for key in before if key in after}


@contextmanager
def killing(out: Path, document_id: str) -> Iterator[list[int]]:
    """Meanwhile, kill every worker process that has the document in hand."""
    stop, killed = threading.Event(), list[int]()

    def watch() -> None:
        while not stop.wait(0.01):
            for mark in (out / ".work" / "running").glob(f"{document_id}.*"):
                pid = int(mark.suffix[1:])
                if pid not in killed:
                    killed.append(pid)
                    os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        stop.set()
        thread.join()


def test_a_document_that_kills_its_worker_is_quarantined_and_the_rest_released(
    prefect_server: str, tmp_path: Path
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for number in range(5):
        paper(raw, f"{number}.txt", number)
    deadly = scan("tödlich")
    (raw / "deadly.pdf").write_bytes(deadly)
    with killing(out, hashlib.sha256(deadly).hexdigest()) as killed:
        ended = run(raw, out, workers=2)
    assert len(killed) == 2, "once among others, once alone"
    assert ended.name == "CompletedWithIssues"
    assert [(f.path, f.code, f.will_retry) for f in ended.summary.failures] == [("deadly.pdf", "WORKER_CRASHED", False)]
    assert sorted(str(row["status"]) for row in by_path(out).values()) == ["failed", *["ok"] * 5]
    assert run(raw, out).summary.worked == 0, "it stays in quarantine"


def test_a_run_that_was_killed_goes_on_where_it_was(prefect_server: str, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for number in range(4):
        (raw / f"{number}.pdf").write_bytes(scan(str(number)))
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(out), "--workers", "1"]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PREFECT_API_URL": prefect_server}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        until(lambda: len(list((out / ".work" / "documents").rglob("*.work"))) > 0)
        os.killpg(process.pid, signal.SIGKILL)
    assert not (out / "latest").exists()
    done = len(list((out / ".work" / "documents").rglob("*.work")))
    ended = run(raw, out)
    assert ended.name == "Completed"
    assert 1 <= ended.summary.worked == 4 - done


def until(condition: Callable[[], bool], seconds: float = 90) -> None:
    end, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        pause.wait(0.02)
