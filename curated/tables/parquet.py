"""One Parquet file per table: written in row groups as rows come, the same bytes for the same rows.

zstd, page index, page checksums, declared sort order; descriptions in the field metadata (for Arrow readers) and as a JSON
Table Schema in the file's key-value metadata (for all others). No timestamp anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from curated.errors import ReleaseRefused
from curated.schema import SCHEMA_VERSION, json_table_schema
from curated.schema.arrow_rows import table_from_records
from curated.schema.columns import TableSpec

METADATA_PREFIX = "aktenklar:"
_ZSTD_LEVEL = 6  # written once, downloaded often: more for size than the 3 of work files
_BATCH_ROWS = 8_192  # records turned into Arrow at a time
_GROUP_BYTES = 256 * 2**20
"""A row group is cut early when it grows beyond this, so that papers of huge pages do not exhaust memory."""


class TableWriter:
    """Writes records of one table, which come sorted, to one Parquet file. A context manager; counts its ``rows``."""

    def __init__(self, spec: TableSpec, path: Path, versions: Mapping[str, str]) -> None:
        self.spec = spec
        self.rows = 0
        self._records: list[object] = []
        self._batches: list[pa.Table] = []
        schema = spec.arrow_schema.with_metadata(file_metadata(spec, versions))
        order = [(name, "ascending") for name in spec.order]
        self._writer = pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            compression_level=_ZSTD_LEVEL,
            write_page_index=True,
            write_page_checksum=True,
            sorting_columns=pq.SortingColumn.from_ordering(schema, order),
        )

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._convert()
            self._write_groups(finish=True)
        self._writer.close()

    def add(self, records: Sequence[object]) -> None:
        """Take the next rows.

        Raises:
            ReleaseRefused: a value does not fit its column.
        """
        self._records += records
        self.rows += len(records)
        if len(self._records) >= _BATCH_ROWS:
            self._convert()
            self._write_groups(finish=False)

    def _convert(self) -> None:
        if self._records:
            self._batches.append(table_from_records(self.spec, self._records))
            self._records = []

    def _write_groups(self, finish: bool) -> None:
        size = self.spec.row_group_rows
        waiting = sum(batch.num_rows for batch in self._batches)
        heavy = sum(batch.nbytes for batch in self._batches) > _GROUP_BYTES
        if not waiting or (waiting < size and not finish and not heavy):
            return
        table = pa.concat_tables(self._batches)
        whole = waiting if finish or heavy else waiting - waiting % size
        # Chunks must not show in the bytes, or a row more in one document would shift page borders in all that follow.
        self._writer.write_table(table.slice(0, whole).combine_chunks(), row_group_size=size)
        self._batches = [table.slice(whole)] if whole < waiting else []


def file_metadata(spec: TableSpec, versions: Mapping[str, str]) -> dict[str, str]:
    """The key-value metadata of a table's file: what it is, its JSON Table Schema, and what made it."""
    own = {
        "title": spec.title,
        "description": spec.description,
        "table_schema": json.dumps(json_table_schema(spec), ensure_ascii=False, separators=(",", ":")),
        METADATA_PREFIX + "schema_version": SCHEMA_VERSION,
    }
    return own | {METADATA_PREFIX + name: versions[name] for name in sorted(versions)}


def check_file(spec: TableSpec, path: Path, rows: int) -> None:
    """Check a finished file as a reader would see it: its schema, its number of rows, and single keys over all documents.

    Raises:
        ReleaseRefused: it is not what was to be written (code ``GATE``).
    """
    written = pq.ParquetFile(path)
    if not written.schema_arrow.equals(spec.arrow_schema):
        raise ReleaseRefused(f"{path.name} does not have the schema of table {spec.name}.", "GATE")
    if written.metadata.num_rows != rows:
        raise ReleaseRefused(f"{path.name} holds {written.metadata.num_rows} rows, {rows} were to be written.", "GATE")
    if len(spec.key) == 1:
        values = pq.read_table(path, columns=list(spec.key))[spec.key[0]]
        counts = pc.value_counts(values)
        repeated = counts.filter(pc.greater(counts.field("counts"), 1))
        if len(repeated):
            some = ", ".join(str(value.as_py()["values"]) for value in repeated[:3])
            raise ReleaseRefused(
                f"The key of {spec.name} is not unique: {len(repeated)} value(s), such as {some}.", "GATE"
            )


def file_versions(path: Path) -> dict[str, str]:
    """The versions a Parquet file of ours carries; empty when it is none of ours or cannot be read."""
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (OSError, pa.ArrowException):
        return {}
    pairs = ((key.decode(), value.decode()) for key, value in metadata.items())
    return {key.removeprefix(METADATA_PREFIX): value for key, value in pairs if key.startswith(METADATA_PREFIX)}


def row_count(path: Path) -> int | None:
    """The rows of a Parquet file; None when there is none that can be read."""
    try:
        rows: int = pq.read_metadata(path).num_rows
    except (OSError, pa.ArrowException):
        return None
    return rows
