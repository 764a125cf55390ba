"""Releases: whole, the same for the same input, swapped in one step, and changed only where the input changed."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from curated import release
from curated.errors import ReleaseRefused, SetupError, TransientError
from curated.metadata.publication import Publication
from curated.records import Issue
from curated.release import ReleaseInfo, latest_version, write_release
from curated.release.swap import release_lock
from curated.schema import ALL_TABLES, SCHEMA_VERSION
from curated.tables import parquet
from curated.work_files.store import WorkStore
from tests.support.builders import document_id, failed_result, simple_result, table_result
from tests.support.paths import ROOT

INFO = ReleaseInfo({"pipeline": "0.1.0", "tesseract": "5.3.0"})
RESULTS = [simple_result("a"), table_result("b"), failed_result("c")]
LOOSE = [
    Issue(
        stage="discover",
        code="FILE_UNREADABLE",
        severity="error",
        message="Give the user of this program the right to read it.",
        path="x.pdf",
    )
]


def rows(out: Path, table: str) -> list[dict[str, object]]:
    return pq.read_table(out / "latest" / f"{table}.parquet").to_pylist()


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def of_document(out: Path, table: str, name: str) -> list[dict[str, object]]:
    return [row for row in rows(out, table) if row["document_id"] == document_id(name)]


def test_all_tables_and_companions_are_there(tmp_path):
    summary = write_release(RESULTS, LOOSE, tmp_path, INFO)
    names = {path.name for path in (tmp_path / "latest").iterdir()}
    assert names == {
        *(f"{spec.name}.parquet" for spec in ALL_TABLES),
        *(f"{spec.name}.csv" for spec in ALL_TABLES if spec.csv_twin),
        "datapackage.json", "data-dictionary.md", "CHANGES.md", "quality.html", "SHA256SUMS", "index.html",
        "CITATION.cff",
    }  # fmt: skip
    assert "pages.csv" not in names and "amounts.csv" in names
    assert summary.rows == {spec.name: len(rows(tmp_path, spec.name)) for spec in ALL_TABLES}
    assert summary.documents_by_status == {"ok": 2, "failed": 1}
    assert summary.entities_by_kind == {"amount": 2, "date": 1, "gremium": 1}
    assert summary.issues_by_code == {"PDF_DAMAGED": 1, "LOW_CONFIDENCE": 2, "FILE_UNREADABLE": 1}
    assert summary.pages_by_source == {"text_layer": 2}
    assert summary.tables_by_check == {"ok": 1}
    assert (summary.corrections_applied, summary.withheld, summary.note) == (1, 0, None)
    assert summary.path == tmp_path / "releases" / summary.version


def test_an_empty_release_has_all_tables(tmp_path):
    summary = write_release([], [], tmp_path, INFO)
    assert set(summary.rows.values()) == {0}
    for spec in ALL_TABLES:
        table = pq.read_table(tmp_path / "latest" / f"{spec.name}.parquet")
        assert table.num_rows == 0
        assert table.schema.equals(spec.arrow_schema)


def test_the_same_input_gives_the_same_bytes_and_no_new_release(tmp_path):
    first = write_release(RESULTS, LOOSE, tmp_path / "one", INFO)
    second = write_release(RESULTS[::-1], iter(LOOSE), tmp_path / "two", INFO)
    assert digests(first.path) == digests(second.path)
    inode = first.path.stat().st_ino
    again = write_release(RESULTS, LOOSE, tmp_path / "one", INFO)
    assert (again.version, again.created, first.created) == (first.version, False, True)
    assert again.path.stat().st_ino == inode
    assert [path.name for path in (tmp_path / "one/releases").iterdir() if path.is_dir()] == [first.version]


def test_other_versions_give_another_release(tmp_path):
    first = write_release(RESULTS, [], tmp_path, INFO)
    second = write_release(RESULTS, [], tmp_path, ReleaseInfo({"pipeline": "0.2.0", "tesseract": "5.3.0"}))
    third = write_release(RESULTS, [], tmp_path, replace(INFO, publication=Publication(title="Akten")))
    assert len({first.version, second.version, third.version}) == 3


def test_rows_are_sorted_and_files_say_so(tmp_path):
    write_release(RESULTS[::-1], LOOSE, tmp_path, INFO)
    for spec in ALL_TABLES:
        table = rows(tmp_path, spec.name)
        order = [tuple(row[name] for name in spec.order) for row in table]
        assert order == sorted(order)
        if table:
            group = pq.ParquetFile(tmp_path / "latest" / f"{spec.name}.parquet").metadata.row_group(0)
            names = [spec.arrow_schema.names[column.column_index] for column in group.sorting_columns]
            assert names == list(spec.order)


def test_files_are_compressed_indexed_and_described(tmp_path):
    write_release(RESULTS, LOOSE, tmp_path, INFO)
    path = tmp_path / "latest/entities.parquet"
    metadata = pq.ParquetFile(path).metadata
    column = metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_offset_index and column.has_column_index
    schema = pq.read_schema(path)
    assert schema.field("amount").metadata[b"description"].startswith(b"Amounts: value in full units")
    assert b'"primaryKey":["entity_id"]' in schema.metadata[b"table_schema"]
    assert schema.metadata[b"aktenklar:pipeline"] == b"0.1.0"
    assert schema.metadata[b"aktenklar:schema_version"] == SCHEMA_VERSION.encode()


def test_sums_are_those_of_sha256sum(tmp_path):
    write_release(RESULTS, LOOSE, tmp_path, INFO)
    check = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path / "latest", capture_output=True
    )
    assert (check.returncode, check.stdout, check.stderr) == (0, b"", b"")


# --- what changes -------------------------------------------------------------------------------------------------------

PER_DOCUMENT = ["documents", "pages", "entities", "consultations", "tables", "table_cells", "corrections", "amounts"]


def test_an_added_and_a_removed_document_change_only_their_rows(tmp_path):
    write_release(RESULTS, [], tmp_path, INFO)
    before = {table: rows(tmp_path, table) for table in PER_DOCUMENT}
    write_release([*RESULTS, simple_result("d")], [], tmp_path, INFO)
    for table in PER_DOCUMENT:
        now = rows(tmp_path, table)
        assert [row for row in now if row["document_id"] != document_id("d")] == before[table]
    assert len(of_document(tmp_path, "entities", "d")) == 3
    write_release(RESULTS, [], tmp_path, INFO)
    assert {table: rows(tmp_path, table) for table in PER_DOCUMENT} == before


def test_a_changed_document_changes_only_its_rows_and_entity_ids_stay(tmp_path):
    write_release(RESULTS, [], tmp_path, INFO)
    before = {table: rows(tmp_path, table) for table in PER_DOCUMENT}
    write_release([simple_result("a", title="Neuer Titel"), *RESULTS[1:]], [], tmp_path, INFO)
    for table in PER_DOCUMENT:
        others = [row for row in rows(tmp_path, table) if row["document_id"] != document_id("a")]
        assert others == [row for row in before[table] if row["document_id"] != document_id("a")]
    assert of_document(tmp_path, "documents", "a")[0]["title"] == "Neuer Titel"
    assert of_document(tmp_path, "amounts", "a")[0]["document_title"] == "Neuer Titel"
    assert rows(tmp_path, "entities") == before["entities"]


def test_issues_are_numbered_through(tmp_path):
    write_release(RESULTS, LOOSE, tmp_path, INFO)
    issues = rows(tmp_path, "issues")
    assert [issue["seq"] for issue in issues] == list(range(4))
    assert (issues[0]["document_id"], issues[0]["path"]) == (None, "x.pdf")


def test_a_stream_of_work_files_is_released_as_it_comes(tmp_path):
    store = WorkStore(tmp_path / "one")
    for result in RESULTS:
        store.save(result)
    ids = sorted(result.document.document_id for result in RESULTS)
    loaded = (store.load(document_id, "f" * 32) for document_id in ids)
    streamed = write_release((result for result in loaded if result), LOOSE, tmp_path / "one", INFO)
    assert digests(streamed.path) == digests(write_release(RESULTS, LOOSE, tmp_path / "two", INFO).path)


def test_row_groups_hold_what_the_schema_says_whatever_the_documents(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_BATCH_ROWS", 5)
    spec = replace(ALL_TABLES[2], row_group_rows=10)
    path = tmp_path / "entities.parquet"
    with parquet.TableWriter(spec, path, {}) as writer:
        for number in range(9):
            writer.add(simple_result(f"{number}").entities)
    metadata = pq.ParquetFile(path).metadata
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [10, 10, 7]


# --- the swap -----------------------------------------------------------------------------------------------------------


def killed_after(results, error):
    yield from results
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("disk full"), MemoryError()])
def test_a_run_that_dies_while_writing_leaves_latest_as_it_was(tmp_path, error):
    before = write_release([simple_result("a")], [], tmp_path, INFO)
    held = digests(tmp_path / "latest")
    ordered = sorted(RESULTS, key=lambda result: result.document.document_id)
    with pytest.raises(type(error)):
        write_release(killed_after(ordered, error), [], tmp_path, INFO)
    assert latest_version(tmp_path) == before.version
    assert digests(tmp_path / "latest") == held
    after = write_release(RESULTS, [], tmp_path, INFO)
    assert after.created and latest_version(tmp_path) == after.version
    assert not (tmp_path / "releases/.candidate").exists()


def test_a_run_that_dies_between_writing_and_showing_leaves_latest_as_it_was(tmp_path, monkeypatch):
    before = write_release([simple_result("a")], [], tmp_path, INFO)

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", die)
        with pytest.raises(KeyboardInterrupt):
            write_release(RESULTS, [], tmp_path, INFO)
    assert latest_version(tmp_path) == before.version
    assert write_release(RESULTS, [], tmp_path, INFO).created


KILLED = """
import os, signal, sys
from pathlib import Path
from curated.release import ReleaseInfo, write_release
from tests.support.builders import simple_result

