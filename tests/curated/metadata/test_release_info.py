"""What a release is given to say of itself, and what it reports."""

from __future__ import annotations

from curated.metadata.publication import DESCRIPTION, TITLE
from curated.metadata.release_info import ReleaseInfo, ReleaseSummary
from curated.release import write_release
from tests.support.builders import failed_result, simple_result


def test_the_defaults_withhold_and_keep_three_releases():
    info = ReleaseInfo()
    assert (info.include_non_public, info.keep_releases, dict(info.versions)) == (False, 3, {})
    assert (info.publication.title, info.publication.description) == (TITLE, DESCRIPTION)


def test_the_summary_counts_what_was_published(tmp_path):
    closed = simple_result("zu", is_public=False)
    summary = write_release([simple_result("a"), closed, failed_result("c")], [], tmp_path, ReleaseInfo())
    assert isinstance(summary, ReleaseSummary) and summary.created
    assert (summary.withheld, dict(summary.documents_by_status)) == (1, {"ok": 1, "failed": 1})
    assert summary.rows["documents"] == 2 and summary.catalog_missing[:2] == ("license", "publisher")
