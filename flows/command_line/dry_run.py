"""``--dry-run``: what a run would do, how long it would take and how much disk it would need. Nothing is written."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from curated.work_files.store import WorkStore
from extractors.base.settings import ReadSettings
from flows.configuration.preflight import preflight
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import discover
from flows.processing.ocr_page_count import count_ocr_pages
from flows.processing.resource_limits import OutOfTime, limits
from flows.processing.worker_setup import prepare_worker

# Measured on the development machine, one core (docs/measurements.md); meant to tell minutes from days.
_SECONDS_PER_OCR_PAGE = 5.0
_SECONDS_PER_TEXT_PAGE = 0.3
_SECONDS_TO_START = 20.0
_WALL_PER_PROCESSOR_SECOND = 3  # as for reading: slower than a third of a core is a hang
_MOST_SECONDS_SAID, _MOST_MINUTES_SAID = 90, 90  # beyond them an estimate is said in the next larger unit
_MEGABYTE = 1e6  # bytes: decimal, as disks are sold
_BYTES_PER_PAGE = 60_000  # work file, page cache and release together


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Documents by what would become of them, pages of the new ones, and what they would cost."""

    documents: int
    unchanged: int
    unreadable: int
    issues: int
    pages: int
    ocr_pages: int
    seconds: float
    disk_bytes: int


@dataclass(frozen=True, slots=True)
class _Counted:
    pages: int
    ocr_pages: int


def estimate(raw_dir: Path, out_dir: Path, settings: CurateSettings) -> Estimate:
    """What ``curate`` would do now. Looks into every new document, in worker processes, without OCR.

    Raises:
        SetupError: as ``curate`` would.
    """
    ready, reading = preflight(raw_dir, out_dir, settings), settings.read_settings()
    found, store = discover(ready.raw_dir), WorkStore(out_dir)
    new = [
        d
        for d in found.documents
        if not store.is_final(d.document_id, ready.fingerprints.under(d.facts.force, d.document_id).document)
    ]
    to_count = [(ready.raw_dir / d.path, replace(reading, force=d.facts.force or reading.force)) for d in new]
    counted = list(_count(to_count, settings.worker_count))
    pages, ocr_pages = sum(c.pages for c in counted), sum(c.ocr_pages for c in counted)
    work = ocr_pages * _SECONDS_PER_OCR_PAGE + (pages - ocr_pages) * _SECONDS_PER_TEXT_PAGE
    return Estimate(
        documents=len(found.documents),
        unchanged=len(found.documents) - len(new),
        unreadable=len(new) - len(counted),
        issues=len(found.issues),
        pages=pages,
        ocr_pages=ocr_pages,
        seconds=_SECONDS_TO_START + work / settings.worker_count,
        disk_bytes=pages * _BYTES_PER_PAGE,
    )


def print_estimate(found: Estimate, console: Console) -> None:
    """The estimate in four lines."""
    for line in (
        f"{found.documents} documents: {found.unchanged} unchanged, "
        f"{found.documents - found.unchanged - found.unreadable} to read, {found.unreadable} that cannot be opened",
        f"{found.issues} remarks about files (duplicates, empty files, links, …)",
        f"{found.pages} pages to read, {found.ocr_pages} of them by OCR",
        f"about {_duration(found.seconds)} and {found.disk_bytes / _MEGABYTE:.0f} MB of disk; nothing has been done yet",
    ):
        console.print(line, highlight=False)


def _count(papers: Iterable[tuple[Path, ReadSettings]], workers: int) -> Iterable[_Counted]:
    """Counts of the documents that can be opened. A file that kills its worker takes the rest of the counting with it."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=prepare_worker) as pool:
        for future in as_completed([pool.submit(_count_one, path, settings) for path, settings in papers]):
            try:
                counted = future.result()
            except BrokenProcessPool:
                continue
            if counted:
                yield counted


def _count_one(path: Path, settings: ReadSettings) -> _Counted | None:
    bounds = settings.limits
    try:
        with limits(
            bounds.seconds_per_document, _WALL_PER_PROCESSOR_SECOND * bounds.seconds_per_document, bounds.memory_bytes
        ):
            found = count_ocr_pages(path, settings)
    except (Exception, OutOfTime):  # the run will say what is wrong with it
        return None
    return _Counted(found.pages, len(found.to_recognise))


def _duration(seconds: float) -> str:
    if seconds < _MOST_SECONDS_SAID:
        return f"{seconds:.0f} seconds"
    minutes = seconds / 60
    return f"{minutes:.0f} minutes" if minutes < _MOST_MINUTES_SAID else f"{minutes / 60:.1f} hours"
