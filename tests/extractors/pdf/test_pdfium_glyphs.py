"""pdfium glyph for glyph, where pdfminer fails: text, place, size and direction."""

from __future__ import annotations

import pypdfium2
import pytest

from extractors.pdf.content import USUAL_DESCENT, PageContent
from extractors.pdf.pdfium_glyphs import pdfium_content
from tests.support.pdf_readings import page_that_draws


def content_of(draw: str, rotate: int = 0) -> PageContent:
    with pypdfium2.PdfDocument(page_that_draws(draw, rotate)) as document:
        return pdfium_content(document, 1)


def test_glyphs_stand_where_they_are_drawn() -> None:
    content = content_of("BT /F 10 Tf 50 250 Td (Rat der Stadt) Tj ET")
    assert "".join(g.text for g in content.glyphs) == "Rat der Stadt"
    first = content.glyphs[0]
    assert (first.x, first.y, first.size) == pytest.approx((50, 50, 10), abs=0.5)
    assert (first.angle, first.descent, first.mapped) == (0.0, USUAL_DESCENT, True)


def test_the_size_counts_the_scale_of_the_text_matrix() -> None:
    content = content_of("BT /F 1 Tf 24 0 0 24 50 200 Tm (Haushalt) Tj ET")
    assert all(20 < glyph.size < 32 for glyph in content.glyphs)


def test_upright_text_of_a_turned_page_runs_down_the_displayed_page() -> None:
    content = content_of("BT /F 10 Tf 50 250 Td (Rat) Tj ET", rotate=90)
    assert (content.width, content.height) == (300, 400)
    assert {round(glyph.angle) for glyph in content.glyphs} == {90}


def test_paths_are_counted_and_not_read() -> None:
    content = content_of("20 30 m 300 30 l S 40 50 m 60 90 l S")
    assert (content.strokes, content.rules, content.glyphs) == (2, [], [])
