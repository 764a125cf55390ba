"""The flow started from the command line: Prefect's trouble becomes one sentence, and its log stays quiet."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from rich.console import Console

from curated.errors import SetupError
from flows.command_line.run_curate import curate_and_watch
from flows.configuration.settings import CurateSettings


def test_what_the_flow_refuses_is_raised_here_and_nothing_is_written(prefect_server: str, tmp_path: Path) -> None:
    out = io.StringIO()
    with pytest.raises(SetupError, match="does not exist"):
        curate_and_watch(tmp_path / "raw", tmp_path / "out", CurateSettings(workers=1), Console(file=out))
    assert out.getvalue() == "starting\n" and not (tmp_path / "out").exists()
    assert os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] == "CRITICAL"
