"""What stands in a written release, for parts that add files to it: they show what is published, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow.parquet as pq

from curated.records import Issue

_BATCH = 2_048


def published_pages(folder: Path) -> Iterator[tuple[str, dict[int, str]]]:
    """Every document of the release in the order of ids, with the published text of its pages; a few at a time are in memory."""
    pages = groupby(_rows(folder / "pages.parquet", ("document_id", "page_number", "text")), key=itemgetter(0))
    held = next(pages, None)
    for (document_id,) in _rows(folder / "documents.parquet", ("document_id",)):
        texts: dict[int, str] = {}
        if held is not None and held[0] == document_id:
            texts = {int(str(number)): str(text) for _, number, text in held[1]}
            held = next(pages, None)
        yield str(document_id), texts


def published_issues(folder: Path) -> Iterator[Issue]:
    """Every issue of the release, in its order."""
    names = ("stage", "code", "severity", "message", "document_id", "page_number", "table_id", "path")
    for row in _rows(folder / "issues.parquet", names):
        yield Issue(*row)  # type: ignore[arg-type] # Parquet holds what the schema allows


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH, columns=list(columns)):
            yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)
