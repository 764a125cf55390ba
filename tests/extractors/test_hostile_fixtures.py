"""The builders of bad input: each makes what its name says, proven with the libraries the pipeline reads with."""

from __future__ import annotations

import logging
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import is_zipfile

import pypdfium2 as pdfium
import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFPasswordIncorrect
from PIL import Image

from tests.fixtures import hostile_files as files
from tests.fixtures import hostile_pdf as pdf
from tests.fixtures import pages
from tests.fixtures.hostile import HOSTILE, Builder, make_all, permissions_are_enforced


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("pdfminer").setLevel(logging.NOTSET)


def _count(path: Path) -> int:
    with pdfium.PdfDocument(path) as document:
        return len(document)


def test_make_all_makes_every_kind_once(tmp_path: Path) -> None:
    made = make_all(tmp_path / "raw", frozenset({"long_line", "stream_bomb", "png_bomb"}))
    assert len(made) == len(set(made)) == len(HOSTILE) - 3
    assert all(path.parent == tmp_path / "raw" and os.path.lexists(path) for path in made)
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)


def test_encrypted(tmp_path: Path) -> None:
    assert "Gemeinderat" in extract_text(pdf.make_encrypted_owner(tmp_path))
    locked = pdf.make_encrypted_user(tmp_path)
    with pytest.raises(PDFPasswordIncorrect):
        extract_text(locked)
    assert "Gemeinderat" in extract_text(locked, password=pdf.PASSWORD)


@pytest.mark.parametrize(
    "build", [pdf.make_truncated, pdf.make_no_pages, files.make_zero_byte, files.make_noise_named_pdf]
)
def test_no_document_in_it(tmp_path: Path, build: Builder) -> None:
    path = build(tmp_path)
    with pytest.raises(pdfium.PdfiumError):
        _count(path)


def test_cut_tail_can_be_rebuilt(tmp_path: Path) -> None:
    path = pdf.make_cut_tail(tmp_path)
    assert _count(path) == 2
    assert b"startxref" not in path.read_bytes()


def test_page_geometry(tmp_path: Path) -> None:
    with pdfium.PdfDocument(pdf.make_huge_page(tmp_path)) as document:
        assert document[0].get_size() == (10_000, 10_000)
    assert _count(pdf.make_odd_boxes(tmp_path)) == 4


def test_garbage_stream_does_not_inflate(tmp_path: Path) -> None:
    data = pdf.make_garbage_stream(tmp_path).read_bytes()
    body = data.split(b"stream\n")[1].split(b"\nendstream")[0]
    with pytest.raises(zlib.error):
        zlib.decompress(body)


def test_bombs_are_small_files(tmp_path: Path) -> None:
    assert pdf.make_stream_bomb(tmp_path).stat().st_size < 1_000_000
    bomb = files.make_png_bomb(tmp_path)
    assert bomb.stat().st_size < 200_000
    with pytest.raises(Image.DecompressionBombError):
        Image.open(bomb)


def test_loops(tmp_path: Path) -> None:
    with pytest.raises(RecursionError):
        extract_text(pdf.make_xref_loop(tmp_path))
    assert extract_text(pdf.make_form_loop(tmp_path)).count("Hauptausschuss") == 1
    assert extract_text(pdf.make_page_tree_loop(tmp_path)).count("Hauptausschuss") == 1


def test_text_layers_that_lie(tmp_path: Path) -> None:
    junk = extract_text(pdf.make_bad_text_layer(tmp_path))
    assert "Gcmcindcrst" in junk and "Gemeinderat" not in junk
    assert "(cid:" in extract_text(pdf.make_unmappable_font(tmp_path))
    guessed = extract_text(pdf.make_no_tounicode(tmp_path))
    assert "Gemeinderat" in guessed and "beschließt" not in guessed
    assert extract_text(pdf.make_type3_font(tmp_path)).strip() == "abbaabab"


def test_names_that_lie(tmp_path: Path) -> None:
    assert files.make_png_named_pdf(tmp_path).read_bytes().startswith(b"\x89PNG")
    assert files.make_text_named_pdf(tmp_path).read_text(encoding="utf-8") == files.TEXT
    assert _count(files.make_pdf_named_txt(tmp_path)) == 1
    assert files.make_rtf(tmp_path).read_bytes().startswith(b"{\\rtf")
    assert is_zipfile(files.make_word(tmp_path))


def test_encodings(tmp_path: Path) -> None:
    latin = files.make_latin1_text(tmp_path).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        latin.decode()
    assert "Überschreitung" in latin.decode("latin-1")
    assert files.make_utf16_text(tmp_path).read_bytes().decode("utf-16") == files.TEXT


def test_long_line_has_no_line_end(tmp_path: Path) -> None:
    data = files.make_long_line(tmp_path, 50_000).read_bytes()
    assert len(data) == 50_000 and b"\n" not in data


def test_images(tmp_path: Path) -> None:
    with Image.open(files.make_exif_rotated_jpeg(tmp_path)) as photo:
        assert photo.width > photo.height and photo.getexif()[0x0112] == 6
    with Image.open(files.make_broken_second_frame(tmp_path)) as image:
        image.load()
        image.seek(1)
        with pytest.raises(OSError, match="decoder"):
            image.load()


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    assert files.make_directory_named_pdf(raw).is_dir()
    assert not files.make_broken_symlink(raw).exists()
    assert not files.make_symlink_out(raw).resolve().is_relative_to(raw)
    assert files.make_symlink_loop(raw).resolve() == raw
    assert stat.S_ISFIFO(files.make_fifo(raw).stat().st_mode)


def test_undecodable_name(tmp_path: Path) -> None:
    path = files.make_undecodable_name(tmp_path)
    assert path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        path.name.encode()


def test_unreadable_has_no_permission(tmp_path: Path) -> None:
    path = files.make_unreadable(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0
    if permissions_are_enforced():
        with pytest.raises(PermissionError):
            path.read_bytes()


def test_page_builders_make_what_they_say() -> None:
    rows = [["Posten", "EUR"], ["Bau", "1.200"], ["Summe", "1.200"]]
    with pdfium.PdfDocument(pages.table_pdf(rows, above=["Kosten"])) as document:
        assert "Summe" in document[0].get_textpage().get_text_range()
    with pdfium.PdfDocument(pages.two_column_pdf(["links"], ["rechts"])) as document:
        assert document[0].get_textpage().get_text_range().split() == ["links", "rechts"]
    born = pages.text_pdf(["Gemeinderat"], ["Zweite Seite"])
    scan = pages.scanned_pdf(born, quarter_turns=1, pdf_rotate=90)
    with pdfium.PdfDocument(scan) as document:
        width, height = document[0].get_size()
        assert height > width  # turned on the glass, turned back for display
        assert document[0].get_textpage().get_text_range() == ""
