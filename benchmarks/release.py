"""What it takes to write, check and compare releases: 1,000 documents, and the next release with twenty of them exchanged."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import duckdb

from benchmarks.corpus import ROOT, Figure
from curated.metadata.licences import LICENCE_BASE
from curated.metadata.publication import Publication
from curated.records import DocumentResult
from curated.release import ReleaseInfo, ReleaseSummary, write_release
from curated.schema import ALL_TABLES
from curated.tables.compare import compare_releases
from extractors.document import read_document

DOCUMENTS, EXCHANGED, RUNS = 1_000, 20, 3
_SAMPLES = ("haushalt/*.pdf", "vorlagen/*radweg*.pdf", "antraege/*.pdf", "niederschriften/*.pdf", "konzepte/*.txt")
_ABOUT = Publication(
    publisher="Stadt Musterlingen",
    license=LICENCE_BASE + "dl-by-de/2.0",
    base_url="https://daten.musterlingen.example",
)
_INFO = ReleaseInfo({"pipeline": "benchmark"}, _ABOUT)

T = TypeVar("T")


def run(_corpus: Path) -> list[Figure]:
    """Copies of the project's own samples; processor seconds of one core, the fastest of some runs."""
    paths = [path for pattern in _SAMPLES for path in sorted((ROOT / "data" / "raw").glob(pattern))]
    read = [read_document(path) for path in paths]
    results = [_copy(read[n % len(read)], n) for n in range(DOCUMENTS + EXCHANGED)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        seconds, first = _timed(lambda: write_release(results[:DOCUMENTS], [], out, _INFO))
        again, _ = _timed(lambda: write_release(results[:DOCUMENTS], [], out, _INFO))
        next_, second = _timed(lambda: write_release(results[EXCHANGED:], [], out, _INFO))
        rows = sum(first.rows.values())
        return [
            ("release", f"{DOCUMENTS} documents, {rows:,} rows: written, checked, summed", f"{seconds:.1f} s"),
            ("release", "the same once more: nothing is written", f"{again:.1f} s"),
            ("release", f"{EXCHANGED} documents exchanged: held against the last one", f"{next_:.1f} s"),
            *_diff(first, second),
        ]


def _diff(first: ReleaseSummary, second: ReleaseSummary) -> list[Figure]:
    def ours() -> dict[str, int]:
        changes = compare_releases(first.path, second.path, limit=0)
        return {
            change.table: change.counts["added"] + change.counts["changed"]
            for change in changes
            if change.table != "issues"
        }

    def theirs() -> dict[str, int]:
        return {spec.name: _except(second.path, first.path, spec.name) for spec in ALL_TABLES if spec.name != "issues"}

    pairs = [(_timed(ours), _timed(theirs)) for _ in range(RUNS)]
    (our_seconds, found), (their_seconds, expected) = (
        min(side, key=lambda timed: timed[0]) for side in zip(*pairs, strict=True)
    )
    agreement = f"{sum(found[name] == expected[name] for name in expected)} of {len(expected)} tables"
    return [
        ("release", "diff of the two", f"{our_seconds:.2f} s"),
        ("release", "… by DuckDB's EXCEPT, which names no columns", f"{their_seconds:.2f} s"),
        ("release", "… new or changed rows found as by DuckDB", agreement),
    ]


def _except(new: Path, old: Path, table: str) -> int:
    query = f"select count(*) from (from '{new}/{table}.parquet' except from '{old}/{table}.parquet')"
    with duckdb.connect() as connection:
        rows: Sequence[tuple[int]] = connection.execute(query).fetchall()
    return rows[0][0]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    done = work()
    return time.process_time() - started, done


def _copy(result: DocumentResult, number: int) -> DocumentResult:
    """The same document under another id, with ids of its own for tables and mentions."""
    new = hashlib.sha256(f"copy {number}".encode()).hexdigest()

    def named(old: str) -> str:
        return f"{new[:12]}{old[-12:]}"

    def in_table(old: str | None) -> str | None:
        return named(old) if old else None

    return replace(
        result,
        document=replace(result.document, document_id=new, source_path=f"{number}.pdf"),
        pages=tuple(replace(page, document_id=new) for page in result.pages),
        entities=tuple(
            replace(e, document_id=new, entity_id=named(e.entity_id), table_id=in_table(e.table_id))
            for e in result.entities
        ),
        consultations=tuple(replace(c, document_id=new) for c in result.consultations),
        agenda_items=tuple(replace(item, document_id=new) for item in result.agenda_items),
        votes=tuple(replace(vote, document_id=new) for vote in result.votes),
        vote_positions=tuple(replace(position, document_id=new) for position in result.vote_positions),
        relations=tuple(replace(relation, document_id=new) for relation in result.relations),
        tables=tuple(
            replace(
                t,
                document_id=new,
                table_id=named(t.table_id),
                continues_table_id=in_table(t.continues_table_id),
                table_group=in_table(t.table_group),
            )
            for t in result.tables
        ),
        cells=tuple(replace(cell, document_id=new, table_id=named(cell.table_id)) for cell in result.cells),
        budget_lines=tuple(
            replace(line, document_id=new, table_id=in_table(line.table_id)) for line in result.budget_lines
        ),
        form_fields=tuple(replace(form_field, document_id=new) for form_field in result.form_fields),
        head_evidence=tuple(replace(evidence, document_id=new) for evidence in result.head_evidence),
        corrections=tuple(replace(correction, document_id=new) for correction in result.corrections),
        issues=tuple(replace(i, document_id=new, table_id=in_table(i.table_id)) for i in result.issues),
    )
