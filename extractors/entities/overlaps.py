"""Overlaps: one flat layer in which the outermost name wins, and decisions as a layer of their own."""

from __future__ import annotations

from collections.abc import Iterable

from curated.records import Entity
from curated.vocabulary import EntityKind

# Who wins when two mentions are equally long or only partly overlap.
_PRIORITY: tuple[EntityKind, ...] = (
    "law", "reference", "amount", "date", "gremium", "agenda_item", "fraktion", "person", "organisation", "place",
)  # fmt: skip


def resolve(entities: Iterable[Entity]) -> list[Entity]:
    """The mentions that remain, in order of their place: longer beats shorter, then the order of kinds; decisions all stay."""
    flat: list[Entity] = []
    decisions: list[Entity] = []
    for entity in entities:
        (decisions if entity.kind == "decision" else flat).append(entity)
    flat.sort(key=lambda e: (e.char_start, -e.char_end, _PRIORITY.index(e.kind)))
    kept: list[Entity] = []
    for entity in flat:
        while kept and kept[-1].char_end > entity.char_start:
            if _stronger(kept[-1], entity):
                break
            kept.pop()
        else:
            kept.append(entity)
    return sorted(kept + _without_nested(decisions), key=lambda e: (e.char_start, -e.char_end, e.kind == "decision"))


def _stronger(held: Entity, other: Entity) -> bool:
    lengths = held.char_end - held.char_start, other.char_end - other.char_start
    if lengths[0] != lengths[1]:
        return lengths[0] > lengths[1]
    return _PRIORITY.index(held.kind) <= _PRIORITY.index(other.kind)


def _without_nested(decisions: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(decisions, key=lambda e: (e.char_start, -e.char_end)):
        if not kept or entity.char_start >= kept[-1].char_end:
            kept.append(entity)
    return kept
