"""What all tests share: a Prefect home of their own, and one real Prefect server for all flow tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator

import pytest

# Prefect reads its settings when it is imported, so this must come before any test module. Tests, and the programs they
# start, neither read nor write the operator's Prefect home.
_PREFECT_HOME = tempfile.mkdtemp(prefix="aktenklar-tests-prefect-")
atexit.register(shutil.rmtree, _PREFECT_HOME, ignore_errors=True)
os.environ["PREFECT_HOME"] = _PREFECT_HOME
os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "CRITICAL"
os.environ["OMP_THREAD_LIMIT"] = "1"
for _name in [name for name in os.environ if name.startswith("AKTENKLAR_") and name != "AKTENKLAR_CORPUS"]:
    del os.environ[_name]  # an operator's settings must not decide whether a test passes


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """The address of a real Prefect server with a database of its own, for the whole session."""
    with warnings.catch_warnings():
        # Importing Prefect and its server is not ours to keep free of warnings; what our own code warns about still counts.
        warnings.simplefilter("ignore")
        from prefect.settings import PREFECT_API_URL
        from prefect.testing.utilities import prefect_test_harness

        import flows.curate  # noqa: F401 – with everything that it imports of Prefect
    with prefect_test_harness(server_startup_timeout=180):
        url = PREFECT_API_URL.value()
        assert url
        yield url
