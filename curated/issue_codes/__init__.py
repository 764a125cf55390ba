"""The registry of issue codes: every code a row of ``issues`` or an exception of ours can bear, once.

A code that is used and not registered, or registered and not used, fails ``tests/curated/issue_codes``; ``docs/issues.md`` is
made from here by ``python -m curated.reports.issue_reference``. To add one, put it into the module of its subject.
"""

from __future__ import annotations

from collections.abc import Mapping

from curated.issue_codes.content import CONTENT
from curated.issue_codes.input_files import INPUT_FILES
from curated.issue_codes.processing import PROCESSING
from curated.issue_codes.reading import READING
from curated.issue_codes.record import IssueCode as IssueCode
from curated.issue_codes.release import RELEASE
from curated.issue_codes.run_stops import RUN_STOPS

SUBJECTS: Mapping[str, tuple[IssueCode, ...]] = {
    "Files of the input and the lists beside them": INPUT_FILES,
    "Opening files and reading pages": READING,
    "What a paper says": CONTENT,
    "Working through a document": PROCESSING,
    "Joining, comparing and releasing": RELEASE,
    "What ends a command or a release": RUN_STOPS,
}
"""The codes by subject, for the docs."""

ISSUE_CODES: Mapping[str, IssueCode] = {known.code: known for codes in SUBJECTS.values() for known in codes}
"""All codes by name."""


def issue_title(code: str) -> str:
    """The German name of a code; the code itself where it is not registered (rows of an older release)."""
    known = ISSUE_CODES.get(code)
    return code if known is None else known.title


def issue_remedy(code: str) -> str | None:
    """What to do, in German; None where the code is not registered and only the message of its row says it."""
    known = ISSUE_CODES.get(code)
    return None if known is None else known.remedy
