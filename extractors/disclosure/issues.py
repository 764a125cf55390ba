"""What has to be known about a document before it is published: parts that are not public, personal data."""

from __future__ import annotations

from collections.abc import Sequence

from curated.records import AgendaItem, Issue
from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.personal_data.find import find_personal_data, personal_data_issues

CLOSED_PART = "NOT_PUBLIC_PART"


def sensitive_issues(
    document_id: str, pages: Sequence[str], agenda_items: Sequence[AgendaItem] = ()
) -> tuple[Issue, ...]:
    """An issue for every part that is not public – a warning when it tells what was said there – and one for personal data."""
    parts = {part.page_number: part.content for part in sorted(closed_parts(pages), key=lambda p: p.content)}
    # An item that is marked as closed by itself (N 5) and under which a vote is printed.
    parts |= {item.page_number: True for item in agenda_items if item.is_public is False and item.outcome is not None}
    return (
        *(_part_issue(document_id, page_number, content=content) for page_number, content in sorted(parts.items())),
        *personal_data_issues(document_id, find_personal_data(pages)),
    )


def tells_closed_matters(issues: Sequence[Issue]) -> bool:
    """Whether one of these issues says that the document must not be published as a whole."""
    return any(issue.code == CLOSED_PART and issue.severity == "warning" for issue in issues)


def _part_issue(document_id: str, page_number: int, *, content: bool) -> Issue:
    if content:
        message = (
            "A part that is not public begins on this page and tells what was said or decided, so the document stays out of "
            "a release: publish an extract without that part."
        )
        return Issue(
            stage="head",
            code=CLOSED_PART,
            severity="warning",
            message=message,
            document_id=document_id,
            page_number=page_number,
        )
    message = (
        "A part that is not public is announced on this page; its items stay out of a release and their titles are masked. "
        "Nothing to do."
    )
    return Issue(
        stage="head",
        code=CLOSED_PART,
        severity="info",
        message=message,
        document_id=document_id,
        page_number=page_number,
    )
