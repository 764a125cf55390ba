"""How an output folder stands: what is released, what waits, what is in quarantine, what is withheld, and how old it is."""

from __future__ import annotations

import fcntl
import time
from dataclasses import dataclass
from pathlib import Path

from curated.errors import SetupError
from curated.release.swap import LATEST, SUMS, latest_version
from curated.tables.release_counts import release_counts
from curated.work_files.store import WORK_FOLDER, WorkStore
from flows.configuration.preflight import preflight
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import discover
from flows.inputs.identities import known_identities

_QUARANTINED = "WORKER_CRASHED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts of documents. ``pending`` is None where no input folder was named; ``age_seconds`` that of the release."""

    version: str
    age_seconds: float
    released: int
    by_status: dict[str, int]
    quarantined: int
    withheld: int
    unclear: int
    pending: int | None
    is_running: bool


def status_of(out_dir: Path, raw_dir: Path | None, settings: CurateSettings) -> Status:
    """The status of an output folder; with RAW also how many of its documents the next run would read.

    Raises:
        SetupError: there is no release, one of its tables cannot be read, or RAW cannot be used.
    """
    version = latest_version(out_dir)
    if version is None:
        raise SetupError(f"There is no release in {out_dir}: name the output folder of a run, or run curate first.")
    latest = out_dir / LATEST
    try:
        counts = release_counts(latest)
        age = time.time() - (latest / SUMS).stat().st_mtime
    except OSError as error:
        raise SetupError(f"The release in {latest} cannot be read ({error}): run curate again.") from error
    return Status(
        version=version,
        age_seconds=max(0.0, age),
        released=sum(counts.by_status.values()),
        by_status=counts.by_status,
        quarantined=counts.by_code.get(_QUARANTINED, 0),
        withheld=_rows(out_dir / WORK_FOLDER / "withheld.csv"),
        unclear=_rows(out_dir / WORK_FOLDER / "unclear.csv"),
        pending=None if raw_dir is None else _pending(raw_dir, out_dir, settings),
        is_running=_is_locked(out_dir / WORK_FOLDER / "lock"),
    )


def _pending(raw_dir: Path, out_dir: Path, settings: CurateSettings) -> int:
    ready, store = preflight(raw_dir, out_dir, settings), WorkStore(out_dir)
    return sum(
        not store.is_final(d.document_id, ready.fingerprints.under(d.facts.force, d.document_id).document)
        for d in discover(ready.raw_dir, known_identities(out_dir)).documents
    )


def _rows(path: Path) -> int:
    """Rows of a list below its headings; 0 where there is none."""
    try:
        return max(0, sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line) - 1)
    except OSError:
        return 0


def _is_locked(path: Path) -> bool:
    try:
        with path.open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
