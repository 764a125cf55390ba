"""The grammars by kind, and the name under which spaCy knows each: a folded text in, its mentions out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from curated.records import Entity
from curated.vocabulary import EntityKind
from extractors.entities.agenda_items import find_agenda_items
from extractors.entities.amounts import find_amounts
from extractors.entities.consultation_table import find_rows
from extractors.entities.date_context import with_years
from extractors.entities.dates import find_dates
from extractors.entities.decisions import find_decisions
from extractors.entities.fraktionen import find_fraktionen
from extractors.entities.gremien import find_gremien
from extractors.entities.labelled_fields import Block, read_block
from extractors.entities.laws import find_laws
from extractors.entities.organisations import find_organisations
from extractors.entities.overlaps import resolve
from extractors.entities.persons import find_persons
from extractors.entities.places import find_places
from extractors.entities.references import find_references
from extractors.entities.years import find_partial_dates, find_years

COMPONENTS: Mapping[EntityKind, str] = MappingProxyType(
    {
        "law": "aktenklar_laws",
        "reference": "aktenklar_references",
        "amount": "aktenklar_amounts",
        "date": "aktenklar_dates",
        "gremium": "aktenklar_gremien",
        "agenda_item": "aktenklar_agenda_items",
        "fraktion": "aktenklar_fraktionen",
        "person": "aktenklar_persons",
        "organisation": "aktenklar_organisations",
        "place": "aktenklar_places",
        "decision": "aktenklar_decisions",
    }
)
"""Kind of entity → name of its spaCy factory, in the order of the pipeline; pyproject.toml names the same entry points."""
RESOLVE = "aktenklar_resolve"
"""The factory that leaves one flat layer of what the components before it found."""


@lru_cache(maxsize=1)
def _block(text: str) -> Block:
    return read_block(text)


def _references(text: str) -> list[Entity]:
    return find_references(text, _block(text))


def _agenda_items(text: str) -> list[Entity]:
    return find_agenda_items(text, _block(text), find_rows(text))


def _dates(text: str) -> list[Entity]:
    return with_years(text, resolve(find_dates(text) + find_years(text) + find_partial_dates(text)))


GRAMMARS: Mapping[EntityKind, Callable[[str], list[Entity]]] = MappingProxyType(
    {
        "law": find_laws,
        "reference": _references,
        "amount": find_amounts,
        "date": _dates,
        "gremium": find_gremien,
        "agenda_item": _agenda_items,
        "fraktion": find_fraktionen,
        "person": find_persons,
        "organisation": find_organisations,
        "place": find_places,
        "decision": find_decisions,
    }
)
"""Kind → its grammar. Mentions carry offsets of the folded text."""
