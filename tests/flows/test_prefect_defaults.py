"""Before anybody imports Prefect, the package says what it does by default; what the operator has set stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import flows
from tests.support.paths import ROOT

PRINT = "import os, sys, json, flows; print(json.dumps([dict(os.environ), 'prefect' in sys.modules]))"


@pytest.mark.parametrize(("own", "found"), [(None, "1"), ("0", "0")])
def test_no_statistics_leave_the_machine_unless_the_operator_wants_it(own: str | None, found: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DO_NOT_TRACK"}
    if own is not None:
        environment["DO_NOT_TRACK"] = own
    done = subprocess.run([sys.executable, "-c", PRINT], cwd=ROOT, env=environment, capture_output=True, check=True)
    variables, loads_prefect = json.loads(done.stdout)
    assert variables["DO_NOT_TRACK"] == found and not loads_prefect
    assert flows.__doc__ is not None and "Prefect" in flows.__doc__
