"""Letting go of verdicts: documents that failed are read again by the next run, all of them or some."""

from __future__ import annotations

import fcntl
from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from curated.errors import SetupError
from curated.release.swap import LATEST
from curated.work_files.store import WORK_FOLDER, WorkStore


def forget_failures(out_dir: Path, codes: Collection[str] = (), documents: Collection[str] = ()) -> int:
    """Remove the work files of failed documents of the last release; how many went. Pages that were recognised are kept.

    ``codes`` and ``documents`` (beginnings of ids, or paths) choose some; empty for all. What is released stays as it is until
    the next run.

    Raises:
        SetupError: there is no release, or a run is working on the folder.
    """
    failed = _failed(out_dir, codes)
    chosen = [
        (document_id, fingerprint)
        for document_id, path, fingerprint in failed
        if not documents or any(path == name or (name and document_id.startswith(name)) for name in documents)
    ]
    try:
        with (out_dir / WORK_FOLDER / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return sum(WorkStore(out_dir).forget(*pair) for pair in chosen)
    except BlockingIOError as error:
        raise SetupError(f"A run is working on {out_dir}: wait for it, then try again.") from error
    except OSError as error:
        raise SetupError(f"The work files of {out_dir} cannot be changed ({error.strerror}).") from error


def _failed(out_dir: Path, codes: Collection[str]) -> list[tuple[str, str, str]]:
    """Id, path and fingerprint of the failed documents of the last release, of those codes alone where any are named."""
    latest = out_dir / LATEST
    try:
        documents = pq.read_table(
            latest / "documents.parquet", columns=["document_id", "source_path", "fingerprint", "status"]
        ).to_pylist()
        issues = pq.read_table(latest / "issues.parquet", columns=["document_id", "code"]).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise SetupError(
            f"There is no release in {out_dir} that can be read: name the output folder of a run."
        ) from error
    wanted = {row["document_id"] for row in issues if not codes or row["code"] in codes}
    return [
        (row["document_id"], row["source_path"], row["fingerprint"])
        for row in documents
        if row["status"] == "failed" and (not codes or row["document_id"] in wanted)
    ]
