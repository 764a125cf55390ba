"""A whole release as one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import duckdb
import pytest

from curated.release import ReleaseInfo, write_release
from curated.release.single_file import write_duckdb, write_zip
from curated.schema import ALL_TABLES
from tests.support.builders import simple_result, table_result


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out's")  # a quote, as in the names of real folders
    write_release([simple_result("a"), table_result("b")], [], out, ReleaseInfo({"pipeline": "1"}))
    return (out / "latest").resolve()


def test_the_zip_holds_every_file_and_is_the_same_twice(release: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "deep/b.zip"
    write_zip(release, first)
    write_zip(release, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
        assert set(archive.namelist()) == files and "documents.parquet" in files
        assert archive.read("SHA256SUMS") == (release / "SHA256SUMS").read_bytes()


def test_the_database_holds_every_table_with_its_descriptions(release: Path, tmp_path: Path) -> None:
    target = tmp_path / "release.duckdb"
    write_duckdb(release, target)
    with duckdb.connect(str(target), read_only=True) as database:
        told = dict(database.execute("SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal").fetchall())
        assert told == {spec.name: spec.description for spec in ALL_TABLES}
        assert database.execute("SELECT count(*) FROM documents").fetchone() == (2,)
        columns = database.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
        ).fetchone()
        assert columns == (0,)


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(OSError, match="duckdb"):
        write_duckdb(tmp_path / "empty", tmp_path / "x.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
