"""Files are what their bytes say; what cannot be read is refused with a stable code and a remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from curated.errors import LimitExceeded, TerminalError, UnreadableInput
from extractors.base.settings import Limits
from extractors.pages.sources import identify, open_source
from tests.fixtures import hostile_files as files
from tests.fixtures.hostile import permissions_are_enforced
from tests.fixtures.pages import blank_image, png, text_pdf, tiff


@pytest.mark.parametrize(
    ("name", "data", "kind", "media_type", "issues"),
    [
        ("a.pdf", text_pdf(["Rat"]), "pdf", "application/pdf", []),
        ("a.PDF", b"junk before\n" + text_pdf(["Rat"]), "pdf", "application/pdf", []),
        ("ohne", text_pdf(["Rat"]), "pdf", "application/pdf", []),
        ("a.txt", text_pdf(["Rat"]), "pdf", "application/pdf", ["WRONG_EXTENSION"]),
        ("a.pdf", b"Der Rat tagt.", "text", "text/plain", ["WRONG_EXTENSION"]),
        ("a.md", b"# Der Rat tagt.", "text", "text/markdown", []),
        ("a.txt", "BMU-Förderung für den Rat".encode("latin-1"), "text", "text/plain", ["TEXT_ENCODING"]),
        ("a.pdf", png(blank_image(20)), "image", "image/png", ["WRONG_EXTENSION"]),
        ("a.tif", tiff([blank_image(20)]), "image", "image/tiff", []),
    ],
)
def test_bytes_decide(tmp_path: Path, name: str, data: bytes, kind: str, media_type: str, issues: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = open_source(path)
    assert (source.kind, source.media_type, [i.code for i in source.issues]) == (kind, media_type, issues)
    assert source.document_id == hashlib.sha256(data).hexdigest()
    assert source.byte_size == len(data)


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (files.make_zero_byte, "FILE_EMPTY"),
        (files.make_rtf, "FILE_TYPE_UNKNOWN"),
        (files.make_word, "FILE_TYPE_UNKNOWN"),
        (files.make_directory_named_pdf, "FILE_UNREADABLE"),
        (files.make_broken_symlink, "FILE_UNREADABLE"),
        (files.make_fifo, "FILE_UNREADABLE"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, build: Callable[[Path], Path], code: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        open_source(build(tmp_path))
    assert caught.value.code == code
    assert ":" in caught.value.message  # what is wrong: what to do


@pytest.mark.skipif(not permissions_are_enforced(), reason="this user may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="permission"):
        identify(files.make_unreadable(tmp_path))


def test_random_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(UnreadableInput) as caught:
        open_source(path)
    assert caught.value.code == "FILE_TYPE_UNKNOWN"


@pytest.mark.parametrize("limits", [Limits(file_bytes=5), Limits(text_bytes=5)])
def test_too_large_is_a_limit(tmp_path: Path, limits: Limits) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Der Rat tagt.", encoding="utf-8")
    with pytest.raises(LimitExceeded) as caught:
        open_source(path, limits)
    assert caught.value.code == "FILE_TOO_LARGE"


def test_an_empty_file_still_has_an_identity(tmp_path: Path) -> None:
    path = files.make_zero_byte(tmp_path)
    assert identify(path).document_id == hashlib.sha256(b"").hexdigest()
    assert identify(path).byte_size == 0


def test_refusals_are_terminal(tmp_path: Path) -> None:
    with pytest.raises(TerminalError):
        open_source(tmp_path / "gibt-es-nicht.pdf")
