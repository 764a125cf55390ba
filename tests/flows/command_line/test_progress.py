"""What the operator sees: plain lines in logs, a live line on a terminal, and no control characters from file names."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from curated.records import Issue
from flows.command_line.progress import LiveDisplay, PlainDisplay, display_for
from flows.processing.tasks import Outcome

FAILED = Outcome(
    "b" * 64, "failed", Issue(stage="process", code="PDF_DAMAGED", severity="error", message="x", path="[red]b\x1b.pdf")
)


def shown(*, terminal: bool) -> tuple[object, str]:
    out = io.StringIO()
    # Whatever terminal the tests run in: a dumb one redraws nothing.
    display = display_for(Console(file=out, force_terminal=terminal, width=200, _environ={"TERM": "xterm"}))
    with display:
        display.begin(3, 2)
        display.in_hand(("a\x1b.pdf",))
        display.outcome(Outcome("a" * 64, "done"))
        display.outcome(FAILED)
        display.releasing()
    return display, out.getvalue()


def test_a_log_gets_whole_lines() -> None:
    display, text = shown(terminal=False)
    assert isinstance(display, PlainDisplay)
    lines = text.splitlines()
    assert lines[0] == "starting" and lines[1] == "3 documents, 1 unchanged, 2 to read"
    assert "failed: [red]b?.pdf PDF_DAMAGED" in lines and lines[-1] == "writing the release"
    assert "2/2 documents, 1 failed" in lines and "\x1b" not in text


def test_a_terminal_gets_a_live_line_that_leaves_nothing_behind() -> None:
    display, text = shown(terminal=True)
    assert isinstance(display, LiveDisplay) and "2/2" in text


def test_a_terminal_that_cannot_redraw_gets_whole_lines() -> None:
    dumb = Console(file=io.StringIO(), force_terminal=True, _environ={"TERM": "dumb"})
    assert isinstance(display_for(dumb), PlainDisplay)


@pytest.mark.parametrize("paths", [(), ("x" * 200,)])
def test_long_paths_show_their_end(paths: tuple[str, ...]) -> None:
    out = io.StringIO()
    with PlainDisplay(Console(file=out, width=200)) as display:
        display.begin(1, 1)
        display.in_hand(paths)
    assert all(len(line) < 120 for line in out.getvalue().splitlines())
