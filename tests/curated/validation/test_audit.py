"""A release is searched for secrets, whatever their blanks and case; the gate refuses one that holds what was withheld."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from curated.errors import ReleaseRefused
from curated.validation.audit import AuditGate, Finding, read_secrets, search_documents, search_release


def _release(folder: Path) -> Path:
    pq.write_table(
        pa.table({"document_id": ["d1"], "text": ["Frau\nProbelmann, IBAN DE02 1203 0000 0000 2020 51"]}),
        folder / "pages.parquet",
    )
    (folder / "site").mkdir()
    (folder / "site" / "d1.js").write_text("show('Probelmann')", encoding="utf-8")
    return folder


def test_secrets_are_found_in_tables_and_files(tmp_path: Path) -> None:
    found = list(search_release(_release(tmp_path), ["frau probelmann", "DE02120300000000202051", "Niemand", "ab"]))
    assert found == [
        Finding(1, "pages.parquet", "row 0, column text"), Finding(2, "pages.parquet", "row 0, column text"),
    ]  # fmt: skip
    assert [f.file for f in search_release(tmp_path, ["Probelmann"])] == ["pages.parquet", "site/d1.js"]


def test_the_gate_refuses_without_telling_the_secret(tmp_path: Path) -> None:
    gate = AuditGate({}, {"d1": frozenset({"Probelmann"})})
    with pytest.raises(ReleaseRefused) as refused:
        gate.write(_release(tmp_path), "v")
    assert "pages.parquet" in refused.value.message and "Probelmann" not in refused.value.message
    AuditGate({"f" * 64: ("a.pdf", "head")}).write(tmp_path, "v")


def test_secrets_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("# names\nProbelmann\n\n", encoding="utf-8")
    assert read_secrets(tmp_path / "s.txt") == ["Probelmann"]


def test_what_one_document_may_not_hold_is_looked_for_in_its_rows(tmp_path: Path) -> None:
    found = search_documents(
        _release(tmp_path), {"d1": frozenset({"Frau\nProbelmann"}), "d2": frozenset({"Probelmann"})}
    )
    assert found == [Finding(1, "pages.parquet", "a row")]
