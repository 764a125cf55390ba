"""One page of a PDF: its text layer where that is good, OCR where it is not, and never both."""

from __future__ import annotations

from pathlib import Path

from extractors.base.settings import ReadSettings
from extractors.pages.pdf_page import inspect_page, read_pdf_page
from extractors.pdf.file import PdfFile
from tests.fixtures.hostile_pdf import make_bad_text_layer, make_garbage_stream, make_huge_page
from tests.fixtures.pages import text_pdf


def test_a_plain_page_is_read_by_the_fast_reader_from_its_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(text_pdf(["Der Gemeinderat der Stadt Musterlingen beschließt den Haushalt für das Jahr."] * 3))
    with PdfFile(path) as pdf:
        found = inspect_page(pdf, 1, ReadSettings())
        page = read_pdf_page(pdf, 1, ReadSettings())
    assert (found.decision.source, found.decision.reason) == ("text_layer", "good_text")
    assert found.is_by_fast_reader and not found.is_doubtful
    assert (page.source, page.source_reason) == ("text_layer", "good_text")
    assert page.text.startswith("Der Gemeinderat")


def test_a_text_layer_that_lies_sends_the_page_to_ocr(tmp_path: Path) -> None:
    with PdfFile(make_bad_text_layer(tmp_path)) as pdf:
        assert inspect_page(pdf, 1, ReadSettings()).decision.source == "ocr"
        kept = read_pdf_page(pdf, 1, ReadSettings(force="text_layer"))
    assert (kept.source, kept.source_reason) == ("text_layer", "forced")


def test_a_damaged_and_a_huge_page_fail_with_their_reasons(tmp_path: Path) -> None:
    with PdfFile(make_garbage_stream(tmp_path)) as pdf:
        page = read_pdf_page(pdf, 1, ReadSettings())
    assert (page.source, [i.code for i in page.issues]) == ("failed", ["PAGE_DAMAGED"])
    with PdfFile(make_huge_page(tmp_path)) as pdf:
        forced = read_pdf_page(pdf, 1, ReadSettings(force="ocr"))
    assert forced.source in ("ocr", "failed", "blank")
    assert forced.issues