def results():
    yield simple_result("a")
    os.kill(os.getpid(), signal.SIGKILL)

write_release(results(), [], Path(sys.argv[1]), ReleaseInfo())
"""


def test_a_killed_run_leaves_latest_as_it_was_and_no_lock(tmp_path):
    before = write_release([simple_result("b")], [], tmp_path, INFO)
    root = ROOT
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "releases/.candidate").exists()
    assert latest_version(tmp_path) == before.version
    assert write_release(RESULTS, [], tmp_path, INFO).created
    assert not (tmp_path / "releases/.candidate").exists()


def test_latest_is_a_relative_link(tmp_path):
    summary = write_release(RESULTS, [], tmp_path / "out", INFO)
    (tmp_path / "out").rename(tmp_path / "moved")
    assert (tmp_path / "moved/latest").readlink() == Path("releases") / summary.version
    assert len(rows(tmp_path / "moved", "documents")) == 3


def test_a_reader_that_holds_the_old_release_keeps_it(tmp_path):
    write_release([simple_result("a")], [], tmp_path, INFO)
    old = (tmp_path / "latest").resolve()
    write_release(RESULTS, [], tmp_path, INFO)
    assert pq.read_table(old / "documents.parquet").num_rows == 1


def test_a_release_that_was_harmed_is_written_again(tmp_path):
    summary = write_release(RESULTS, [], tmp_path, INFO)
    held = digests(summary.path)
    (summary.path / "entities.parquet").write_bytes(b"PAR1")
    again = write_release(RESULTS, [], tmp_path, INFO)
    assert (again.version, again.created) == (summary.version, True)
    assert digests(summary.path) == held


def test_the_last_releases_are_kept(tmp_path):
    versions = [write_release([simple_result("a", title=f"{n}")], [], tmp_path, INFO).version for n in range(5)]
    kept = {path.name for path in (tmp_path / "releases").iterdir() if path.is_dir()}
    assert kept == set(versions[-3:])
    again = write_release([simple_result("a", title="2")], [], tmp_path, replace(INFO, keep_releases=1))
    assert again.version == versions[2] and not again.created
    assert {path.name for path in (tmp_path / "releases").iterdir() if path.is_dir()} == {versions[2]}


def test_two_runs_do_not_write_at_once(tmp_path):
    with release_lock(tmp_path), pytest.raises(TransientError, match="Another run"):
        write_release(RESULTS, [], tmp_path, INFO)
    assert write_release(RESULTS, [], tmp_path, INFO).created


def test_a_latest_that_is_not_ours_is_not_replaced(tmp_path):
    (tmp_path / "latest").mkdir()
    with pytest.raises(SetupError, match="no link to a release"):
        write_release(RESULTS, [], tmp_path, INFO)


def test_an_output_that_is_a_file_is_said_plainly(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(SetupError, match="Choose another output folder"):
        write_release(RESULTS, [], tmp_path / "out", INFO)


def test_another_schema_version_is_written_new_and_said(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(parquet, "SCHEMA_VERSION", "0")
        patch.setattr(release, "SCHEMA_VERSION", "0")
        old = write_release(RESULTS, [], tmp_path, INFO)
    new = write_release(RESULTS, [], tmp_path, INFO)
    assert new.note is not None and f"schema version 0, this one {SCHEMA_VERSION}" in new.note
    assert new.version != old.version
    assert old.path.exists()
    assert write_release(RESULTS, [], tmp_path, INFO).note is None


def test_a_refused_release_is_kept_for_a_look_and_latest_stays(tmp_path):
    before = write_release([simple_result("a")], [], tmp_path, INFO)
    bad = simple_result("b")
    bad = replace(bad, entities=(replace(bad.entities[0], char_start=0), *bad.entities[1:]))
    for _ in range(2):
        with pytest.raises(ReleaseRefused) as refusal:
            write_release([simple_result("a"), bad], [], tmp_path, INFO)
        assert "entities are exact slices of pages.text: 1 row(s), such as date at 0 on page 1" in str(refusal.value)
        assert str(tmp_path / "releases/.refused") in str(refusal.value)
    assert latest_version(tmp_path) == before.version
    assert pq.read_table(tmp_path / "releases/.refused/documents.parquet").num_rows == 2
    write_release([simple_result("a"), simple_result("b")], [], tmp_path, INFO)
    assert len(rows(tmp_path, "documents")) == 2
