"""A folder of texts made into a release as a run does, but for Prefect and its processes."""

from pathlib import Path

import pyarrow.parquet as pq

from curated.work_files.store import WorkStore
from extractors import read_document
from flows.configuration.fingerprint import Fingerprints
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import discover
from flows.publication.publish import RunSummary, release_found

PRINTS = Fingerprints("a" * 32, "b" * 32, {"code": "test"})
PAPER = (
    "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2025/{n:04}\n\nNeubau des Seebades\n\n"
    "Gremium Termin TOP Ö / N Zuständigkeit\n{rows}\n\nBegründung: Das alte Bad ist marode.\n"
)


def paper(raw: Path, number: int, *rows: str, status: str = "") -> Path:
    path = raw / f"{number}.txt"
    path.write_text(status + PAPER.format(n=number, rows="\n".join(rows)), encoding="utf-8")
    return path


def release(raw: Path, out: Path, fingerprints: Fingerprints = PRINTS, **settings: object) -> RunSummary:
    """Read everything in RAW and release it; fails when nothing is released."""
    found, store = discover(raw), WorkStore(out)
    for document in found.documents:
        store.save(
            read_document(raw / document.path, source_path=document.source_path, fingerprint=fingerprints.document)
        )
    summary = release_found(
        found=found,
        worked=len(found.documents),
        untried={},
        fingerprints=fingerprints,
        out_dir=out,
        settings=CurateSettings.model_validate(settings),
    )
    assert summary.release is not None, summary.refusal
    return summary


def rows(out: Path, table: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = pq.read_table(out / "latest" / f"{table}.parquet").to_pylist()
    return listed
