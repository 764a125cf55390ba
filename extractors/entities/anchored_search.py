"""Where a costly pattern may begin: the capitalised words and the numbers of a text, found once for all grammars.

Python's expressions try every character of a text; a document has a hundred times fewer distinct words than characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

# The letter comes before the look-behind: so the engine skips to letters.
_WORD = re.compile(r"[A-ZÄÖÜ](?<![\w-][A-ZÄÖÜ])\w*-?")
_LIKE_A_DATE = re.compile(r"\d{1,2}(?:[ ]?[.+&/–-]|[ \n]?[JFMASONDjfmasond])|\d{4}[-/.]")
_NUMBER = re.compile(r"[0-9](?<![\w.,/-][0-9])")


@lru_cache(maxsize=4)  # a head is read in two copies and by their beginnings
def capitalised_words(text: str) -> dict[str, list[int]]:
    """The places of every capitalised word that nothing leans on from the left, with the hyphen behind it."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


@lru_cache(maxsize=4)
def number_starts(text: str) -> Sequence[int]:
    """The places of all numbers that nothing leans on from the left."""
    return [match.start() for match in _NUMBER.finditer(text)]


@lru_cache(maxsize=2)
def date_starts(text: str) -> Sequence[int]:
    """Those of ``number_starts`` at which a day can begin: behind its digits is a mark of dates or the letter of a month."""
    return [start for start in number_starts(text) if _LIKE_A_DATE.match(text, start) is not None]


@dataclass(slots=True)
class _Tried:
    """The words that an expression has been tried on in this process, and those that it matches."""

    words: set[str] = field(default_factory=set)
    matching: set[str] = field(default_factory=set)


_TRIED: defaultdict[re.Pattern[str], _Tried] = defaultdict(_Tried)
_MOST_WORDS = 200_000  # kept for an expression; a large register has as many distinct capitalised words


@lru_cache(maxsize=16)
def word_starts(text: str, first: re.Pattern[str]) -> Sequence[int]:
    """The places of capitalised words whose beginning, a hyphen behind the word included, ``first`` matches."""
    words = capitalised_words(text)
    tried = _TRIED[first]
    if len(tried.words) > _MOST_WORDS:
        tried = _TRIED[first] = _Tried()
    new = words.keys() - tried.words
    tried.words |= new
    tried.matching.update(word for word in new if first.match(word) is not None)
    return sorted(place for word in words.keys() & tried.matching for place in words[word])


def matches_at(text: str, pattern: re.Pattern[str], starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin at ``starts``, as ``finditer`` gives them: in order, without overlaps."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            yield match
            end = match.end()
