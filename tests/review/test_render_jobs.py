"""Pictures of pages are drawn in workers: they fit the boxes, and bad files cost nobody else a picture."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image

from extractors.base.settings import Limits
from extractors.document import read_document
from flows.review.image_store import PictureStore
from flows.review.render_jobs import draw_missing
from flows.review.size_limit import PICTURE_BYTES
from tests.support.paths import RAW
from tests.support.review import job, noise


def test_pictures_fit_the_boxes_of_the_page_and_the_budget(tmp_path):
    path = RAW / "haushalt" / "nachtragshaushalt-2025.pdf"  # landscape pages among upright ones
    result = read_document(path)
    draw_missing([job(path)], tmp_path, Limits(), 1)
    store = PictureStore(tmp_path)
    for page in result.pages:
        file = store.path(result.document.document_id, page.page_number)
        assert file.stat().st_size <= PICTURE_BYTES
        image = np.asarray(Image.open(file).convert("L"), dtype=float)
        height, width = image.shape
        assert width / height == pytest.approx(page.width / page.height, rel=0.01)
        ink = [
            255 - image[int(b.y0 / page.height * height) : int(b.y1 / page.height * height) + 1,
                        int(b.x0 / page.width * width) : int(b.x1 / page.width * width) + 1].mean()
            for b in (w.box for w in page.words)
        ]  # fmt: skip
        assert np.median(ink) > 2 * (255 - image.mean()) or not ink
    assert store.is_done(result.document.document_id) and not store.fault(result.document.document_id)


def test_the_noisiest_page_fits_the_budget_and_bad_files_cost_nobody_else_a_picture(tmp_path):
    broken, gone, text = tmp_path / "kaputt.pdf", tmp_path / "weg.pdf", tmp_path / "notiz.txt"
    broken.write_bytes(b"%PDF-1.7\n" + b"\0\xff" * 4000)
    text.write_text("Der Gemeinderat tagt.")
    gone.write_bytes(b"%PDF-1.7 weg")
    jobs = [job(broken), job(gone), job(text), noise(tmp_path / "rauschen.png", 2400)]
    gone.unlink()
    draw_missing(jobs, tmp_path, Limits(), 2)
    store = PictureStore(tmp_path)
    assert [store.is_done(j.document_id) for j in jobs] == [True, False, True, True]
    assert store.fault(jobs[0].document_id) == "PDF_DAMAGED"
    assert 0 < store.path(jobs[3].document_id, 1).stat().st_size <= PICTURE_BYTES


def test_a_file_that_kills_its_worker_again_and_again_loses_its_picture_only(tmp_path):
    killer_file, other = noise(tmp_path / "toedlich.png", 3000), noise(tmp_path / "harmlos.png", 300)
    marks, over = tmp_path / ".work" / "drawing", threading.Event()

    def kill() -> None:
        while not over.is_set():
            for mark in marks.glob(f"{killer_file.document_id}.*"):
                with suppress(ProcessLookupError):
                    os.kill(int(mark.suffix[1:]), signal.SIGKILL)
            over.wait(0.002)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        draw_missing([killer_file, other], tmp_path, Limits(), 2)
    finally:
        over.set()
        thread.join()
    store = PictureStore(tmp_path)
    assert store.fault(killer_file.document_id) == "WORKER_CRASHED"
    assert store.path(other.document_id, 1).is_file()
