"""The way of a matter through bodies and papers: its stations, gathered while the documents of a release pass.

Closed items are no stations, whatever the release holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from curated.german_labels import DOCUMENT_TYPES
from curated.records import DocumentResult
from curated.release.candidate import without_closed_items
from curated.tables.matters import with_matters
from flows.review.german_values import german_date, vote_result

_MOST_STEPS = 60  # of one matter that a person looks through


class StepData(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One station of a matter: the day, the body, what happened, and the paper that says so."""

    day: str
    gremium: str
    what: str
    document: str
    page: int


class WayData(msgspec.Struct, frozen=True, kw_only=True):
    """The stations of one matter, by day."""

    title: str
    steps: tuple[StepData, ...]


@dataclass(slots=True)
class Matters:
    """The stations of all matters, gathered while the documents pass; only short facts of each are kept."""

    _steps: defaultdict[str, list[tuple[str, StepData]]] = field(default_factory=lambda: defaultdict(list))
    _of: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def take(self, result: DocumentResult) -> None:
        """Keep the stations that one document tells of."""
        result = with_matters(without_closed_items(result))
        document = result.document
        own: dict[str, str] = {}
        for matter, title, day, step in _stations(result):
            own.setdefault(matter, title)
            self._steps[matter].append((day, step))
        self._of[document.document_id] = tuple(own.items())

    def ways(self, document_id: str) -> tuple[WayData, ...]:
        """The ways of the matters of a document that more than one station is known of."""
        found = []
        for matter, title in self._of.get(document_id, ()):
            steps = tuple(step for _, step in sorted(self._steps[matter], key=_order)[:_MOST_STEPS])
            if len(steps) > 1:
                found.append(WayData(title=title, steps=steps))
        return tuple(found)


def _order(station: tuple[str, StepData]) -> tuple[bool, str, str, int, str]:
    day, step = station
    return day == "", day, step.document, step.page, step.what


def _stations(result: DocumentResult) -> Iterator[tuple[str, str, str, StepData]]:
    """Matter, title, day as ISO and station: the paper itself, the bodies its head names, and the items of a sitting."""
    document = result.document
    day = document.meeting_date or document.document_date
    if document.matter_id is not None and not result.agenda_items:
        title = f"{document.reference}: {document.title or ''}".rstrip(": ")
        what = DOCUMENT_TYPES.get(document.document_type, document.document_type)
        told = [(document.document_date or day, document.originator or "", what)]
        told += [
            (c.meeting_date, c.gremium, ", ".join(filter(None, (c.role or "Beratung", c.result))))
            for c in result.consultations
        ]
        for when, who, said in told:
            step = StepData(day=german_date(when) or "", gremium=who, what=said, document=document.document_id, page=1)
            yield document.matter_id, title, when.isoformat() if when else "", step
    for item in result.agenda_items:
        if item.matter_id is not None:
            outcome = vote_result(item) if item.outcome is not None else ""
            step = StepData(
                day=german_date(day) or "",
                gremium=document.gremium or "",
                what=": ".join(filter(None, (f"TOP {item.number}", outcome))),
                document=document.document_id,
                page=item.page_number,
            )
            title = f"{item.reference}: {item.title or ''}".rstrip(": ")
            yield item.matter_id, title, day.isoformat() if day else "", step
