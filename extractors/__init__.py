"""Bytes → words → tables and entities. Pure functions over frozen records; importing this loads no heavy library.

``read_document(path)`` does everything for one file; ``extract_entities(text)`` finds the typed mentions of a bare text and
``extract_head(pages)`` the head fields of a paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from curated.records import Entity, Head
from extractors.document import read_document, read_tables

__all__ = ["extract_entities", "extract_head", "read_document", "read_tables"]


def extract_entities(text: str, *, persons: bool = False) -> list[Entity]:
    """The typed mentions of a text that is taken as it is: offsets count through, a form feed is a page break.

    Persons are found only when ``persons`` is switched on.
    """
    from extractors import entities

    return entities.extract_entities(text, persons=persons)


def extract_head(pages: Sequence[str]) -> Head:
    """The head fields of a paper and the bodies it goes through, from the final text of its pages."""
    from extractors import head

    return head.extract_head(pages)
