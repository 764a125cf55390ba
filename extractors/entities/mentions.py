"""What the grammars share: how a mention is written down while only its place in the folded text is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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


def search_near(text: str, trigger: re.Pattern[str], pattern: re.Pattern[str], reach: int) -> Iterator[re.Match[str]]:
    """The matches of a costly ``pattern`` within ``reach`` code points of a cheap ``trigger``, as ``finditer`` gives them."""
    position = 0
    hits = trigger.finditer(text)
    hit = next(hits, None)
    while hit is not None:
        position = max(position, hit.start() - reach)
        match = pattern.search(text, position, min(len(text), hit.end() + reach))
        if match is not None:
            yield match
            position = match.end()
        else:
            position = hit.end()
        while hit is not None and hit.end() <= position:
            hit = next(hits, None)
