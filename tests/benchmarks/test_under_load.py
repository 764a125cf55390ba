"""``benchmarks.under_load`` on a folder of one text: the proof itself is a benchmark, for it takes minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.under_load import main


def test_a_text_is_read_the_same_beside_a_busy_loop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Stadt Musterlingen\nBeschlussvorlage\nDie Kosten betragen 1.000,50 EUR.\n", "utf-8")
    assert main([str(raw), "--loops", "1"]) == 0
    assert "byte-identical" in capsys.readouterr().out
