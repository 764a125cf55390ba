"""Where a costly pattern may begin: the capitalised words and the numbers of a text, found once for all grammars.

Python's expressions try every character of a text; a document has a hundred times fewer distinct words than characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

# The letter comes before the look-behind: so the engine skips to letters.
_WORD = re.compile(r"[A-ZÄÖÜ](?<![\w-][A-ZÄÖÜ])\w*-?")
_NUMBER = re.compile(r"[0-9](?<![\w.,/-][0-9])")


@lru_cache(maxsize=2)
def capitalised_words(text: str) -> dict[str, list[int]]:
    """The places of every capitalised word that nothing leans on from the left, with the hyphen behind it."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


@lru_cache(maxsize=2)
def number_starts(text: str) -> Sequence[int]:
    """The places of all numbers that nothing leans on from the left."""
    return [match.start() for match in _NUMBER.finditer(text)]


@lru_cache(maxsize=8)
def word_starts(text: str, first: re.Pattern[str]) -> Sequence[int]:
    """The places of capitalised words whose beginning, a hyphen behind the word included, ``first`` matches."""
    found: list[int] = []
    for word, places in capitalised_words(text).items():
        if first.match(word) is not None:
            found += places
    found.sort()
    return found


def matches_at(text: str, pattern: re.Pattern[str], starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin at ``starts``, as ``finditer`` gives them: in order, without overlaps."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            yield match
            end = match.end()
