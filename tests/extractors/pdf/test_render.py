"""Pages and frames as pictures: their resolution, their bound of pixels, and what is damaged."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from curated.errors import LimitExceeded, UnreadableInput
from extractors.pdf.render import MIN_DPI, count_frames, fitting_dpi, has_ink, load_frame, render_page
from tests.support.pdf_readings import page_that_draws


def test_a_page_is_rendered_at_the_resolution_that_fits() -> None:
    assert fitting_dpi(595, 842, 300, 120_000_000) == 300
    smaller = fitting_dpi(595, 842, 300, 1_000_000)
    assert MIN_DPI < smaller < 300
    assert 595 / 72 * smaller * 842 / 72 * smaller <= 1_000_000
    with pypdfium2.PdfDocument(page_that_draws("20 30 m 300 30 l S")) as document:
        picture = render_page(document, 1, 150, 10_000_000)
        with pytest.raises(LimitExceeded):
            render_page(document, 1, 300, 1_000)
    assert (picture.width, picture.height, picture.dpi, picture.rendered) == (400, 300, 150, True)
    assert picture.image.size == (834, 625) and picture.image.mode == "L"
    assert has_ink(picture.image)


def test_a_fax_is_made_square_and_an_image_without_resolution_is_taken_for_a4(tmp_path: Path) -> None:
    fax = Image.new("L", (1728, 1100), 255)
    fax.save(tmp_path / "fax.tif", dpi=(204, 98))
    frame = load_frame(tmp_path / "fax.tif", 1, 10_000_000)
    assert frame.dpi == 204 and not frame.rendered
    assert frame.image.height == pytest.approx(1100 * 204 / 98, abs=2)
    Image.new("L", (2480, 3508), 255).save(tmp_path / "a4.png")
    assert load_frame(tmp_path / "a4.png", 1, 10_000_000).dpi == 300
    assert count_frames(tmp_path / "a4.png", 10_000_000) == 1


def test_transparent_paper_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert not has_ink(load_frame(tmp_path / "a.png", 1, 1_000_000).image)


def test_damaged_and_too_large_images_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    with pytest.raises(UnreadableInput) as error:
        count_frames(tmp_path / "b.png", 1_000_000)
    assert error.value.code == "IMAGE_DAMAGED"
    Image.new("1", (2000, 2000)).save(tmp_path / "c.png")
    with pytest.raises(LimitExceeded):
        load_frame(tmp_path / "c.png", 1, 1_000_000)
