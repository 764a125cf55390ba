"""The overview as the templates get it."""

from __future__ import annotations

import html
import json
import re

from curated.records import Issue
from flows.review.counts import Counts
from flows.review.render_html import SCRIPT_LABELS, overview, trouble_groups, write_pages


def test_the_rest_of_the_rules_has_its_share_of_all():
    counts = Counts()
    counts.rules.update({f"r{n}": 1 for n in range(200)})
    rest = overview(counts, {})["rules"][-1]
    assert rest.label.endswith(" weitere Regeln") and rest.share == round(rest.count / 2) > 90


def test_issues_stand_by_code_errors_first():
    counts = Counts()
    codes = [("TEXT_ENCODING", "warning")] * 3 + [("PDF_ENCRYPTED", "error")]
    counts.take_loose(Issue(stage="inspect", code=code, severity=severity, message="x") for code, severity in codes)
    assert [(g.code, g.count, g.title) for g in trouble_groups(counts)] == [
        ("PDF_ENCRYPTED", 1, "PDF ist verschlüsselt"),
        ("TEXT_ENCODING", 3, "Text nicht in UTF-8"),
    ]


def test_every_page_hands_its_scripts_the_german_labels(tmp_path):
    write_pages(tmp_path, Counts(), {}, "Musterlingen <b>")
    for name in ("index", "documents", "document", "decide"):
        text = (tmp_path / f"{name}.html").read_text("utf-8")
        data = html.unescape(re.search(r'id="german-labels" data-labels="([^"]*)"', text)[1])
        assert json.loads(data) == SCRIPT_LABELS
        assert "<b>" not in text
