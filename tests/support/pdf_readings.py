"""Pages drawn by a content stream, read by both readers of PDF, which must agree where both read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from curated.records import Word
from extractors.base.page_reading import PageReading, Rule
from extractors.pages.pdf_page import layer_reading
from extractors.pdf.file import PdfFile
from tests.fixtures.raw_pdf import CATALOG, PAGES, raw_pdf, stream


def page_that_draws(draw: str, rotate: int = 0, font: str = "/Encoding /WinAnsiEncoding") -> bytes:
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Rotate {rotate} /Contents 4 0 R "
        f"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >> >> >> >>"
    )
    return raw_pdf([CATALOG, PAGES, page.encode(), stream(draw.encode("cp1252"))])


def drawn(draw: str, rotate: int = 0, crop: str = "") -> PageReading:
    """A page of 400 x 300 pt whose content stream is given."""
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] {crop} /Rotate {rotate} /Contents 4 0 R "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
    )
    return read(raw_pdf([CATALOG, PAGES, page.encode(), stream(draw.encode("cp1252"))]))


def read(pdf: bytes, page: int = 1) -> PageReading:
    """The page as pdfminer reads it; where the fast reader dares to read it, too, both must be the same."""
    quick, detailed = read_by_both(pdf, page)
    if quick is not None:
        assert quick.text == detailed.text
        assert [(x.raw_start, x.role) for x in quick.lines] == [(x.raw_start, x.role) for x in detailed.lines]
        for a, b in zip(quick.words, detailed.words, strict=True):
            assert (a.text, a.raw_start) == (b.text, b.raw_start)
            assert list(corners(a)) == pytest.approx(list(corners(b)), abs=0.5)
        found, wanted = (sorted(ends(reading.rules)) for reading in (quick, detailed))
        assert len(found) == len(wanted)
        for rule, other in zip(found, wanted, strict=True):
            assert rule == pytest.approx(other, abs=0.11)
    return detailed


def read_by_both(pdf: bytes, page: int = 1) -> tuple[PageReading | None, PageReading]:
    """The page as the fast reader reads it, or None where it does not, and as pdfminer reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(pdf)
        with PdfFile(path) as opened:
            content = opened.content(page)
            quick = layer_reading(content, page) if content.letters is not None else None
            return quick, layer_reading(opened.content(page, in_detail=True), page)


def corners(word: Word) -> tuple[float, float, float, float]:
    return word.box.x0, word.box.y0, word.box.x1, word.box.y1


def ends(rules: Iterable[Rule]) -> list[tuple[float, ...]]:
    return [tuple(round(value, 1) for value in (r.x0, r.y0, r.x1, r.y1)) for r in rules]
