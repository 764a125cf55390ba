"""What stands in a written release is read back from it, a few documents at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.records import Issue
from curated.release import ReleaseInfo, write_release
from curated.tables.previous_release import oparl_ids_of, published_issues, published_pages
from tests.support.builders import TEXT, document_id, failed_result, simple_result

LOOSE = Issue(stage="discover", code="FILE_EMPTY", severity="warning", message="fetch it again", path="leer.pdf")


@pytest.fixture(scope="module")
def latest(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("out")
    paper = "https://oparl.musterlingen.example/paper/1"
    results = [simple_result("a", oparl_paper_id=paper), simple_result("zu", is_public=False), failed_result("c")]
    write_release(results, [LOOSE], out, ReleaseInfo())
    return out / "latest"


def test_documents_come_with_the_text_of_their_pages(latest):
    pages = dict(published_pages(latest))
    assert list(pages) == sorted(pages) == sorted([document_id("a"), document_id("c")])
    assert pages[document_id("a")] == {1: TEXT} and pages[document_id("c")] == {}


def test_issues_come_as_the_records_they_were(latest):
    issues = list(published_issues(latest))
    assert LOOSE in issues and [i for i in issues if i.code == "NOT_PUBLIC"]
    assert [i.page_number for i in issues if i.code == "LOW_CONFIDENCE"] == [1]


def test_oparl_ids_are_those_that_are_known(latest):
    ids = oparl_ids_of(latest / "documents.parquet")
    assert ids == {document_id("a"): ("https://oparl.musterlingen.example/paper/1",), document_id("c"): ()}
