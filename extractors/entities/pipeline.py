"""One spaCy ``Language`` from ``spacy.blank("de")``: a component a kind, each a grammar of its own module.

The components do not depend on token borders: mentions carry code points (``doc._.mentions``) and stand in
``doc.spans[kind]`` as the tokens they touch. spaCy is imported when the first text is read, not when this module is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

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
from extractors.entities.line_folding import Folded, fold
from extractors.entities.mention import moved
from extractors.entities.organisations import find_organisations
from extractors.entities.overlaps import resolve
from extractors.entities.persons import find_persons
from extractors.entities.places import find_places
from extractors.entities.references import find_references
from extractors.entities.years import find_partial_dates, find_years

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

KINDS: tuple[EntityKind, ...] = (
    "law", "reference", "amount", "date", "gremium", "agenda_item", "fraktion", "person", "organisation", "place", "decision",
)  # fmt: skip
_TOKEN = re.compile(r"(\w+(?:[.,/-]\w+)*|[^\w\s]+|[^\S ]+| )( ?)")
_LONGEST = 10**9  # spaCy's limit guards models that we do not have


@lru_cache(maxsize=1)
def _block(text: str) -> Block:
    return read_block(text)


def _references(text: str) -> list[Entity]:
    return find_references(text, _block(text))


def _agenda_items(text: str) -> list[Entity]:
    return find_agenda_items(text, _block(text), find_rows(text))


def _dates(text: str) -> list[Entity]:
    return with_years(text, resolve(find_dates(text) + find_years(text) + find_partial_dates(text)))


_GRAMMARS: dict[EntityKind, Callable[[str], list[Entity]]] = {
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


@lru_cache(maxsize=1)
def language() -> Language:
    """The pipeline, built once a process: fold, one component a kind, resolve."""
    import spacy
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc as SpacyDoc

    for name, default in (("source", ""), ("folded", None), ("mentions", ())):
        SpacyDoc.set_extension(name, default=default, force=True)
    SpacyLanguage.component("aktenklar_fold", func=_fold)
    SpacyLanguage.component("aktenklar_resolve", func=_resolve)
    nlp = spacy.blank("de")
    nlp.max_length = _LONGEST
    # No grammar reads a token's shape or norm; working them out for every new word costs more than all grammars together.
    setattr(nlp.vocab, "lex_attr_getters", {})  # noqa: B010 - spaCy's stubs do not know it
    nlp.tokenizer = _Words(nlp.vocab, SpacyDoc)
    nlp.add_pipe("aktenklar_fold")
    for kind in KINDS:
        SpacyLanguage.component(f"aktenklar_{kind}", func=_component(kind))
        nlp.add_pipe(f"aktenklar_{kind}")
    nlp.add_pipe("aktenklar_resolve")
    return nlp


class _Words:
    """The tokeniser: words, numbers with their signs, marks. The grammars read text, so spaCy's exceptions for German, which
    cost as much as all grammars together, would change nothing. It also keeps the text: ``doc.text`` is slow to put together.
    """

    def __init__(self, vocab: Vocab, doc: type[Doc]) -> None:
        self._vocab, self._doc = vocab, doc

    def __call__(self, text: str) -> Doc:
        pairs = _TOKEN.findall(text)
        doc = self._doc(self._vocab, [word for word, _ in pairs], [bool(blank) for _, blank in pairs])
        doc._.source = text
        return doc


def _fold(doc: Doc) -> Doc:
    doc._.folded = fold(doc._.source)
    return doc


def _component(kind: EntityKind) -> Callable[[Doc], Doc]:
    """A component that adds the mentions of one kind, with offsets of the folded text until ``_resolve``."""

    def find(doc: Doc) -> Doc:
        folded: Folded = doc._.folded
        doc._.mentions = (*doc._.mentions, *_GRAMMARS[kind](folded.text))
        return doc

    return find


def _resolve(doc: Doc) -> Doc:
    """The mentions that remain, moved to code points of the text that was read."""
    folded: Folded = doc._.folded
    text: str = doc._.source
    mentions = []
    for entity in resolve(doc._.mentions):
        start, end = folded.span(entity.char_start, entity.char_end)
        mentions.append(moved(entity, start, end, text[start:end]))
    doc._.mentions = tuple(mentions)
    for kind in KINDS:
        spans = [
            doc.char_span(e.char_start, e.char_end, kind, alignment_mode="expand") for e in mentions if e.kind == kind
        ]
        doc.spans[kind] = [span for span in spans if span is not None]
    return doc
