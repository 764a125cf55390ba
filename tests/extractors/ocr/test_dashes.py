"""Dashes are told from hyphens by their width."""

from __future__ import annotations

from dataclasses import replace

from extractors.ocr.dashes import with_dashes
from tests.support.printed_pages import joined, row, word


def test_dashes_are_told_from_hyphens_by_their_width() -> None:
    line = [*row("Montag - Freitag"), *row("Haupt - und", line=2)]
    wide = [replace(w, width=19) if n == 1 else replace(w, width=9) if n == 4 else w for n, w in enumerate(line)]
    assert joined(with_dashes(wide)) == "Montag – Freitag Haupt - und"
    alone = [word("-", 50, 30)]
    assert with_dashes(alone) == alone
