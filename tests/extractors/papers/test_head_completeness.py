"""A head that lacks what its type bears is told once; one that lacks nothing is not."""

from __future__ import annotations

from curated.records import Head
from extractors.head import extract_head
from extractors.papers.head_completeness import CODE, head_issues, missing_fields


def test_the_missing_fields_are_named_in_one_info_issue() -> None:
    head = extract_head(["Beschlussvorlage\nBetreff: Umbau der Brücke\n\nSachverhalt:\nDie Brücke ist alt.\n"])
    (issue,) = head_issues("a" * 64, head)
    assert (issue.code, issue.severity) == (CODE, "info")
    assert "reference, gremium, meeting_date" in issue.message and "Brücke" not in issue.message


def test_whole_heads_and_papers_without_a_head_are_quiet() -> None:
    whole = extract_head(["Beschlussvorlage\nVorlage-Nr.: VO/26/12\nGremium: Bauausschuss\nSitzung am: 12.03.2026\n"])
    assert missing_fields(whole) == ()
    assert head_issues("a" * 64, Head(document_type="konzept")) == ()


def test_a_motion_without_number_and_body_is_told_but_needs_no_day() -> None:
    (issue,) = head_issues("a" * 64, extract_head(["Antrag\n\nWir wollen Bänke am Ufer.\n"]))
    assert "(antrag)" in issue.message and "reference, gremium" in issue.message and "meeting_date" not in issue.message
