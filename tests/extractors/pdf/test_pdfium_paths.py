"""pdfium's paths and images in the terms of the other reader: same lines, on the page as displayed."""

from __future__ import annotations

import pypdfium2
import pytest

from extractors.pdf.content import PageContent
from extractors.pdf.pdfium_paths import add_drawings, displayed, moved
from tests.support.pdf_readings import page_that_draws


def drawings(draw: str, rotate: int = 0) -> PageContent:
    with pypdfium2.PdfDocument(page_that_draws(draw, rotate)) as document:
        page = document[0]
        content = PageContent(*page.get_size())
        add_drawings(page, content, displayed(page))
        page.close()
    return content


def test_lines_and_frames_are_rules_and_curves_are_strokes() -> None:
    content = drawings("20 30 m 300 30 l S 20 100 100 50 re S 10 10 m 50 90 90 90 120 10 c S")
    assert sum(rule.y0 == rule.y1 for rule in content.rules) == 3
    assert sum(rule.x0 == rule.x1 for rule in content.rules) == 2
    assert content.strokes == 1


def test_a_path_that_is_neither_filled_nor_stroked_is_nothing() -> None:
    content = drawings("20 30 m 300 30 l n")
    assert (content.rules, content.strokes) == ([], 0)


@pytest.mark.parametrize(("rotate", "wanted"), [(0, (20, 270)), (90, (30, 20)), (180, (380, 30)), (270, (270, 380))])
def test_the_matrix_leads_to_the_page_as_displayed(rotate: int, wanted: tuple[float, float]) -> None:
    with pypdfium2.PdfDocument(page_that_draws("", rotate)) as document:
        assert moved(20, 30, displayed(document[0])) == wanted
