"""The rows of ``meetings``: the sittings that the papers of a release name, gathered while the documents pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from curated.records import Consultation, Document, DocumentResult

_RECORDS = frozenset({"niederschrift", "einladung", "bekanntmachung"})  # papers of the sitting as a whole
_TIME, _PLACE = "meeting_time", "meeting_place"  # the rows of head_evidence that say when and where


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One row of ``meetings``; the columns are described in ``curated/schema/facts.py``."""

    meeting_id: str
    gremium_id: str
    gremium: str
    meeting_date: date
    time: str | None
    place: str | None
    is_public: bool | None
    document_count: int
    item_count: int


@dataclass(slots=True)
class _Sitting:
    documents: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    public: set[bool] = field(default_factory=set)
    ahead: dict[str, set[str]] = field(default_factory=dict)  # what invitations say of its time and place
    afterwards: dict[str, set[str]] = field(default_factory=dict)  # what minutes say

    def said(self, what: str) -> str | None:
        """What the papers say of its time or place; None where nothing is said, or not the same."""
        values = self.ahead.get(what) or self.afterwards.get(what) or set()
        return next(iter(values)) if len(values) == 1 else None


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
            told = sitting.afterwards if document.document_type == "niederschrift" else sitting.ahead
            for evidence in result.head_evidence:
                if evidence.field in {_TIME, _PLACE}:
                    told.setdefault(evidence.field, set()).add(evidence.value)

    def rows(self, names: Mapping[str, str]) -> list[MeetingRow]:
        """The sittings in the order of the table; ``names`` are those of the bodies by their identity."""
        rows = [
            MeetingRow(
                meeting_id=f"{gremium_id}/{day.isoformat()}",
                gremium_id=gremium_id,
                gremium=names.get(gremium_id, gremium_id),
                meeting_date=day,
                time=sitting.said(_TIME),
                place=sitting.said(_PLACE),
                is_public=True if True in sitting.public else False if sitting.public else None,
                document_count=len(sitting.documents),
                item_count=len(sitting.items),
            )
            for (gremium_id, day), sitting in self.found.items()
        ]
        return sorted(rows, key=lambda row: row.meeting_id)
