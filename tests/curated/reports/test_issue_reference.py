"""``docs/issues.md`` is what the registry of issue codes says."""

from __future__ import annotations

from curated.issue_codes import ISSUE_CODES
from curated.reports.issue_reference import issues_markdown
from tests.support.paths import ROOT


def test_the_docs_are_made_from_the_registry():
    assert (ROOT / "docs" / "issues.md").read_text("utf-8") == issues_markdown(), (
        "python -m curated.reports.issue_reference > docs/issues.md"
    )


def test_every_code_has_its_row():
    rows = [line for line in issues_markdown().splitlines() if line.startswith("| `")]
    assert len(rows) == len(ISSUE_CODES) and all(row.count("|") == 6 for row in rows)
    (row,) = (row for row in rows if row.startswith("| `OCR_TIMEOUT`"))
    assert "warning, error" in row
    (row,) = (row for row in rows if row.startswith("| `GATE`"))
    assert "ends the run" in row
