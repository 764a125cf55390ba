"""Every kind of bad input in one folder: each becomes what it must, nothing stops the run, everything else is released."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from curated.records import DocumentResult
from curated.release import ReleaseInfo, write_release
from extractors import read_document
from extractors.base.settings import Limits, OcrSettings, ReadSettings
from flows.inputs.discover import Discovery, discover
from tests.fixtures.hostile import HOSTILE, Hostile, make_all, permissions_are_enforced

SETTINGS = ReadSettings(Limits(ocr_seconds_per_page=20, seconds_per_document=30), OcrSettings(detect_orientation=False))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The path of every kind, by its name."""
    paths = make_all(tmp_path_factory.mktemp("hostile") / "raw")
    return {hostile.name: path for hostile, path in zip(HOSTILE, paths, strict=True)}


@pytest.fixture(scope="module")
def raw(built: dict[str, Path]) -> Path:
    return built["zero_byte"].parent


@pytest.fixture(scope="module")
def found(raw: Path) -> Discovery:
    return discover(raw)


@pytest.fixture(scope="module")
def results(raw: Path, found: Discovery) -> dict[str, DocumentResult]:
    return {
        d.source_path: read_document(raw / d.path, SETTINGS, source_path=d.source_path, fingerprint="f" * 32)
        for d in found.documents
    }


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda h: h.name)
def test_each_becomes_what_it_must(
    hostile: Hostile, built: dict[str, Path], found: Discovery, results: dict[str, DocumentResult]
) -> None:
    if hostile.name == "unreadable" and not permissions_are_enforced():
        pytest.skip("this user reads every file whatever its mode")
    shown = os.fsencode(built[hostile.name].name).decode("utf-8", "replace")
    paths = {d.document_id: d.source_path for d in found.documents}
    issues = [*found.issues, *(issue for result in results.values() for issue in result.issues)]
    codes = {issue.code for issue in issues if shown in (issue.path, paths.get(issue.document_id or ""))}
    if hostile.code:
        assert hostile.code in codes
    if hostile.outcome == "skipped":
        assert shown not in results
        return
    status = results[shown].document.status
    assert status == {"read": "ok", "failed": "failed"}.get(hostile.outcome, status)
    if status != "ok":
        assert codes, "a failure without a word"


def test_everything_is_released(found: Discovery, results: dict[str, DocumentResult], tmp_path: Path) -> None:
    summary = write_release(list(results.values()), found.issues, tmp_path / "out", ReleaseInfo())
    published = pq.read_table(summary.path / "documents.parquet", columns=["source_path", "status"]).to_pylist()
    assert {row["source_path"] for row in published} == set(results)
    assert sum(row["status"] == "ok" for row in published) >= 12
    messages = pq.read_table(summary.path / "issues.parquet", columns=["message", "severity"]).to_pylist()
    assert all(len(row["message"]) > 20 for row in messages)
