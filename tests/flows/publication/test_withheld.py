"""The last look before a release: what says that it is not public is withheld, with its reason for the operator alone."""

from __future__ import annotations

import csv
from pathlib import Path

from curated.records import Issue
from curated.work_files.store import WORK_FOLDER
from flows.publication.disclosure import WITHHELD, Disclosure
from tests.support.builders import document_id, simple_result


def test_a_name_that_says_so_withholds_the_paper(tmp_path: Path) -> None:
    disclosure = Disclosure(paths={document_id("a"): ("rat/nichtöffentlich/a.pdf",)})
    assert disclosure.shown(simple_result("a")).document.is_public is False
    assert disclosure.shown(simple_result("b")) == simple_result("b")
    (tmp_path / WORK_FOLDER).mkdir()
    disclosure.keep_list(tmp_path)
    rows = list(csv.DictReader((tmp_path / WORK_FOLDER / WITHHELD).read_text("utf-8").splitlines()))
    assert [(row["document_id"], row["reason"]) for row in rows] == [(document_id("a"), "name of a file or folder")]


def test_what_an_export_closes_is_withheld_even_where_the_paper_says_public() -> None:
    disclosure = Disclosure(paths={}, closed_in_oparl=frozenset({document_id("a")}))
    assert disclosure.shown(simple_result("a")).document.is_public is False
    assert "though the paper says it is public" in disclosure.withheld[document_id("a")][1]


def test_an_issue_about_a_closed_name_loses_the_name() -> None:
    issue = Issue(stage="discover", code="FILE_EMPTY", severity="warning", message="x", path="nichtöffentlich/a.pdf")
    (shown,) = Disclosure(paths={}).issues([issue])
    assert shown.path is None and "a.pdf" not in shown.message
    assert Disclosure(paths={}, include_non_public=True).issues([issue]) == [issue]
