"""Counts and failures of a finished release, for operators: read from its tables, without the documents' text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDocument:
    """A document of a release that could not be read: what it is, under which work it failed, and the codes of its issues."""

    document_id: str
    source_path: str
    fingerprint: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReleaseCounts:
    """Documents by status, issues by code, and the failed documents."""

    by_status: dict[str, int]
    by_code: dict[str, int]
    failed: tuple[FailedDocument, ...]


def release_counts(folder: Path) -> ReleaseCounts:
    """What a release says of its documents.

    Raises:
        OSError: a table is missing, or is no whole Parquet file of ours.
    """
    try:
        columns = ["document_id", "source_path", "fingerprint", "status"]
        documents = pq.read_table(folder / "documents.parquet", columns=columns).to_pylist()
        issues = pq.read_table(folder / "issues.parquet", columns=["document_id", "code"]).to_pylist()
    except pa.ArrowException as error:
        raise OSError(str(error)) from error
    codes: dict[str, set[str]] = {}
    for row in issues:
        codes.setdefault(str(row["document_id"]), set()).add(str(row["code"]))
    failed = tuple(
        FailedDocument(
            document_id=row["document_id"],
            source_path=row["source_path"],
            fingerprint=row["fingerprint"],
            codes=frozenset(codes.get(row["document_id"], ())),
        )
        for row in documents
        if row["status"] == "failed"
    )
    statuses = Counter(str(row["status"]) for row in documents)
    return ReleaseCounts(dict(sorted(statuses.items())), dict(Counter(str(row["code"]) for row in issues)), failed)
