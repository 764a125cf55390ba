"""What is told of amounts that were seen and not understood: one row a page, without a word of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from curated.records import Entity, Issue

_MESSAGE = (
    "{n} number(s) of this page stand beside a currency and are not wholly understood: a digit, separator or sign beside them "
    "may belong to them. They are in entities without an amount; compare with the page and correct the text or mark the number."
)


def suspicious_amounts(document_id: str, entities: Iterable[Entity]) -> list[Issue]:
    """A ``SUSPICIOUS_AMOUNT`` for every page with amounts that have no value, in order of the pages."""
    pages = Counter(entity.page_number for entity in entities if entity.kind == "amount" and entity.amount is None)
    return [
        Issue(
            stage="entities",
            code="SUSPICIOUS_AMOUNT",
            severity="warning",
            message=_MESSAGE.format(n=pages[page]),
            document_id=document_id,
            page_number=page,
        )
        for page in sorted(pages)
    ]
