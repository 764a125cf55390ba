"""All issue codes as Markdown, made from their registry; a test holds ``docs/issues.md`` to it.

``python -m curated.reports.issue_reference > docs/issues.md`` keeps the docs in step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from curated.issue_codes import SUBJECTS, IssueCode

_INTRODUCTION = """# Issue codes

Generated from `curated/issue_codes/` by `python -m curated.reports.issue_reference`.

Trouble with data is a row of the table `issues`: a stable code to filter by, the step that noticed (`stage`), how bad it is
(`severity`), and an English message that says what happened, where, and what to do. `error`: something was not read.
`warning`: it was read, and a person should look. `info`: for the record. A code with several severities says by each row
how bad that case is.

Title and remedy are what German readers see on the review site.
"""


def issues_markdown() -> str:
    """One table of codes for every subject."""
    return "\n".join([_INTRODUCTION, *(_section(heading, codes) for heading, codes in SUBJECTS.items())])


def _section(heading: str, codes: Iterable[IssueCode]) -> str:
    lines = [f"## {heading}", "", "| code | stage | severity | title | remedy |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *map(_row, codes)]) + "\n"


def _row(known: IssueCode) -> str:
    severities = ", ".join(known.severities) if known.has_rows else "no rows: ends the run"
    stages = ", ".join(f"`{stage}`" for stage in known.stages) or "–"
    return f"| `{known.code}` | {stages} | {severities} | {known.title} | {known.remedy} |"


if __name__ == "__main__":
    sys.stdout.write(issues_markdown())
