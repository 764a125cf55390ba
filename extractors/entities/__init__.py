"""Typed entities of German council papers: bodies, amounts, dates, references, agenda items, laws, party groups, outcomes.

``find_entities`` reads the pages of a document, ``extract_entities`` one text. Rules first: every kind is a grammar
in a module of its own, a component of one spaCy ``Language`` (``pipeline.py``). Method and limits: docs/entities.md.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence

from curated.records import Entity
from extractors.entities.mention import moved

__all__ = ["entity_as_json", "extract_entities", "find_entities", "stable_entity_id"]

_PAGE_BREAK = "\f"


def find_entities(pages: Sequence[str], *, persons: bool = False) -> list[Entity]:
    """The mentions of a document's pages in order: ``page_number`` from 1, offsets in code points of that page's text.

    ``text`` is the exact slice of the page. A name cut by a page break has its first fragment as span and the whole
    name as value. Within a page mentions do not overlap, but for decisions, which are a layer of their own.
    Persons are looked for in any case, so that a name is not taken for a place, and left out unless ``persons``.
    """
    from extractors.entities.pipeline import language

    text = _PAGE_BREAK.join(pages)
    if not text.strip():
        return []
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    found = []
    for entity in language()(text)._.mentions:
        if entity.kind == "person" and not persons:
            continue
        index = bisect_right(starts, entity.char_start) - 1
        if index == 0 and _PAGE_BREAK not in entity.text:
            found.append(entity)
            continue
        fragment = entity.text.split(_PAGE_BREAK, 1)[0].rstrip()
        start = entity.char_start - starts[index]
        found.append(moved(entity, start, start + len(fragment), fragment, index + 1))
    return found


def extract_entities(text: str, *, persons: bool = False) -> list[Entity]:
    """The mentions of one text; a form feed is a page break, offsets count through the whole text, page breaks included."""
    pages = text.split(_PAGE_BREAK)
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    found = []
    for entity in find_entities(pages, persons=persons):
        offset = starts[entity.page_number - 1]
        start, end = entity.char_start + offset, entity.char_end + offset
        found.append(moved(entity, start, end, entity.text, entity.page_number) if offset else entity)
    return found


def entity_as_json(entity: Entity) -> str:
    """One line of the ``extract-entities`` filter: place, text, canonical and the value fields; null where absent."""
    fields: dict[str, str | int | float | bool | None] = {
        "kind": entity.kind,
        "start": entity.char_start,
        "end": entity.char_end,
        "text": entity.text,
        "canonical": entity.canonical,
        "amount": None if entity.amount is None else f"{entity.amount:.2f}",
        "currency": entity.currency,
        "approximate": entity.approximate,
        "qualifier": entity.qualifier,
        "unit": entity.unit,
        "context_label": entity.context_label,
        "role": entity.role,
        "context_confidence": entity.context_confidence,
        "date_start": entity.date_start.isoformat() if entity.date_start else None,
        "date_end": entity.date_end.isoformat() if entity.date_end else None,
        "date_precision": entity.date_precision,
        "iso": entity.iso,
        "outcome": entity.outcome,
        "unanimous": entity.unanimous,
        "votes_yes": entity.votes_yes,
        "votes_no": entity.votes_no,
        "votes_abstain": entity.votes_abstain,
        "law": entity.law,
        "section": entity.section,
        "paragraph": entity.paragraph,
        "sentence": entity.sentence,
        "number": entity.number,
        "letter": entity.letter,
    }
    return json.dumps(fields, ensure_ascii=False)


def stable_entity_id(document_id: str, page_number: int, kind: str, text: str, ordinal: int) -> str:
    """16 hex digits that survive changes of other pages, kinds and offsets; ``ordinal`` counts equal (kind, text) of a page."""
    key = "\x1f".join((document_id, str(page_number), kind, text, str(ordinal)))
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]
