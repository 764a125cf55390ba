"""Who decides where text comes from, and what is read again when that changes: the documents concerned and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curated.work_files.store import WorkStore
from extractors.base.page_reading import PageReading
from extractors.base.settings import Limits, OcrSettings, ReadSettings
from flows.command_line.dry_run import estimate
from flows.configuration.fingerprint import fingerprints
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import discover
from flows.inputs.manifest import FileFacts
from flows.processing.tasks import DocumentJob, PageJob, RunContext, process_document, recognise_pages
from flows.run import _to_do
from normalizers.settings import RepairSettings
from tests.fixtures.pages import text_pdf

LINES = (
    "Stadt Musterlingen",
    "Beschlussvorlage",
    "Der Gemeinderat stimmt der Satzung zu und nimmt den Bericht zur Kenntnis.",
)


def put(root: Path, path: str, content: str | bytes) -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def context(out: Path, settings: ReadSettings) -> RunContext:
    (out / "marks").mkdir(parents=True, exist_ok=True)
    return RunContext(out, out / "marks", settings, fingerprints(settings), split_pages=8)


def work(raw: Path, out: Path, settings: ReadSettings | None = None) -> dict[str, str]:
    """What a run would do in its workers, here: paths of the documents it had to read, with the source of their first page."""
    here = context(out, settings or ReadSettings())
    done = {}
    for job in _to_do(discover(raw), raw.resolve(), here, retry_failed=False):
        assert process_document(job, here).state == "done"
        result = here.store.load(job.document_id, here.under(job.force).fingerprint)
        assert result is not None
        done[job.source_path] = f"{result.pages[0].source} {result.pages[0].source_reason}"
    return done


def papers(raw: Path) -> None:
    put(raw, "a.pdf", text_pdf(LINES, size=(420, 200)))
    put(raw, "amt/b.pdf", text_pdf((*LINES, "Anlage"), size=(420, 200)))


def test_an_order_for_one_document_reads_it_again_and_no_other(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    papers(raw)
    assert work(raw, out) == {"a.pdf": "text_layer good_text", "amt/b.pdf": "text_layer good_text"}
    put(raw, "manifest.csv", "file,force\na.pdf,ocr\n")
    assert work(raw, out) == {"a.pdf": "ocr forced"}
    assert work(raw, out) == {}
    assert estimate(raw, out, CurateSettings()).unchanged == 2
    put(raw, "manifest.csv", "file,force\na.pdf,auto\n")
    assert work(raw, out) == {}  # as all others, and that is already there


def test_an_order_for_a_folder_stands_for_its_files_but_one_for_a_file_goes_before(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    papers(raw)
    put(raw, "amt/c.txt", "c")
    put(raw, "manifest.csv", "file,force,municipality\n./,text_layer,Musterlingen\namt/,OCR,\namt/c.txt,,Seedorf\n")
    found = discover(raw)
    assert {d.source_path: d.facts for d in found.documents} == {
        "a.pdf": FileFacts(municipality="Musterlingen", force="text_layer"),
        "amt/b.pdf": FileFacts(municipality="Musterlingen", force="ocr"),
        "amt/c.txt": FileFacts(municipality="Seedorf", force="ocr"),
    }
    assert found.issues == ()


def test_an_order_that_means_nothing_is_told_and_ignored(tmp_path: Path) -> None:
    papers(tmp_path)
    put(tmp_path, "manifest.csv", "file,force\na.pdf,immer\nnichts/,ocr\n")
    found = discover(tmp_path)
    assert [i.code for i in found.issues] == ["MANIFEST_VALUE", "MANIFEST_FILE_MISSING"]
    assert "immer" not in found.issues[0].message
    assert all(d.facts.force is None for d in found.documents)


def test_a_municipal_key_that_a_spreadsheet_cut_is_told_and_left_out(tmp_path: Path) -> None:
    papers(tmp_path)
    put(tmp_path, "manifest.csv", "file,municipality,ags\na.pdf,Stadt Musterlingen,8999999\namt/b.pdf,,08999999\n")
    found = discover(tmp_path)
    assert [i.code for i in found.issues] == ["MANIFEST_VALUE"] and "leading zero" in found.issues[0].message
    facts = {d.source_path: d.facts for d in found.documents}
    assert facts["a.pdf"] == FileFacts(municipality="Stadt Musterlingen")
    assert facts["amt/b.pdf"].ags == "08999999"


def test_an_order_goes_before_the_setting_for_all(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    papers(raw)
    put(raw, "manifest.csv", "file,force\namt/b.pdf,text_layer\n")
    assert work(raw, tmp_path / "out", ReadSettings(force="ocr")) == {
        "a.pdf": "ocr forced",
        "amt/b.pdf": "text_layer forced",
    }


CONCERNS_OCR = [
    replace(ReadSettings(), ocr=OcrSettings(dpi=200)),
    replace(ReadSettings(), ocr=OcrSettings(second_languages="")),
    replace(ReadSettings(), ocr=OcrSettings(deskew=False)),
    replace(ReadSettings(), limits=Limits(ocr_seconds_per_page=60)),
    replace(ReadSettings(), limits=Limits(page_pixels=10**6)),
    ReadSettings(force="ocr"),
]
DOES_NOT = [
    ReadSettings(persons=True),
    replace(ReadSettings(), repair=RepairSettings(house_words=frozenset({"Seedorf"}))),
    replace(ReadSettings(), limits=Limits(seconds_per_document=60)),
    replace(ReadSettings(), limits=Limits(memory_bytes=2**33)),
    replace(ReadSettings(), limits=Limits(pages=10)),
]


@pytest.mark.parametrize("settings", CONCERNS_OCR)
def test_what_concerns_ocr_changes_pages_and_documents(settings: ReadSettings) -> None:
    usual, other = fingerprints(ReadSettings()), fingerprints(settings)
    assert usual.pages != other.pages
    assert usual.document != other.document


@pytest.mark.parametrize("settings", DOES_NOT)
def test_what_does_not_concern_ocr_leaves_the_pages_as_they_are(settings: ReadSettings) -> None:
    usual, other = fingerprints(ReadSettings()), fingerprints(settings)
    assert usual.pages == other.pages
    assert usual.document != other.document


def test_pages_are_not_recognised_again_for_a_setting_that_does_not_concern_ocr(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    path = put(raw, "a.pdf", text_pdf(LINES, size=(420, 200)))
    put(raw, "manifest.csv", "file,force\na.pdf,ocr\n")
    assert work(raw, out) == {"a.pdf": "ocr forced"}
    (job,) = [
        DocumentJob(path, d.document_id, d.source_path, d.byte_size, force="ocr") for d in discover(raw).documents
    ]

    def kept(settings: ReadSettings) -> PageReading | None:
        fingerprints = context(out, settings).under(job.force).fingerprints
        return WorkStore(out).pages(job.document_id, fingerprints.pages, PageReading).get(1)

    def text(settings: ReadSettings) -> str:
        result = context(out, settings).store.load(job.document_id, context(out, settings).under(job.force).fingerprint)
        assert result is not None
        return result.pages[0].text

    reading = kept(ReadSettings())
    assert reading is not None
    # What is kept says something that no OCR would: where it comes out again, nothing was recognised.
    changed = replace(reading, text="Vermerk", words=(), lines=())
    fingerprints = context(out, ReadSettings()).under(job.force).fingerprints
    WorkStore(out).pages(job.document_id, fingerprints.pages, PageReading).put(1, changed)
    assert work(raw, out, ReadSettings(persons=True)) == {"a.pdf": "ocr forced"}
    assert text(ReadSettings(persons=True)) == "Vermerk"
    other = ReadSettings(ocr=OcrSettings(dpi=200))
    assert work(raw, out, other) == {"a.pdf": "ocr forced"}
    assert "Gemeinderat" in text(other)


def test_shares_of_a_long_scan_obey_the_order_too(tmp_path: Path) -> None:
    path = put(tmp_path, "raw/a.pdf", text_pdf(LINES, size=(420, 200)))
    (document,) = discover(tmp_path / "raw").documents
    here = context(tmp_path / "out", ReadSettings())
    job = DocumentJob(path, document.document_id, "a.pdf", document.byte_size, force="ocr")
    assert recognise_pages(PageJob(job, (1,)), here).pages == (1,)
    assert here.store.pages(job.document_id, here.fingerprints.pages, PageReading).get(1) is None
    reading = here.store.pages(job.document_id, here.under("ocr").fingerprints.pages, PageReading).get(1)
    assert reading is not None and reading.source == "ocr"
