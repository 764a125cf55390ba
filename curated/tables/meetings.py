"""The rows of ``meetings``: the sittings that the papers of a release name, gathered while the documents pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from curated.records import Consultation, Document, DocumentResult

_RECORDS = frozenset({"niederschrift", "einladung", "bekanntmachung"})  # papers of the sitting as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One row of ``meetings``; the columns are described in ``curated/schema/facts.py``."""

    meeting_id: str
    gremium_id: str
    gremium: str
    meeting_date: date
    is_public: bool | None
    document_count: int
    item_count: int


@dataclass(slots=True)
class _Sitting:
    documents: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    public: set[bool] = field(default_factory=set)


@dataclass(slots=True)
class Meetings:
    """Bodies and days as the documents name them; a body without identity or a consultation without a day is no sitting."""

    found: dict[tuple[str, date], _Sitting] = field(default_factory=dict)

    def take(self, result: DocumentResult) -> None:
        """Take note of a published document."""
        document = result.document
        named: tuple[Document | Consultation, ...] = (document, *result.consultations)
        for row in named:
            if row.gremium_id is None or row.meeting_date is None:
                continue
            sitting = self.found.setdefault((row.gremium_id, row.meeting_date), _Sitting())
            sitting.documents.add(document.document_id)
            sitting.items |= {row.agenda_item} if row.agenda_item else set()
            sitting.public |= {row.is_public} if row.is_public is not None else set()
        if document.document_type in _RECORDS and document.gremium_id and document.meeting_date:
            sitting = self.found[document.gremium_id, document.meeting_date]
            sitting.items |= {item.number for item in result.agenda_items}

    def rows(self, names: Mapping[str, str]) -> list[MeetingRow]:
        """The sittings in the order of the table; ``names`` are those of the bodies by their identity."""
        rows = [
            MeetingRow(
                meeting_id=f"{gremium_id}/{day.isoformat()}",
                gremium_id=gremium_id,
                gremium=names.get(gremium_id, gremium_id),
                meeting_date=day,
                is_public=True if True in sitting.public else False if sitting.public else None,
                document_count=len(sitting.documents),
                item_count=len(sitting.items),
            )
            for (gremium_id, day), sitting in self.found.items()
        ]
        return sorted(rows, key=lambda row: row.meeting_id)
