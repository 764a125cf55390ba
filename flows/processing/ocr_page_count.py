"""How much OCR a document needs, before anybody does it: to share out long scans, and for ``--dry-run``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.base.settings import ReadSettings
from extractors.pages.pdf_page import inspect_page
from extractors.pages.read import count_pages, plan_pages
from extractors.pages.sources import Source, open_source
from extractors.pdf.file import PdfFile

_SAMPLE = 8  # pages of a long PDF that are looked at before all of them are


@dataclass(frozen=True, slots=True)
class OcrPageCount:
    """``pages`` of a document, and those ``to_recognise`` among them."""

    pages: int
    to_recognise: tuple[int, ...]


def count_ocr_pages(path: Path, settings: ReadSettings) -> OcrPageCount:
    """The pages of a document and which of them are going to be recognised.

    Raises:
        TerminalError: the file cannot be opened.
    """
    source = open_source(path, settings.limits)
    plans = plan_pages(source, settings)
    return OcrPageCount(len(plans), tuple(p.page_number for p in plans if p.source == "ocr"))


def count_ocr_pages_if_long(path: Path, settings: ReadSettings, long: int) -> OcrPageCount:
    """As ``count_ocr_pages`` where it matters: up to ``long`` pages, or a sample without scans, counts as nothing to recognise.

    Inspecting a page takes as long as reading its text layer, so a long born-digital budget must not be inspected twice.

    Raises:
        TerminalError: the file cannot be opened.
    """
    source = open_source(path, settings.limits)
    if source.kind == "text":
        return OcrPageCount(1, ())
    pages = min(count_pages(source, settings), settings.limits.pages)
    if pages <= long or not _sample_has_scans(source, pages, settings):
        return OcrPageCount(pages, ())
    return count_ocr_pages(path, settings)


def _sample_has_scans(source: Source, pages: int, settings: ReadSettings) -> bool:
    if source.kind == "image":
        return True
    step = max(1, pages // _SAMPLE)
    with PdfFile(source.path) as pdf:
        return any(inspect_page(pdf, n, settings).decision.source == "ocr" for n in range(1, pages + 1, step))
