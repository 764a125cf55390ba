"""The list of papers whose publicity was not understood lies in the work folder, for one answer each."""

from __future__ import annotations

import csv
from pathlib import Path

from curated.records import Box
from flows.publication.unclear_papers import UnclearLine, unclear_line, write_unclear
from tests.support.builders import document_id, simple_result


def test_a_paper_that_says_nothing_of_publicity_has_no_line() -> None:
    assert unclear_line(simple_result("a")) is None


def test_the_list_leaves_a_column_for_the_answer(tmp_path: Path) -> None:
    lines = {
        document_id("b"): UnclearLine("b.pdf", 2, None, "Status; unklar"),
        document_id("a"): UnclearLine("a.pdf", 1, Box(10, 20.04, 30, 40), "Sitzungsart ?"),
    }
    write_unclear(tmp_path / "unclear.csv", lines)
    rows = list(csv.DictReader((tmp_path / "unclear.csv").read_text("utf-8").splitlines()))
    assert [row["document_id"] for row in rows] == sorted(lines) and {row["public"] for row in rows} == {""}
    by_path = {row["source_path"]: row for row in rows}
    assert by_path["a.pdf"]["y0"] == "20.0" and by_path["b.pdf"]["x0"] == ""
    assert by_path["b.pdf"]["statement"] == "Status; unklar"
