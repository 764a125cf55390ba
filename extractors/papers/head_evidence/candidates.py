"""What speaks for a value of a head field: where it stands, which cue led to it, and how much that cue is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

HeadField = Literal[
    "document_type", "title", "reference", "gremium", "meeting_date", "agenda_item", "originator", "document_date",
    "publication_date", "effective_date", "meeting_time", "meeting_place",
]  # fmt: skip

LEAST = 0.3
"""The confidence from which a value is taken: below, an empty field is the better answer."""
_ROUNDING = 1e-9  # of a confidence: what may be lost by multiplying weights, far below the four digits that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One value (days in ISO form) with the cue that speaks for it; ``start`` and ``end`` count in the reading copy."""

    field: HeadField
    value: str
    cue: str
    weight: float
    start: int
    end: int


def decided(candidates: Iterable[Candidate], field: HeadField) -> Candidate | None:
    """The candidate of a field for whose value most speaks; None when nothing says enough.

    Cues for one value are taken as independent. Between equals the earlier place wins. The candidate that comes back is the
    strongest of its value, with the confidence of all.
    """
    by_value: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.field == field:
            by_value.setdefault(candidate.value, []).append(candidate)
    best: Candidate | None = None
    best_key = (LEAST - _ROUNDING, 0)
    for found in by_value.values():
        strongest = max(found, key=lambda c: (c.weight, -c.start))
        confidence = _together({c.cue: c.weight for c in sorted(found, key=lambda c: c.weight)}.values())
        key = (confidence, -min(c.start for c in found))
        if key > best_key and confidence >= LEAST:
            best_key = key
            best = Candidate(
                field=field,
                value=strongest.value,
                cue=strongest.cue,
                weight=round(confidence, 4),
                start=strongest.start,
                end=strongest.end,
            )
    return best


def _together(weights: Iterable[float]) -> float:
    against = 1.0
    for weight in weights:
        against *= 1.0 - weight
    return 1.0 - against
