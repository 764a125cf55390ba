"""What the grammars share: how a mention is written down while only its place in the folded text is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from curated.records import Entity
from curated.vocabulary import EntityKind

Grammar = Callable[[str], list[Entity]]
"""A grammar reads a folded text and gives its mentions with offsets into that text."""


def mention(kind: EntityKind, text: str, start: int, end: int, canonical: str | None) -> Entity:
    """An entity at ``text[start:end]``; the value fields of its kind are added with ``dataclasses.replace``."""
    return Entity(
        kind=kind, text=text[start:end], char_start=start, char_end=end, method=f"grammar:{kind}", canonical=canonical
    )


def moved(entity: Entity, start: int, end: int, text: str) -> Entity:
    """``entity`` at another place, with the exact slice that stands there."""
    return replace(entity, char_start=start, char_end=end, text=text)


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()
