"""What a worker keeps of a document: nothing of a reading that was cut short, and no verdict from trouble of the machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curated.work_files.store import WorkStore
from extractors.base.settings import Limits, OcrSettings, ReadSettings
from flows.configuration.fingerprint import fingerprints
from flows.inputs.discover import discover
from flows.processing.tasks import DocumentJob, Outcome, PageJob, RunContext, process_document, recognise_pages
from flows.run import _to_do
from tests.extractors.ocr.test_budget import double
from tests.fixtures.pages import scanned_pdf, text_pdf

LINES = ("Der Gemeinderat der Stadt Musterlingen", "stimmt der Satzung zu und nimmt den Bericht", "zur Kenntnis.")
FAST = ReadSettings(ocr=OcrSettings(second_languages="", detect_orientation=False))
CUT_SHORT = replace(FAST, limits=Limits(ocr_seconds_per_page=0.01))


def context(out: Path, settings: ReadSettings) -> RunContext:
    (out / "marks").mkdir(parents=True, exist_ok=True)
    return RunContext(out, out / "marks", settings, fingerprints(settings), split_pages=8)


def scan(folder: Path) -> Path:
    raw = folder / "raw"
    raw.mkdir()
    (raw / "scan.pdf").write_bytes(scanned_pdf(text_pdf(LINES, size=(420, 200))))
    return raw


def jobs(raw: Path, here: RunContext) -> list[DocumentJob]:
    return list(_to_do(discover(raw), raw.resolve(), here, retry_failed=False))


def kept_pages(here: RunContext) -> list[Path]:
    return list((here.out_dir / ".work" / "pages").rglob("*.work"))


def test_a_reading_cut_short_is_told_not_cached_and_tried_by_every_next_run(tmp_path: Path) -> None:
    raw, here = scan(tmp_path), context(tmp_path / "out", CUT_SHORT)
    for _ in range(2):
        (job,) = jobs(raw, here)
        process_document(job, here)
        result = WorkStore(here.out_dir).load(job.document_id, here.fingerprint)
        assert result is not None
        assert [issue.code for issue in result.issues] == ["OCR_TIMEOUT"]
        assert kept_pages(here) == []


def test_a_share_of_pages_keeps_none_that_was_cut_short(tmp_path: Path) -> None:
    raw, here = scan(tmp_path), context(tmp_path / "out", CUT_SHORT)
    (job,) = jobs(raw, here)
    recognise_pages(PageJob(job, (1,)), here)
    assert kept_pages(here) == []


def test_a_whole_reading_is_cached_and_final(tmp_path: Path) -> None:
    raw, here = scan(tmp_path), context(tmp_path / "out", FAST)
    (job,) = jobs(raw, here)
    assert process_document(job, here) == Outcome(job.document_id, "done", page_count=1)
    assert len(kept_pages(here)) == 1
    assert jobs(raw, here) == []


@pytest.mark.parametrize("script", ["kill -SEGV $$", "exit 3", r"printf '\377\376' >&2; exit 1"])
def test_a_tesseract_that_fails_costs_the_page_only_until_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    raw, here = scan(tmp_path), context(tmp_path / "out", FAST)
    with monkeypatch.context() as broken:
        for name, value in double(tmp_path, script).items():
            broken.setenv(name, value)
        (job,) = jobs(raw, here)
        process_document(job, here)
    (again,) = jobs(raw, here)
    assert process_document(again, here) == Outcome(job.document_id, "done", page_count=1)
    assert jobs(raw, here) == []


def test_a_full_folder_for_temporary_files_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, here = scan(tmp_path), context(tmp_path / "out", FAST)
    (job,) = jobs(raw, here)
    with monkeypatch.context() as full:
        for name, value in double(tmp_path, r"printf 'level\tpage' > $2.tsv").items():  # cut off as on a full disk
            full.setenv(name, value)
        outcome = process_document(job, here)
    assert (outcome.state, outcome.issue and outcome.issue.code) == ("untried", "IO_ERROR")
    assert jobs(raw, here) == [job]
