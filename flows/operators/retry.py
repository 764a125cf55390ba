"""Letting go of verdicts: documents that failed are read again by the next run, all of them or some."""

from __future__ import annotations

import fcntl
from collections.abc import Collection
from pathlib import Path

from curated.errors import SetupError
from curated.release.swap import LATEST
from curated.tables.release_counts import FailedDocument, release_counts
from curated.work_files.store import WORK_FOLDER, WorkStore
from flows.publication.last_run import forget_last_run


def forget_failures(out_dir: Path, codes: Collection[str] = (), documents: Collection[str] = ()) -> int:
    """Remove the work files of failed documents of the last release; how many went. Pages that were recognised are kept.

    ``codes`` and ``documents`` (beginnings of ids, or paths) choose some; empty for all. What is released stays as it is until
    the next run.

    Raises:
        SetupError: there is no release, or a run is working on the folder.
    """
    try:
        failed = release_counts(out_dir / LATEST).failed
    except OSError as error:
        raise SetupError(
            f"There is no release in {out_dir} that can be read: name the output folder of a run."
        ) from error
    chosen = [one for one in failed if (not codes or one.codes & set(codes)) and _is_named(one, documents)]
    try:
        with (out_dir / WORK_FOLDER / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            forget_last_run(out_dir)
            return sum(WorkStore(out_dir).forget(one.document_id, one.fingerprint) for one in chosen)
    except BlockingIOError as error:
        raise SetupError(f"A run is working on {out_dir}: wait for it, then try again.") from error
    except OSError as error:
        raise SetupError(f"The work files of {out_dir} cannot be changed ({error.strerror}).") from error


def _is_named(failed: FailedDocument, names: Collection[str]) -> bool:
    """Whether one of the names is its path or the beginning of its id; no names at all name every document."""
    return not names or any(
        name and (failed.source_path == name or failed.document_id.startswith(name)) for name in names
    )
