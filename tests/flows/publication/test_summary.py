"""What a run says at its end: the same lines for the terminal and as Markdown."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from curated.release import ReleaseInfo, write_release
from flows.publication.publish import Failure, RunSummary
from flows.publication.summary import open_with_pandas, print_summary, summary_markdown, summary_rows
from tests.support.builders import failed_result, simple_result


def summary(out: Path) -> RunSummary:
    results = [simple_result("a"), simple_result("zu", is_public=False), failed_result("c")]
    release = write_release(results, [], out, ReleaseInfo())
    failures = (Failure("[red]c\x1b.pdf", "PDF_DAMAGED", "fetch it again", False),)
    return RunSummary(documents=3, worked=2, failures=failures, out_dir=out, release=release)


def test_the_lines_count_what_was_done(tmp_path: Path) -> None:
    rows = dict(summary_rows(summary(tmp_path)))
    assert rows["documents"] == "3 (2 read now, 1 unchanged)"
    assert "1 not public and withheld" in rows["status"] and rows["catalog"].startswith("not written")


def test_a_refusal_says_why_and_shows_no_release(tmp_path: Path) -> None:
    refused = RunSummary(documents=3, worked=2, failures=(), out_dir=tmp_path, refusal="too many failures")
    assert summary_rows(refused)[-1] == ("released", "nothing: too many failures")


def test_file_names_are_neither_markup_nor_control_characters(tmp_path: Path) -> None:
    out = io.StringIO()
    print_summary(summary(tmp_path), Console(file=out, width=300))
    assert "[red]c?.pdf: PDF_DAMAGED" in out.getvalue() and "\x1b" not in out.getvalue()
    assert open_with_pandas(summary(tmp_path)) in out.getvalue()
    assert summary_markdown(summary(tmp_path)).startswith("# Curated\n\n| what | how many |")
