"""The matter of a paper: one identity for a paper, its revisions, and every sitting that treats it.

Made from the paper's number within its municipality: the number of a revision („2026/01691/1", „22-1234.1", „37-2015-2E")
leads to that of the paper. So the same matter has the same identity in every release, whatever else is in it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from curated.records import DocumentResult

_REVISION = re.compile(r"^(?P<base>\D*\d+[/-]\d{2,})(?:[/-]\d{0,2}[A-Za-z]{0,3}|\.\d{1,2})$")
_ID_LENGTH = 16
_OF_A_SITTING = {"niederschrift", "einladung"}
"""Papers about many matters; a number in their head is that of an item."""


def matter_id(reference: str | None, source: str) -> str | None:
    """The identity of the matter that a paper's number belongs to; None without a number. ``source`` names the municipality."""
    if reference is None or not any(sign.isdecimal() for sign in reference):
        return None
    bare = re.sub(r"\s+", "", reference).casefold()
    revision = _REVISION.match(bare)
    base = revision["base"] if revision is not None else bare
    return hashlib.sha256(f"{source.casefold()}\n{base}".encode()).hexdigest()[:_ID_LENGTH]


def with_matters(result: DocumentResult) -> DocumentResult:
    """The document with the matter of its own paper, of its consultations, and of the paper of each agenda item.

    Minutes and invitations of several items have none of their own; an extract of one item has that of its paper.
    """
    source = result.document.ags or result.document.municipality or ""
    of_many = result.document.document_type in _OF_A_SITTING and len(result.agenda_items) > 1
    own = None if of_many else matter_id(result.document.reference, source)
    return replace(
        result,
        document=replace(result.document, matter_id=own),
        consultations=tuple(replace(c, matter_id=own) for c in result.consultations),
        agenda_items=tuple(replace(i, matter_id=matter_id(i.reference, source)) for i in result.agenda_items),
    )
