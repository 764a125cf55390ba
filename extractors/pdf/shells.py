"""What a PDF holds beside or instead of its pages, and what its pages hold that nobody sees: the issues that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from curated.records import Issue, Word
from extractors.pdf.annotations import attachments, form_type
from extractors.pdf.visibility import box_around

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

COVERED = "COVERED_TEXT"
_XFA = (2, 3)


def shell_issues(document: PdfDocument) -> tuple[Issue, ...]:
    """The issues of a file that is a shell: files inside it (portfolio, PDF/A-3), an XFA form whose pages are a placeholder."""
    found = []
    if count := attachments(document):
        message = (
            f"{count} files lie inside this PDF (attachments or a portfolio) and were not read; its pages may be no more than a "
            f"cover: take the files out and put them beside it"
        )
        found.append(Issue(stage="inspect", code="PDF_ATTACHMENTS", severity="warning", message=message))
    if form_type(document) in _XFA:
        message = (
            "an XFA form: what its fields hold was not read, and its page may only ask for another viewer: "
            "print it to a new PDF"
        )
        found.append(Issue(stage="inspect", code="PDF_XFA", severity="warning", message=message))
    return tuple(found)


def covered_issue(page_number: int, hidden: Sequence[Word]) -> Issue:
    """How many words of a page no reader sees and where they lie, never what they say."""
    box = box_around(hidden)
    place = ", ".join(f"{value:.0f}" for value in (box.x0, box.y0, box.x1, box.y1))
    message = (
        f"{len(hidden)} words of this page are covered or cannot be seen (box {place} in points from the top left) and were left "
        f"out: blackened text that is still in the file can be read by anybody, so redact the source anew"
    )
    return Issue(stage="inspect", code=COVERED, severity="warning", message=message, page_number=page_number)
