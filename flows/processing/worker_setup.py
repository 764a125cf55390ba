"""What a worker process does once, before its first document."""

from __future__ import annotations

import os
import resource
from contextlib import suppress

from flows.processing.leave_with_parent import stay_with_parent


def prepare_worker() -> None:
    """One thread per process, loaded dictionaries, and no life after the run. Never raises: a worker that cannot load
    something reports it with the first document that needs it.
    """
    stay_with_the_run()
    with suppress(Exception):
        _load()


def stay_with_the_run() -> None:
    """One thread per process, quiet where the run shows its progress, and no life after the run."""
    # One process per core already; without this Tesseract's threads fight each other (tesseract#3109).
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if os.environ.get("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL") == "CRITICAL":
        _quieten()
    resource.setrlimit(
        resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1])
    )  # papers stay off the disk
    stay_with_parent()


def _quieten() -> None:
    """Send what native libraries write about damaged files into nothing: it would tear up the progress display."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _load() -> None:
    """Load what every document needs, so that it counts towards no document's time."""
    from extractors import extract_entities, extract_head
    from normalizers import repair_text

    text = "Der Gemeinderat der Stadt Musterlingen beschließt fiir das Jahr 2024 Mittel von 1.000 EUR."
    repair_text(text)
    extract_entities(text)
    extract_head([text])
