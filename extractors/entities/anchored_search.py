"""Where a costly pattern may begin: the capitalised words and the numbers of a text, found once for all grammars.

Python's expressions try every character of a text; a document has a hundred times fewer distinct words than characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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


_FIRST_WORDS: dict[int, re.Pattern[str]] = {}
"""The expressions that ``word_starts`` was asked for in this process, by identity: to hash one takes longer than to use it."""
_MATCHING: dict[str, tuple[int, ...]] = {}
"""Capitalised words to the expressions that match them: papers share most of their words."""
_MOST_WORDS = 200_000  # kept; a large register has as many distinct capitalised words


def word_starts(text: str, first: re.Pattern[str]) -> Sequence[int]:
    """The places of capitalised words whose beginning, a hyphen behind the word included, ``first`` matches."""
    if id(first) not in _FIRST_WORDS:
        _FIRST_WORDS[id(first)] = first
        _MATCHING.clear()
    return _starts(text, len(_FIRST_WORDS)).get(id(first), ())


@lru_cache(maxsize=4)
def _starts(text: str, expressions: int) -> dict[int, list[int]]:
    """The places by expression; ``expressions``: how many there are, for a new one makes a new table."""
    if len(_MATCHING) > _MOST_WORDS:
        _MATCHING.clear()
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for word, places in capitalised_words(text).items():
        matching = _MATCHING.get(word)
        if matching is None:
            matching = tuple(key for key, first in _FIRST_WORDS.items() if first.match(word) is not None)
            _MATCHING[word] = matching
        for key in matching:
            starts[key] += places
    for found in starts.values():
        found.sort()
    return starts


def matches_with(text: str, pattern: re.Pattern[str], *needed: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern``, each of which holds one of ``needed``: to look for words costs a hundredth of an expression."""
    return pattern.finditer(text) if any(word in text for word in needed) else iter(())


def matches_at(text: str, pattern: re.Pattern[str], starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin at ``starts``, as ``finditer`` gives them: in order, without overlaps."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            yield match
            end = match.end()
