"""The log for machines: one JSON object a line, with nothing in it that a document or its name says."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from flows.command_line.json_log import JsonLog
from flows.run import run
from tests.flows.test_run import SETTINGS, here


def test_counts_codes_and_ids_never_text(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", io.StringIO()
    raw.mkdir()
    (raw / "Personalsache Muster.txt").write_text("Der Rat bewilligt Frau Beispiel 1.000,00 EUR.\n", encoding="utf-8")
    (raw / "kaputt.pdf").write_bytes(b"%PDF-1.4\nnichts\n")
    with JsonLog(out) as log:
        log.ended(run(raw, tmp_path / "out", SETTINGS, here, log))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["event"] for line in lines if line["event"] != "progress"] == [
        "starting", "begin", "document", "releasing", "released",
    ]  # fmt: skip
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)
    failed = next(line for line in lines if line["event"] == "document")
    assert (failed["state"], failed["code"], len(failed["document_id"])) == ("failed", "PDF_DAMAGED", 12)
    progress = [line for line in lines if line["event"] == "progress"][-1]
    assert (progress["done"], progress["pages"], progress["states"]) == (2, 1, {"done": 1, "failed": 1})
    assert (lines[-1]["documents"], lines[-1]["failed"], lines[-1]["rows"]["documents"]) == (2, 1, 2)
    assert not any(word in out.getvalue() for word in ("Muster", "Beispiel", "kaputt", "Rat"))


def test_a_run_that_is_stopped_says_so() -> None:
    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt), JsonLog(out):
        raise KeyboardInterrupt
    assert json.loads(out.getvalue().splitlines()[-1])["reason"] == "KeyboardInterrupt"
