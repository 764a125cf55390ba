"""One Parquet file per table: the same bytes for the same rows however they come, and checked as a reader sees it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from curated.errors import ReleaseRefused
from curated.schema import SCHEMA_VERSION, table_spec
from curated.tables.parquet import TableWriter, check_file, file_versions, row_count
from tests.support.builders import document

SPEC = table_spec("documents")
ROWS = sorted((document(name) for name in "abcdefgh"), key=lambda d: d.document_id)


def written(path: Path, *batches: list[object], versions: dict[str, str] | None = None) -> Path:
    with TableWriter(SPEC, path, versions or {"pipeline": "1"}) as writer:
        for batch in batches:
            writer.add(batch)
    return path


def test_batches_do_not_show_in_the_bytes(tmp_path):
    whole, parts = written(tmp_path / "a", ROWS), written(tmp_path / "b", *([row] for row in ROWS))
    assert whole.read_bytes() == parts.read_bytes()
    assert [row["document_id"] for row in pq.read_table(whole).to_pylist()] == [d.document_id for d in ROWS]


def test_a_file_says_what_made_it(tmp_path):
    path = written(tmp_path / "a", ROWS, versions={"pipeline": "1", "lexicon": "2"})
    assert file_versions(path) == {"schema_version": SCHEMA_VERSION, "pipeline": "1", "lexicon": "2"}
    assert row_count(path) == len(ROWS)
    (tmp_path / "none").write_text("no Parquet")
    assert (file_versions(tmp_path / "none"), row_count(tmp_path / "none")) == ({}, None)


def test_a_finished_file_is_held_to_its_promise(tmp_path):
    check_file(SPEC, written(tmp_path / "a", ROWS), len(ROWS))
    with pytest.raises(ReleaseRefused, match="were to be written"):
        check_file(SPEC, tmp_path / "a", len(ROWS) + 1)
    with pytest.raises(ReleaseRefused, match="does not have the schema"):
        check_file(table_spec("pages"), tmp_path / "a", len(ROWS))
    with pytest.raises(ReleaseRefused, match="not unique"):
        check_file(SPEC, written(tmp_path / "b", [ROWS[0], ROWS[0]]), 2)
