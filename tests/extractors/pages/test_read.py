"""Pages of real files: read, recognised, blank or failed – and never a document lost for one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Box, Word
from extractors.base.page_reading import PageReading
from extractors.base.settings import Limits, OcrSettings, ReadSettings
from extractors.pages.read import count_pages, plan_pages, read_page, read_pages
from extractors.pages.scanned_page import writing_rotation
from extractors.pages.sources import open_source
from extractors.pdf.render import fitting_dpi, has_ink, load_frame
from tests.fixtures import hostile_files as files
from tests.fixtures import hostile_pdf as pdfs
from tests.fixtures.pages import blank_image, negative, png, scanned_image, scanned_pdf, text_pdf, tiff

LINES = ["Der Gemeinderat der Stadt Musterlingen", "beschließt die Übertragung von Mitteln."]
FAST = ReadSettings(ocr=OcrSettings(dpi=200, detect_orientation=False))


class MemoryCache:
    """A page cache in memory that knows what it was asked for."""

    def __init__(self) -> None:
        self.kept: dict[int, PageReading] = {}

    def get(self, page_number: int) -> PageReading | None:
        return self.kept.get(page_number)

    def put(self, page_number: int, reading: PageReading) -> None:
        self.kept[page_number] = reading


def write(tmp_path: Path, data: bytes, name: str = "a.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def readings(path: Path, settings: ReadSettings = FAST) -> list[PageReading]:
    return list(read_pages(open_source(path), settings))


def codes(pages: list[PageReading]) -> list[str]:
    return [i.code for p in pages for i in p.issues]


@pytest.mark.parametrize(
    ("build", "sources", "issue"),
    [
        (pdfs.make_encrypted_owner, ["text_layer"], None),
        (pdfs.make_cut_tail, ["text_layer", "text_layer"], "PDF_DAMAGED"),
        (pdfs.make_odd_boxes, ["text_layer"] * 4, None),
        (pdfs.make_huge_page, ["text_layer"], None),
        (pdfs.make_garbage_stream, ["failed"], "PAGE_DAMAGED"),
        (pdfs.make_stream_bomb, ["failed"], "PAGE_TOO_LARGE"),
        (pdfs.make_xref_loop, ["text_layer"], "PDF_DAMAGED"),
        (pdfs.make_form_loop, ["text_layer"], None),
        (files.make_pdf_named_txt, ["text_layer"], None),
        (files.make_text_named_pdf, ["file"], None),
        (files.make_broken_second_frame, ["ocr", "failed"], "IMAGE_DAMAGED"),
    ],
)
def test_bad_files_are_read_as_far_as_they_can_be(
    tmp_path: Path, build: Callable[[Path], Path], sources: list[str], issue: str | None
) -> None:
    pages = readings(build(tmp_path))
    assert [p.source for p in pages] == sources
    assert (issue in codes(pages)) if issue else not [c for p in pages for c in p.issues if c.severity != "info"]
    assert all(p.text for p in pages if p.source not in ("failed", "blank"))


@pytest.mark.parametrize(
    ("build", "error", "code"),
    [
        (pdfs.make_encrypted_user, UnreadableInput, "PDF_ENCRYPTED"),
        (pdfs.make_no_pages, UnreadableInput, "PDF_NO_PAGES"),
        (files.make_noise_named_pdf, UnreadableInput, "PDF_DAMAGED"),
        (files.make_png_bomb, LimitExceeded, "IMAGE_TOO_LARGE"),
    ],
)
def test_files_that_cannot_be_opened_say_why(
    tmp_path: Path, build: Callable[[Path], Path], error: type[Exception], code: str
) -> None:
    source = open_source(build(tmp_path))
    for attempt in (lambda: list(read_pages(source)), lambda: count_pages(source), lambda: plan_pages(source)):
        with pytest.raises(error) as caught:
            attempt()
        assert getattr(caught.value, "code", None) == code


def test_a_truncated_pdf_yields_what_is_left_or_an_error_with_a_remedy(tmp_path: Path) -> None:
    path = pdfs.make_truncated(tmp_path)
    try:
        pages = readings(path)
    except UnreadableInput as error:
        assert error.code == "PDF_DAMAGED"
    else:
        assert "PDF_DAMAGED" in codes(pages)


def test_a_page_whose_text_layer_lies_is_recognised_again(tmp_path: Path) -> None:
    (page,) = readings(pdfs.make_bad_text_layer(tmp_path))
    assert (page.source, page.source_reason) == ("ocr", "bad_text_layer")
    assert "Gemeinderat" in page.text
    assert "Gcmcindcrst" not in page.text
    assert page.ocr_confidence is not None


def test_a_scan_is_recognised_with_boxes_on_the_displayed_page(tmp_path: Path) -> None:
    path = write(tmp_path, scanned_pdf(text_pdf(LINES * 3)))
    (page,) = readings(path)
    assert (page.source, page.source_reason) == ("ocr", "no_text")
    assert page.text.count("Musterlingen") == 3
    assert all(page.text[w.raw_start : w.raw_end] == w.text for w in page.words)
    assert page.width is not None
    assert all(0 <= w.box.x0 < w.box.x1 <= page.width for w in page.words)


def test_forcing_ocr_and_forcing_the_text_layer(tmp_path: Path) -> None:
    path = write(tmp_path, text_pdf(LINES * 3))
    assert readings(path, replace(FAST, force="ocr"))[0].source == "ocr"
    assert readings(path, replace(FAST, force="text_layer"))[0].source_reason == "forced"


def test_blank_pages_are_blank(tmp_path: Path) -> None:
    pages = readings(write(tmp_path, text_pdf([], LINES)))
    assert [(p.source, p.source_reason) for p in pages] == [("blank", "empty_page"), ("text_layer", "good_text")]
    assert pages[0].width is not None
    (image,) = readings(write(tmp_path, png(blank_image()), "leer.png"))
    assert (image.source, image.source_reason) == ("blank", "no_ink")


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    scan = scanned_image(text_pdf(LINES * 3))
    path = write(tmp_path, tiff([scan, blank_image(200)], dpi=300), "scan.tif")
    source = open_source(path)
    assert count_pages(source) == 2
    assert [p.reason for p in plan_pages(source)] == ["image", "image"]
    pages = list(read_pages(source, FAST))
    assert [p.source for p in pages] == ["ocr", "blank"]
    assert "Musterlingen" in pages[0].text


def test_ocred_pages_are_kept_and_not_read_again(tmp_path: Path) -> None:
    source = open_source(write(tmp_path, scanned_pdf(text_pdf(LINES * 3))))
    cache = MemoryCache()
    (first,) = read_pages(source, FAST, cache)
    assert cache.kept == {1: first}
    marked = replace(first, text="schon gelesen")
    cache.kept[1] = marked
    assert list(read_pages(source, FAST, cache)) == [marked]


def test_text_layers_are_not_put_into_the_cache(tmp_path: Path) -> None:
    cache = MemoryCache()
    assert len(list(read_pages(open_source(write(tmp_path, text_pdf(LINES))), FAST, cache))) == 1
    assert cache.kept == {}


def test_single_pages_and_plans_agree_with_the_whole(tmp_path: Path) -> None:
    source = open_source(write(tmp_path, text_pdf(LINES, [], ["Dritte Seite mit etwas Text"])))
    pages = list(read_pages(source, FAST))
    assert [read_page(source, n, FAST) for n in (1, 2, 3)] == pages
    assert [(p.page_number, p.source, p.reason) for p in plan_pages(source)] == [
        (p.page_number, p.source, p.source_reason) for p in pages
    ]
    for number in (0, 4):
        with pytest.raises(IndexError):
            read_page(source, number, FAST)


@pytest.mark.parametrize("name", ["a.pdf", "a.tif", "a.txt"])
def test_too_many_pages_are_cut_and_told(tmp_path: Path, name: str) -> None:
    data = {"a.pdf": text_pdf(LINES, LINES, LINES), "a.tif": tiff([blank_image(50)] * 3), "a.txt": b"eins\fzwei\fdrei"}
    settings = replace(FAST, limits=Limits(pages=2))
    source = open_source(write(tmp_path, data[name], name))
    pages = list(read_pages(source, settings))
    assert len(pages) == len(plan_pages(source, settings)) == 2
    assert codes(pages) == ["PDF_TOO_MANY_PAGES"]
    assert count_pages(source) == 3


def test_a_huge_page_is_rendered_smaller_or_refused(tmp_path: Path) -> None:
    path = pdfs.make_huge_page(tmp_path)
    small = replace(FAST, force="ocr", limits=Limits(page_pixels=12_000_000))
    (page,) = readings(path, small)
    assert "PAGE_TOO_LARGE" in codes([page])
    assert page.source == "failed"
    assert fitting_dpi(10_000, 10_000, 300, 120_000_000) == 78
    assert fitting_dpi(595, 842, 300, 120_000_000) == 300


def test_a_page_scaled_down_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, text_pdf(LINES * 3))
    (page,) = readings(path, replace(FAST, force="ocr", limits=Limits(page_pixels=1_500_000)))
    assert codes([page]) == ["PAGE_SCALED"]


def test_a_document_that_takes_too_long_fails_page_by_page(tmp_path: Path) -> None:
    path = write(tmp_path, text_pdf(LINES, LINES))
    pages = readings(path, replace(FAST, limits=Limits(seconds_per_document=0.0)))
    assert [p.source for p in pages] == ["text_layer", "failed"]
    assert codes(pages) == ["DOCUMENT_TIMEOUT"]


def test_exif_orientation_and_resolution_of_photos(tmp_path: Path) -> None:
    picture = load_frame(files.make_exif_rotated_jpeg(tmp_path), 1, 10**8)
    assert picture.height > picture.width
    assert picture.width == pytest.approx(595, abs=3)
    unstated = load_frame(write(tmp_path, png(blank_image(150), dpi=None), "a.png"), 1, 10**8)
    assert unstated.dpi == 150


def test_ink_is_found_on_light_and_on_dark_paper() -> None:
    scan = scanned_image(text_pdf(["Rat"]))
    assert has_ink(scan)
    assert has_ink(negative(scan))
    assert not has_ink(blank_image(100, 240))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_direction_of_writing_is_seen_from_the_words(turn: int) -> None:
    from extractors.base.geometry import Frame

    frame = Frame(595, 842, turn)
    line = [Box(60 + 50 * c, 100 + 14 * r, 100 + 50 * c, 110 + 14 * r) for r in range(5) for c in range(6)]
    words = [Word("Wort", frame.page_box(b)) for b in line]
    assert {writing_rotation(words, 595, 842, stated) for stated in (0, 90, 180, 270)} == {turn}
