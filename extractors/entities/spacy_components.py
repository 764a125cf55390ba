"""Every grammar as a registered spaCy factory: ``spacy.blank("de").add_pipe("aktenklar_amounts")`` works in any notebook.

A component adds ``doc.spans[kind]``: the tokens that its mentions touch, with ``span._.value``, ``.currency``, ``.sign``,
``.confidence`` and the whole record as ``span._.mention``. Exact code points are in ``doc._.mentions``. The entry points of
pyproject.toml make spaCy import this module; until the project is installed anew, importing it registers the factories, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from curated.records import Entity
from curated.vocabulary import EntityKind
from extractors.entities.grammars import COMPONENTS, GRAMMARS, RESOLVE
from extractors.entities.line_folding import Folded, fold
from extractors.entities.mention import moved
from extractors.entities.overlaps import resolve

TOKENIZER = "aktenklar_words.v1"
_TOKEN = re.compile(r"(\w+(?:[.,/-]\w+)*|[^\w\s]+|[^\S ]+| )( ?)")
_RECORDS = "aktenklar_mentions"
"""Key of ``doc.user_data``: kind and place of a span → its mention."""


class WordTokenizer:
    """Words, numbers with their signs, marks. The grammars read text, so spaCy's exceptions for German, which cost as much as
    all grammars together, would change nothing. It also keeps the text: ``doc.text`` is slow to put together.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``, which the document keeps."""
        pairs = _TOKEN.findall(text)
        doc = Doc(self._vocab, [word for word, _ in pairs], [bool(blank) for _, blank in pairs])
        doc._.source = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the tokeniser has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> WordTokenizer:
        """Itself: the tokeniser has no state."""
        return self


def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """What spaCy's configuration calls for the tokeniser."""
    return lambda nlp: WordTokenizer(nlp.vocab)


def register_extensions() -> None:
    """Declares the attributes of documents and spans; again does no harm."""
    for name in ("source", "folded"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in ("found", "mentions"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name, getter in (
        ("mention", mention_of),
        ("value", value_of),
        ("currency", _currency_of),
        ("sign", _sign_of),
        ("confidence", _confidence_of),
    ):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)


def mention_of(span: Span) -> Entity | None:
    """The mention that a span of ``doc.spans`` stands for."""
    records: dict[tuple[str, int, int], Entity] = span.doc.user_data.get(_RECORDS, {})
    return records.get((span.label_, span.start, span.end))


def value_of(span: Span) -> Decimal | date | str | None:
    """Amounts: the money; dates: the first day; all others: the canonical text. None where nothing certain can be said."""
    found = mention_of(span)
    if found is None:
        return None
    if found.kind == "amount":
        return found.amount
    return found.date_start if found.kind == "date" else found.canonical


def _currency_of(span: Span) -> str | None:
    found = mention_of(span)
    return found.currency if found is not None else None


def _sign_of(span: Span) -> int | None:
    """-1, 0 or 1 for amounts."""
    found = mention_of(span)
    if found is None or found.amount is None:
        return None
    return (found.amount > 0) - (found.amount < 0)


def _confidence_of(span: Span) -> float | None:
    found = mention_of(span)
    return found.confidence if found is not None else None


class GrammarComponent:
    """Adds the mentions of one kind. ``final``: also to ``doc.mentions`` and ``doc.spans``, which else the resolver does."""

    def __init__(self, kind: EntityKind, *, final: bool) -> None:
        self._kind: EntityKind = kind
        self._final = final

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the mentions of this kind."""
        found = GRAMMARS[self._kind](_folded(doc).text)
        doc._.found = (*doc._.found, *found)
        if self._final:
            mentions = _in_source(doc, found)
            _publish(doc, self._kind, mentions)
            doc._.mentions = (*doc._.mentions, *mentions)
        return doc


def resolve_mentions(doc: Doc) -> Doc:
    """The mentions of all components before, as one flat layer and the decisions above it."""
    mentions = _in_source(doc, resolve(doc._.found))
    by_kind: dict[EntityKind, list[Entity]] = {kind: [] for kind in COMPONENTS}
    for found in mentions:
        by_kind[found.kind].append(found)
    for kind, own in by_kind.items():
        _publish(doc, kind, own)
    doc._.mentions = tuple(mentions)
    return doc


def _folded(doc: Doc) -> Folded:
    folded: Folded | None = doc._.folded
    if folded is None:
        doc._.folded = folded = fold(_source(doc))
    return folded


def _source(doc: Doc) -> str:
    kept: str | None = doc._.source
    return doc.text if kept is None else kept


def _in_source(doc: Doc, found: Sequence[Entity]) -> list[Entity]:
    """The mentions with offsets of the text that was read."""
    folded, text = _folded(doc), _source(doc)
    places = [folded.span(entity.char_start, entity.char_end) for entity in found]
    return [moved(entity, s, e, text[s:e]) for entity, (s, e) in zip(found, places, strict=True)]


def _publish(doc: Doc, kind: EntityKind, mentions: Sequence[Entity]) -> None:
    records = doc.user_data.setdefault(_RECORDS, {})
    spans = []
    for found in mentions:
        span = doc.char_span(found.char_start, found.char_end, kind, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            records[kind, span.start, span.end] = found
    doc.spans[kind] = spans


def _register(kind: EntityKind, name: str) -> None:
    @Language.factory(name, default_config={"final": True})
    def make(nlp: Language, name: str, final: bool) -> GrammarComponent:
        return GrammarComponent(kind, final=final)


@Language.factory(RESOLVE)
def make_resolver(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that resolves overlaps; it stands last, behind components with ``final`` false."""
    return resolve_mentions


registry.tokenizers(TOKENIZER, func=make_tokenizer)
register_extensions()
for _kind, _name in COMPONENTS.items():
    _register(_kind, _name)
