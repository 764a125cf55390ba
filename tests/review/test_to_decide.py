"""„Zu entscheiden“: what waits for a person, publicity first, every place with its link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from curated.issue_codes import ISSUE_CODES
from curated.records import Issue
from flows.review.counts import Counts
from flows.review.render_html import write_pages
from flows.review.to_decide import MOST_PLACES, POOR_PAGES, TO_DECIDE, decision_groups
from tests.support.builders import document_id, simple_result

EVIL = "<b>Quandt</b>"


def _issue(code: str, page: int | None = None) -> Issue:
    return Issue(
        stage="inspect",
        code=code,
        severity="warning",
        message="English",
        document_id=document_id("a"),
        page_number=page,
    )


def test_every_code_is_one_of_ours() -> None:
    assert set(TO_DECIDE) <= set(ISSUE_CODES)


def test_publicity_comes_first_and_what_needs_no_decision_is_left_out() -> None:
    counts, plain = Counts(), simple_result("a")
    poor = replace(plain.pages[0], grade="poor")
    issues = tuple(map(_issue, ("TEXT_ENCODING", "TABLE_SUM_MISMATCH", "HEAD_INCOMPLETE")))
    counts.take(replace(plain, pages=(poor,), issues=issues))
    counts.take_loose([Issue(stage="release", code="PUBLICITY_UNCLEAR", severity="warning", message="x")])
    assert [(g.code, g.count) for g in decision_groups(counts)] == [
        ("PUBLICITY_UNCLEAR", 1),
        ("TABLE_SUM_MISMATCH", 1),
        ("HEAD_INCOMPLETE", 1),
        (POOR_PAGES, 1),
    ]


def test_more_than_fit_are_counted() -> None:
    counts = Counts()
    counts.take_loose([_issue("HEAD_INCOMPLETE")] * (MOST_PLACES + 3))
    (group,) = decision_groups(counts)
    assert (group.count, len(group.places), group.rest) == (MOST_PLACES + 3, MOST_PLACES, 3)


def test_the_page_links_to_the_place_and_speaks_german(tmp_path: Path) -> None:
    counts = Counts()
    counts.take(replace(simple_result("a"), issues=(_issue("TABLE_SUM_MISMATCH", page=7),)))
    write_pages(tmp_path, counts, {document_id("a"): EVIL}, EVIL)
    page = (tmp_path / "decide.html").read_text("utf-8")
    assert f'href="document.html#{document_id("a")}/7"' in page and "&lt;b&gt;Quandt" in page
    assert "English" not in page and EVIL not in page
    assert 'href="decide.html" aria-current="page"' in page


def test_nothing_to_decide_is_said(tmp_path: Path) -> None:
    write_pages(tmp_path, Counts(), {}, "Musterlingen")
    assert "Nichts: keine unklare" in (tmp_path / "decide.html").read_text("utf-8")
