"""pdfminer's interpreter as a reader of what is drawn: glyphs, ActualText, invisible letters, rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.errors import LimitExceeded
from extractors.pdf.content import PageContent
from extractors.pdf.pdfminer_reader import PdfminerFile
from tests.fixtures.hostile_pdf import make_stream_bomb
from tests.support.pdf_readings import page_that_draws


def content_of(tmp_path: Path, draw: str, rotate: int = 0) -> PageContent:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_that_draws(draw, rotate))
    opened = PdfminerFile(path)
    try:
        assert opened.pages == 1
        return opened.content(1)
    finally:
        opened.close()


def test_glyphs_have_place_size_and_direction(tmp_path: Path) -> None:
    content = content_of(tmp_path, "BT /F 10 Tf 50 250 Td (Rat) Tj ET BT /F 8 Tf 0 1 -1 0 380 40 Tm (X) Tj ET")
    rat, turned = content.glyphs[:3], content.glyphs[3]
    assert "".join(g.text for g in rat) == "Rat"
    assert (rat[0].x, rat[0].y, rat[0].size, rat[0].angle) == pytest.approx((50, 50, 10, 0))
    assert rat[1].x == pytest.approx(rat[0].x + rat[0].advance)
    assert (turned.size, turned.angle) == pytest.approx((8, 270))


def test_invisible_letters_are_marked(tmp_path: Path) -> None:
    content = content_of(tmp_path, "BT /F 10 Tf 3 Tr 50 200 Td (Layer) Tj ET")
    assert len(content.glyphs) == 5 and all(glyph.invisible for glyph in content.glyphs)


def test_actual_text_takes_the_place_of_its_glyphs(tmp_path: Path) -> None:
    content = content_of(tmp_path, "BT /F 10 Tf 50 200 Td /Span << /ActualText (ft) >> BDC (xy) Tj EMC ET")
    (glyph,) = content.glyphs
    assert (glyph.text, glyph.mapped) == ("ft", True)


def test_rules_and_strokes_are_told_apart(tmp_path: Path) -> None:
    content = content_of(tmp_path, "20 30 m 300 30 l S 10 10 m 50 90 90 90 120 10 c S")
    assert (len(content.rules), content.strokes) == (1, 1)


def test_a_stream_that_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    opened = PdfminerFile(make_stream_bomb(tmp_path))
    try:
        with pytest.raises(LimitExceeded) as error:
            opened.content(1)
    finally:
        opened.close()
    assert error.value.code == "PAGE_TOO_LARGE"
