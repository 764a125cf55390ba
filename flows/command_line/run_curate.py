"""Starting the flow from the command line: Prefect kept quiet, its temporary server where none is set, a display."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TextIO

from rich.console import Console

from curated.errors import AktenklarError, SetupError
from flows.command_line.json_log import JsonLog
from flows.command_line.progress import Display, display_for
from flows.command_line.temporary_server import temporary_server
from flows.command_line.unchanged import has_server, released_unchanged
from flows.configuration.settings import CurateSettings
from flows.processing.observers import watch_with
from flows.processing.server_watch import End, end_process, end_with
from flows.publication.publish import RunSummary


def curate_and_log(raw_dir: Path, out_dir: Path, settings: CurateSettings, stream: TextIO) -> RunSummary:
    """Run the flow and write how far it is to ``stream`` as JSON lines.

    Raises:
        SetupError: Prefect cannot start, or the run cannot.
    """
    log = JsonLog(stream)
    summary = _curate(raw_dir, out_dir, settings, log, end_process)
    log.ended(summary)
    return summary


def curate_and_watch(raw_dir: Path, out_dir: Path, settings: CurateSettings, console: Console) -> RunSummary:
    """Run the flow and show how far it is on ``console``.

    Raises:
        SetupError: Prefect cannot start, or the run cannot.
    """
    return _curate(raw_dir, out_dir, settings, display_for(console), partial(_end, console))


def _curate(raw_dir: Path, out_dir: Path, settings: CurateSettings, watching: Display, end: End) -> RunSummary:
    """Run the flow; ``watching`` hears how far it is, and ``end`` ends it when its server is gone.

    Raises:
        SetupError: Prefect cannot start, or the run cannot.
    """
    # The display says what there is to say; what Prefect logs stays to be seen in its interface.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL")
    with watching as display:
        if (unchanged := released_unchanged(raw_dir, out_dir, settings, display)) is not None:
            return unchanged
        server = None if has_server() else temporary_server()
        end_with(end)
        try:
            from flows.curate import curate
        except OSError as error:
            raise SetupError(
                f"Prefect cannot use its home folder ({error}): set PREFECT_HOME to a folder of yours."
            ) from error
        watch_with(display)
        if server is not None:
            server.wait_until_it_answers()
        try:
            state = curate(raw_dir, out_dir, settings, return_state=True)
        except RuntimeError as error:
            raise SetupError(
                "Prefect's server cannot be reached: set PREFECT_API_URL to one that runs, or to none for a temporary one."
            ) from error
        outcome = state.result(raise_on_failure=False)
    if isinstance(outcome, RunSummary):
        return outcome
    if isinstance(outcome, AktenklarError):
        raise outcome
    raise SetupError(f"The flow ended unexpectedly: {state.message}") from (
        outcome if isinstance(outcome, Exception) else None
    )


def _end(console: Console, sentence: str) -> None:
    """End this process and say why; the display, which is not closed any more, has hidden the cursor."""
    console.show_cursor(True)
    end_process(sentence)
