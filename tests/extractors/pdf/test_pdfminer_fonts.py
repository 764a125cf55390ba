"""Fonts and marks that leave no doubt what letters are, and those that do."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf import pdfminer_fonts
from extractors.pdf.pdfminer_reader import PdfminerFile
from tests.fixtures.hostile_pdf import make_no_tounicode, make_type3_font
from tests.support.pdf_readings import page_that_draws

LINE = "BT /F 10 Tf 50 250 Td (Der Rat) Tj ET "


def plain(tmp_path: Path, pdf: bytes) -> bool:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    return plain_file(path)


def plain_file(path: Path) -> bool:
    opened = PdfminerFile(path)
    try:
        return opened.is_plain(1)
    finally:
        opened.close()


def test_a_font_with_an_encoding_is_plain(tmp_path: Path) -> None:
    assert plain(tmp_path, page_that_draws(LINE))
    assert pdfminer_fonts.is_plain.__doc__


@pytest.mark.parametrize(
    "draw",
    ["/Span << /ActualText (ft) >> BDC BT /F 10 Tf 50 200 Td (x) Tj ET EMC"],
)
def test_actual_text_in_the_content_is_not(tmp_path: Path, draw: str) -> None:
    assert not plain(tmp_path, page_that_draws(LINE + draw))


def test_composite_fonts_without_a_map_and_type_3_fonts_are_not(tmp_path: Path) -> None:
    assert not plain_file(make_no_tounicode(tmp_path))
    assert not plain_file(make_type3_font(tmp_path))
