"""Web pages and mails are no papers, whatever their names say."""

from __future__ import annotations

from pathlib import Path

from extractors.pages.no_papers import no_paper


def test_mails_and_web_pages_are_told_from_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Received: by mail\nMessage-ID: <1@a>\nFrom: a@b.example\nMIME-Version: 1.0\n\nGuten Tag", "utf-8")
    assert no_paper(path)
    path.write_text("<!DOCTYPE html>\n<html><head><title>404</title></head><body>Nicht gefunden</body></html>", "utf-8")
    assert no_paper(path)
    path.write_text("Stadt Musterlingen\nVorlage Nr.: 2025/0117\nDatum: 03.04.2025\n", "utf-8")
    assert no_paper(path) is None
