"""``--dry-run``: counts without OCR, in worker processes, and writes nothing."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from flows.command_line.dry_run import Estimate, estimate, print_estimate
from flows.configuration.settings import CurateSettings
from tests.support.paths import RAW


def test_new_documents_are_counted_page_by_page(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("Erste Seite\fZweite Seite\n", encoding="utf-8")
    (raw / "kaputt.pdf").write_bytes(b"%PDF-1.4\nnichts\n")
    (raw / "leer.pdf").touch()
    source = next((RAW / "haushalt").glob("*.pdf"))
    (raw / "haushalt.pdf").write_bytes(source.read_bytes())
    found = estimate(raw, out, CurateSettings(workers=1))
    assert (found.documents, found.unchanged, found.unreadable, found.issues) == (3, 0, 1, 1)
    assert found.pages > 2 and found.ocr_pages < found.pages and found.disk_bytes > 0
    assert not out.exists()


def said(seconds: float) -> str:
    out = io.StringIO()
    counts = Estimate(
        documents=5, unchanged=2, unreadable=1, issues=0, pages=9, ocr_pages=4, seconds=seconds, disk_bytes=2_000_000
    )
    print_estimate(counts, Console(file=out, width=200))
    return out.getvalue()


def test_an_estimate_tells_minutes_from_days() -> None:
    assert "5 documents: 2 unchanged, 2 to read, 1 that cannot be opened" in said(60)
    assert "about 60 seconds and 2 MB" in said(60)
    assert "about 10 minutes" in said(600) and "about 2.0 hours" in said(7200)
