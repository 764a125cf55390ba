"""Runs the line over a folder: the only package that knows Prefect.

Importing this package does not import Prefect; it only says, before anybody does, what Prefect should do by default here.
"""

from __future__ import annotations

import multiprocessing
import os

from flows.processing.leave_with_parent import stay_with_parent

# Defaults only: whatever the operator has set stays. No usage statistics leave the machine, neither from the client nor from
# the temporary server; and that server, which takes 10–20 s to come up on an idle machine, may take longer on a busy one.
for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}.items():
    os.environ.setdefault(_name, _value)

# A worker loads its modules for seconds; when its run is killed meanwhile, it must end, too, and nobody else would tell it.
if multiprocessing.parent_process() is not None:
    stay_with_parent()
