"""What has to be known about a document before it is published: parts that are not public, personal data."""

from __future__ import annotations

from collections.abc import Sequence

from curated.records import AgendaItem, Issue
from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.later_pages import closed_pages
from extractors.disclosure.personal_data.find import find_personal_data, personal_data_issues
from extractors.disclosure.public_statement import read_head

CLOSED_PART = "NOT_PUBLIC_PART"
UNCLEAR = "PUBLICITY_UNCLEAR"


def sensitive_issues(
    document_id: str, pages: Sequence[str], agenda_items: Sequence[AgendaItem] = ()
) -> tuple[Issue, ...]:
    """An issue for what closes a document or part of it, and one for personal data.

    A warning says that the document must stay out of a release: a part that tells what was said behind closed doors, a later
    page that says it is closed, a statement about publicity that was not understood.
    """
    parts = {part.page_number: part.content for part in sorted(closed_parts(pages), key=lambda p: p.content)}
    # An item that is marked as closed by itself (N 5) and under which a vote is printed.
    parts |= {item.page_number: True for item in agenda_items if item.is_public is False and item.outcome is not None}
    parts |= {page_number: True for page_number, _, _ in closed_pages(pages)}
    unclear = unclear_statement(pages)
    return (
        *(() if unclear is None else (_unclear_issue(document_id, unclear[0]),)),
        *(_part_issue(document_id, page_number, content=content) for page_number, content in sorted(parts.items())),
        *personal_data_issues(document_id, find_personal_data(pages)),
    )


def tells_closed_matters(issues: Sequence[Issue]) -> bool:
    """Whether one of these issues says that the document must not be published as a whole."""
    return any(issue.code in {CLOSED_PART, UNCLEAR} and issue.severity == "warning" for issue in issues)


def unclear_statement(pages: Sequence[str]) -> tuple[int, int, int] | None:
    """(page number, char_start, char_end) of the line of the first filled page whose words on publicity were not understood."""
    number, first = next(((n, page) for n, page in enumerate(pages, start=1) if page.strip()), (1, ""))
    reading = read_head(first)
    return (number, *reading.place) if reading.unclear and reading.place else None


def closing_statement(pages: Sequence[str]) -> tuple[int, int, int] | None:
    """(page number, char_start, char_end) of the first line that closes the document, understood or not; None: no line does."""
    number, first = next(((n, page) for n, page in enumerate(pages, start=1) if page.strip()), (1, ""))
    reading = read_head(first)
    if reading.is_public is False and reading.place:
        return (number, *reading.place)
    parts = [part for part in closed_parts(pages) if part.content]
    found = [(p.page_number, p.start, _line_end(pages[p.page_number - 1], p.start)) for p in parts]
    return min([*found, *closed_pages(pages)], default=None)


def _line_end(page: str, start: int) -> int:
    end = page.find("\n", start)
    return len(page) if end < 0 else end


def _unclear_issue(document_id: str, page_number: int) -> Issue:
    message = (
        "A line of this page speaks of publicity and was not understood, so the document stays out of a release: look it up in "
        "unclear.csv of the work folder and answer it in public.csv beside the documents."
    )
    return Issue(
        stage="head",
        code=UNCLEAR,
        severity="warning",
        message=message,
        document_id=document_id,
        page_number=page_number,
    )


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
