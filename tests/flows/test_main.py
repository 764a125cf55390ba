"""``python -m flows`` is the command line, and importing the module starts nothing."""

from __future__ import annotations

import subprocess
import sys

from flows import __main__
from flows.command_line.main import main
from tests.support.paths import ROOT


def test_the_module_is_the_command() -> None:
    assert __main__.main is main
    done = subprocess.run(
        [sys.executable, "-m", "flows", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("usage: aktenklar")
