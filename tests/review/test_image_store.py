"""Pictures are kept by the bytes of their document, and linked, not copied."""

from __future__ import annotations

from flows.review.image_store import PictureStore

DOCUMENT = "ab" * 32


def test_a_picture_is_kept_and_linked_into_a_release(tmp_path):
    store = PictureStore(tmp_path)
    store.put(DOCUMENT, 3, b"picture")
    assert store.path(DOCUMENT, 3).read_bytes() == b"picture"
    assert store.link(DOCUMENT, 3, tmp_path / "00003.webp")
    assert (tmp_path / "00003.webp").samefile(store.path(DOCUMENT, 3))
    assert not store.link(DOCUMENT, 4, tmp_path / "00004.webp") and not (tmp_path / "00004.webp").exists()


def test_a_kept_picture_is_replaced_and_never_written_to(tmp_path):
    store = PictureStore(tmp_path)
    store.put(DOCUMENT, 1, b"old")
    store.link(DOCUMENT, 1, tmp_path / "released.webp")
    store.put(DOCUMENT, 1, b"new")
    assert (tmp_path / "released.webp").read_bytes() == b"old" and store.path(DOCUMENT, 1).read_bytes() == b"new"
    assert not list(store.path(DOCUMENT, 1).parent.glob("*.part"))


def test_what_was_tried_is_known_with_its_fault(tmp_path):
    store = PictureStore(tmp_path)
    assert not store.is_done(DOCUMENT) and store.fault(DOCUMENT) == ""
    store.finish(DOCUMENT, "PDF_DAMAGED")
    assert store.is_done(DOCUMENT) and store.fault(DOCUMENT) == "PDF_DAMAGED"
