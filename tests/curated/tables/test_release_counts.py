"""What a release says of its documents, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.release import ReleaseInfo, write_release
from curated.tables.release_counts import release_counts
from tests.support.builders import document_id, failed_result, simple_result


def test_statuses_codes_and_failures(tmp_path: Path) -> None:
    write_release([simple_result("a"), failed_result("b")], [], tmp_path, ReleaseInfo())
    counts = release_counts(tmp_path / "latest")
    assert counts.by_status == {"failed": 1, "ok": 1}
    (failed,) = counts.failed
    assert failed.document_id == document_id("b") and failed.codes and set(failed.codes) <= set(counts.by_code)
    (tmp_path / "latest" / "issues.parquet").write_bytes(b"")
    with pytest.raises(OSError):
        release_counts(tmp_path / "latest")
