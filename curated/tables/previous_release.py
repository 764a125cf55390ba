"""What stands in a written release, for parts that add files to it: they show what is published, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow.parquet as pq

from curated.records import Issue

_BATCH = 2_048  # rows in memory at a time


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
        yield Issue(**dict(zip(names, row, strict=True)))  # type: ignore[arg-type] # Parquet holds what the schema allows


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH, columns=list(columns)):
            yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)


def oparl_ids_of(documents: Path) -> dict[str, tuple[str, ...]]:
    """The OParl ids, of the paper and of the file, of every document of a release; ``documents`` is its ``documents.parquet``."""
    rows = pq.read_table(documents, columns=["document_id", "oparl_paper_id", "oparl_file_id"]).to_pylist()
    return {
        row["document_id"]: tuple(i for i in (row["oparl_paper_id"], row["oparl_file_id"]) if i is not None)
        for row in rows
    }
