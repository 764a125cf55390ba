"""A whole release as one file, on request: a zip of everything, or a DuckDB database of its tables. Never part of a release."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from curated.errors import SetupError
from curated.schema import ALL_TABLES
from curated.schema.columns import TableSpec

_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip can hold: its bytes depend on the release alone
_FILE_MODE = 0o644 << 16  # where a zip keeps the rights of a file made on Unix
_PIECE = 1 << 20  # bytes copied at a time
_STORED = frozenset({".parquet", ".png", ".jpg", ".webp", ".gz"})  # compressed already


def write_zip(release: Path, target: Path) -> None:
    """Write every file of a release into one zip, in the order of names; the same release gives the same bytes.

    Raises:
        OSError: a file cannot be read, or the zip not be written. What was begun is taken away.
    """
    with _whole(target) as begun, zipfile.ZipFile(begun, "w") as archive:
        for path in sorted(path for path in release.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(release).as_posix(), _NO_DAY)
            entry.external_attr = _FILE_MODE
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in _STORED else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as copy:
                while piece := source.read(_PIECE):
                    copy.write(piece)


def write_duckdb(release: Path, target: Path) -> None:
    """Write every table of a release into one DuckDB database, with the descriptions of tables and columns as comments.

    Raises:
        SetupError: DuckDB is not installed.
        OSError: a table cannot be read, or the database not be written. What was begun is taken away.
    """
    if find_spec("duckdb") is None:
        raise SetupError("A DuckDB file needs the package duckdb: pip install 'aktenklar[duckdb]'.")
    import duckdb

    with _whole(target) as begun:
        try:
            with duckdb.connect(str(begun)) as database:
                for spec in ALL_TABLES:
                    source = (release / f"{spec.name}.parquet").as_posix().replace("'", "''")
                    database.execute(f"CREATE TABLE {spec.name} AS SELECT * FROM read_parquet('{source}')")
                    for statement in _comments(spec):
                        database.execute(statement)
        except duckdb.Error as error:
            raise OSError(f"{target}: {error}") from error


def _comments(spec: TableSpec) -> list[str]:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    columns = [
        f'COMMENT ON COLUMN {spec.name}."{column.name}" IS {quoted(column.description)}' for column in spec.columns
    ]
    return [f"COMMENT ON TABLE {spec.name} IS {quoted(spec.description)}", *columns]


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A place beside ``target`` to write to, moved there when it is done: the file is there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    begun = target.with_name(f".{target.name}.{os.getpid()}")
    begun.unlink(missing_ok=True)
    try:
        yield begun
        begun.replace(target)
    finally:
        begun.unlink(missing_ok=True)
