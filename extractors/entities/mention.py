"""What the grammars share: how a mention is written down while only its place in the folded text is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter

from curated.records import Entity
from curated.vocabulary import EntityKind


def mention(kind: EntityKind, text: str, start: int, end: int, canonical: str | None) -> Entity:
    """An entity at ``text[start:end]``; the value fields of its kind are added with ``dataclasses.replace``."""
    return Entity(
        kind=kind, text=text[start:end], char_start=start, char_end=end, method=f"grammar:{kind}", canonical=canonical
    )


_FIELDS = [field.name for field in fields(Entity)]
_values = attrgetter(*_FIELDS)
_TEXT, _START, _END, _PAGE = (_FIELDS.index(n) for n in ("text", "char_start", "char_end", "page_number"))


def moved(entity: Entity, start: int, end: int, text: str, page_number: int = 1) -> Entity:
    """``entity`` at another place, with the exact slice that stands there.

    Every mention is moved; ``dataclasses.replace`` would take a tenth of the time of the whole stage.
    """
    if (entity.char_start, entity.char_end, entity.page_number) == (start, end, page_number) and entity.text == text:
        return entity
    values = list(_values(entity))
    values[_TEXT], values[_START], values[_END], values[_PAGE] = text, start, end, page_number
    return Entity(**dict(zip(_FIELDS, values, strict=True)))


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return " ".join(text.split())


_WORD_START = re.compile(r"\b\w")


def search_near(
    text: str, trigger: re.Pattern[str], pattern: re.Pattern[str], reach: int, *, at_words: bool = False
) -> Iterator[re.Match[str]]:
    """The matches of a costly ``pattern`` within ``reach`` code points of a cheap ``trigger``, as ``finditer`` gives them.

    ``at_words``: the pattern begins only with words, and is not tried inside them.
    """
    position = 0
    hits = trigger.finditer(text)
    hit = next(hits, None)
    while hit is not None:
        position = max(position, hit.start() - reach)
        end = min(len(text), hit.end() + reach)
        match = _search_words(text, pattern, position, end) if at_words else pattern.search(text, position, end)
        if match is not None:
            match = pattern.match(text, match.start()) or match  # the window must not cut it
            yield match
            position = match.end()
        else:
            position = hit.end()
        while hit is not None and hit.end() <= position:
            hit = next(hits, None)


def _search_words(text: str, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    matches = (pattern.match(text, word.start(), end) for word in _WORD_START.finditer(text, start, end))
    return next((match for match in matches if match is not None), None)


_ENDINGS = ("es", "s", "n", "")


def occurrences(text: str, name: str, *, inflected: bool = False) -> Iterator[tuple[int, int]]:
    """The places where ``name`` stands as words of its own; ``inflected``: an ending of case belongs to it.

    ``str.find`` is a hundred times faster than one expression of all the names a document introduces.
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        for ending in _ENDINGS if inflected else ("",):
            if text.startswith(ending, end) and _stands_free(text, start, end + len(ending)):
                yield start, end + len(ending)
                break
        start = text.find(name, end)


def _stands_free(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isalnum() or before in {"_", "-"} or after[:1].isalnum() or after[:1] == "_":
        return False
    return not (after[:1] == "-" and after[1:].isalpha())
