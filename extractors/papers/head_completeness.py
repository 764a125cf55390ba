"""What a head should say by its type and does not: one info issue a paper, so that a source that is not understood shows."""

from __future__ import annotations

from collections.abc import Mapping

from curated.records import Document, Head, Issue
from curated.vocabulary import DocumentType

CODE = "HEAD_INCOMPLETE"
EXPECTED: Mapping[DocumentType, tuple[str, ...]] = {
    "vorlage": ("reference", "gremium", "meeting_date"),
    "einladung": ("gremium", "meeting_date"),
    "niederschrift": ("gremium", "meeting_date"),
    "satzung": ("gremium", "meeting_date"),
    "antrag": ("reference", "gremium"),
    "anfrage": ("reference", "gremium"),
}
"""The fields that papers of a type bear by law and habit (Gemeindeordnungen: a paper for a body, minutes of a sitting, an act of
a body on a day). Motions and questions are numbered and name the body that they are moved in, but often no day: it is set later.
Budgets, announcements, concepts and slides may lack all of them."""


def missing_fields(head: Head | Document) -> tuple[str, ...]:
    """The names of the fields that a head of this type should have and has not."""
    return tuple(field for field in EXPECTED.get(head.document_type or "sonstige", ()) if getattr(head, field) is None)


def head_issues(document_id: str, head: Head | Document) -> tuple[Issue, ...]:
    """No issue for a whole head, else one with the fields that are missing."""
    missing = missing_fields(head)
    if not missing:
        return ()
    return (
        Issue(
            stage="head",
            code=CODE,
            severity="info",
            document_id=document_id,
            message=(
                f"The head of this paper ({head.document_type}) should say {', '.join(missing)}, and it "
                f"was not found. Look at the "
                f"first page; where many papers of one source lack it, its form is not known yet (docs/heads.md)."
            ),
        ),
    )
