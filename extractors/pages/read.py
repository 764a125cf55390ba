"""The pages of a source, one after the other: the only door through which the rest of the project reads files.

Trouble with a page never costs the document: the page becomes ``source="failed"`` with an issue, the others are read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Issue
from curated.vocabulary import PageSource
from extractors.base.page_reading import PageReading
from extractors.base.settings import ReadSettings
from extractors.pages.pdf_page import inspect_page, read_pdf_page
from extractors.pages.scanned_page import failed_page, ocr_page
from extractors.pages.sources import Source
from extractors.pages.text_dump import dump_pages
from extractors.pdf.file import PdfFile
from extractors.pdf.render import count_frames, load_frame

_CUT_SHORT = frozenset({"OCR_TIMEOUT", "OCR_FAILED"})


class PageCache(Protocol):
    """Where OCRed pages of one document wait, so that long work can be spread over processes and survives a kill."""

    def get(self, page_number: int) -> PageReading | None:
        """The reading put for this page under the same settings, if any."""

    def put(self, page_number: int, reading: PageReading) -> None:
        """Keep the reading of an OCRed page."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What is going to happen to a page. ``source`` "ocr" may still turn out blank or fall back to the text layer."""

    page_number: int
    source: PageSource
    reason: str


def count_pages(source: Source, settings: ReadSettings | None = None) -> int:
    """The number of pages, those beyond ``limits.pages`` included.

    Raises:
        UnreadableInput, LimitExceeded: the file cannot be opened (PDF_ENCRYPTED, PDF_DAMAGED, IMAGE_TOO_LARGE, …).
    """
    settings = settings or ReadSettings()
    if source.kind == "text":
        return sum(1 for _ in dump_pages(source))
    if source.kind == "image":
        return count_frames(source.path, settings.limits.page_pixels)
    with PdfFile(source.path) as pdf:
        return pdf.pages


def plan_pages(source: Source, settings: ReadSettings | None = None) -> list[PagePlan]:
    """The decision for every page up to ``limits.pages``, without any OCR or rendering.

    Raises:
        UnreadableInput, LimitExceeded: the file cannot be opened.
    """
    settings = settings or ReadSettings()
    if source.kind == "text":
        return [PagePlan(r.page_number, r.source, r.source_reason) for r in dump_pages(source)][: settings.limits.pages]
    if source.kind == "image":
        frames = min(count_frames(source.path, settings.limits.page_pixels), settings.limits.pages)
        return [PagePlan(number, "ocr", "image") for number in range(1, frames + 1)]
    with PdfFile(source.path) as pdf:
        plans: list[PagePlan] = []
        for number in range(1, min(pdf.pages, settings.limits.pages) + 1):
            decision = inspect_page(pdf, number, settings).decision
            plans.append(PagePlan(number, decision.source, decision.reason))
        return plans


def read_page(source: Source, number: int, settings: ReadSettings | None = None) -> PageReading:
    """Page ``number`` (from 1) alone, as ``read_pages`` would yield it (without issues of the document as a whole).

    Raises:
        UnreadableInput, LimitExceeded: the file cannot be opened. SetupError: OCR is needed and not installed.
        IndexError: there is no such page.
    """
    settings = settings or ReadSettings()
    if number < 1:
        raise IndexError(f"pages count from 1, not {number}")
    if source.kind == "text":
        return list(dump_pages(source))[number - 1]
    if source.kind == "image":
        return _frame(source, number, settings)
    with PdfFile(source.path) as pdf:
        if number > pdf.pages:
            raise IndexError(f"there is no page {number} of {pdf.pages}")
        return read_pdf_page(pdf, number, settings)


def read_pages(
    source: Source, settings: ReadSettings | None = None, cache: PageCache | None = None
) -> Iterator[PageReading]:
    """Every page in order. Issues of the document as a whole (PDF_DAMAGED, PDF_TOO_MANY_PAGES) ride on the first page.

    Raises:
        UnreadableInput, LimitExceeded: the file cannot be opened at all. SetupError: OCR is needed and not installed.
    """
    settings = settings or ReadSettings()
    if source.kind == "text":
        readings = dump_pages(source)
        yield from _with_issues(readings, _too_many(count_pages(source), settings.limits.pages), settings.limits.pages)
    elif source.kind == "image":
        frames = count_frames(source.path, settings.limits.page_pixels)
        readings = (_cached(cache, number, _ImagePages(source, settings)) for number in range(1, frames + 1))
        yield from _with_issues(readings, _too_many(frames, settings.limits.pages), settings.limits.pages)
    else:
        with PdfFile(source.path) as pdf:
            reader = _PdfPages(pdf, settings)
            readings = (_cached(cache, number, reader) for number in range(1, pdf.pages + 1))
            issues = (*pdf.issues, *_too_many(pdf.pages, settings.limits.pages))
            yield from _with_issues(readings, issues, settings.limits.pages)


def is_cut_short(issues: Iterable[Issue]) -> bool:
    """Whether a limit or a failure of OCR kept a reading from what it would be elsewhere: it is not final, so never cached."""
    return any(issue.code in _CUT_SHORT for issue in issues)


class _Reader(Protocol):
    def read(self, number: int) -> PageReading: ...


@dataclass(frozen=True, slots=True)
class _ImagePages:
    source: Source
    settings: ReadSettings

    def read(self, number: int) -> PageReading:
        return _frame(self.source, number, self.settings)


@dataclass(slots=True)
class _PdfPages:
    """Pages of one PDF within the document's processor time. OCR has a limit of its own and is not counted."""

    pdf: PdfFile
    settings: ReadSettings
    spent: float = 0.0

    def read(self, number: int) -> PageReading:
        if self.spent > self.settings.limits.seconds_per_document:
            error = LimitExceeded(
                f"page {number} was not read: the document took too long; raise seconds_per_document",
                "DOCUMENT_TIMEOUT",
            )
            return failed_page(number, error, "process")
        started = time.process_time()
        reading = read_pdf_page(self.pdf, number, self.settings)
        if reading.source == "text_layer" and not reading.source_reason.startswith("ocr_"):
            self.spent += time.process_time() - started
        return reading


def _cached(cache: PageCache | None, number: int, reader: _Reader) -> PageReading:
    kept = cache.get(number) if cache is not None else None
    if kept is not None:
        return kept
    reading = reader.read(number)
    took_ocr = reading.source == "ocr" or reading.source_reason in ("ocr_not_better", "nothing_recognised")
    if cache is not None and took_ocr and not is_cut_short(reading.issues):
        cache.put(number, reading)
    return reading


def _frame(source: Source, number: int, settings: ReadSettings) -> PageReading:
    try:
        picture = load_frame(source.path, number, settings.limits.page_pixels)
    except (UnreadableInput, LimitExceeded) as error:
        return failed_page(number, error, "inspect")
    return ocr_page(picture, number, "image", settings)


def _with_issues(readings: Iterator[PageReading], issues: tuple[Issue, ...], most: int) -> Iterator[PageReading]:
    for index, reading in enumerate(readings):
        if index == most:
            return
        yield replace(reading, issues=(*issues, *reading.issues)) if index == 0 and issues else reading


def _too_many(pages: int, most: int) -> tuple[Issue, ...]:
    if pages <= most:
        return ()
    message = f"only the first {most} of {pages} pages were read: raise the limit pages or split the document"
    return (Issue(stage="inspect", code="PDF_TOO_MANY_PAGES", severity="error", message=message),)
