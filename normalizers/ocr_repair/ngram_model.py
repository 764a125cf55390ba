"""The neighbours of a word: pairs and triples of neighbours in council papers decide between words that both exist.

A word is scored with two words on either side by its share among what follows the words before it, backing off from triples
to pairs to single words by a constant factor (Brants et al.: Large language models in machine translation, 2007: "stupid
backoff"). The counts are a memory-mapped trie (``data/context.marisa``, built by ``benchmarks/build_context.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from math import log
from pathlib import Path
from typing import Protocol, cast

from normalizers.lexicon.word_list import Lexicon, lexicon

STEPS_PER_DOUBLING = 8  # of a count byte; as in benchmarks/build_context.py
_BACKOFF = 0.4  # Brants et al. 2007
_PAPERS_SIZE = 1.9e7  # running words of the papers, which turns a frequency into a count
_LEAST = 0.1  # count of a word that is not listed
_LONGEST_CLAUSE = 30  # tokens; chosen, not fitted
_LEAST_COUNT = 1e-290  # a count that has a logarithm
_SIGNS_SHARE = 20  # every so many running words there is a number, a comma or an end of a sentence
_REMEMBERED = 200_000  # pairs and triples
_JOINT = re.compile(r"-\n")
_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d[\d.,]*)|(?P<stop>[.!?:;•„“]|\n[ \t]*\n)|(?P<comma>,)")
_NAMES = {"number": "0", "stop": ".", "comma": ","}  # of all tokens but words
Token = tuple[str, str]
"""A neighbour as written, and as ``tokens`` names it."""


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of everything that counts as a neighbour: a word in small letters, "0" for numbers, "." for ends
    of sentences and blocks, "," for commas.
    """  # fmt: skip
    return ((match.start(), match.end(), _named(match)) for match in _TOKEN.finditer(text))


def _named(match: re.Match[str]) -> str:
    return match[0].lower() if match.lastgroup == "word" else _NAMES[match.lastgroup or ""]


class TextTokens:
    """The tokens of a text, found when the first is asked for; words that a line end parts count as one."""

    def __init__(self, text: str) -> None:
        self._text = text

    def around(self, start: int, end: int) -> tuple[list[Token], list[Token]]:
        """Up to two tokens before ``text[start:end]`` and behind it: as written, and as ``tokens`` names them."""
        first, last = bisect_right(self._ends, self._unhyphenated(start)), self._index_behind(end)
        before, behind = self._found[max(0, first - 2) : first], self._found[last : last + 2]
        return [(match[0], _named(match)) for match in before], [(match[0], _named(match)) for match in behind]

    def clause_end(self, end: int) -> str:
        """The last word of the clause that goes on at ``end``, as written; "" where no end of it is near."""
        first = self._index_behind(end)
        word = ""
        for match in self._found[first : first + _LONGEST_CLAUSE]:
            if match.lastgroup in ("stop", "comma"):
                return word
            if match.lastgroup == "word":
                word = match[0]
        return ""

    @cached_property
    def _joints(self) -> list[int]:
        return [match.start() for match in _JOINT.finditer(self._text)]

    @cached_property
    def _found(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self._text.replace("-\n", "")))

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in self._found]

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in self._found]

    def _index_behind(self, end: int) -> int:
        return bisect_left(self._starts, self._unhyphenated(end))

    def _unhyphenated(self, offset: int) -> int:
        """An offset of the text in the text without hyphens and line ends inside words."""
        return offset - 2 * bisect_left(self._joints, offset)


class _Trie(Protocol):
    """The one call of ``marisa_trie.RecordTrie`` that is used here (the package has no types for its values)."""

    def get(self, key: str) -> list[tuple[int]] | None:
        """The records of one key."""


_COUNTS = [2 ** (code / STEPS_PER_DOUBLING) for code in range(256)]


@dataclass(frozen=True, slots=True)
class NgramModel:
    """Counts of neighbouring words in council papers."""

    trie: _Trie
    words: Lexicon
    _known: dict[str, float] = field(default_factory=dict)

    def count(self, words: str) -> float:
        """How often a pair or triple of words, parted by blanks, occurs; 0.0 for rarely or never."""
        found = self._known.get(words)
        if found is None:
            records = self.trie.get(words)
            found = _COUNTS[records[0][0]] if records else 0.0
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[words] = found
        return found

    def score(self, word: str, before: Sequence[str], behind: Sequence[str], frequency: float) -> float:
        """Natural logarithm of how likely the word and its neighbours are together; only differences mean something.

        ``before``, ``behind``: up to two tokens on either side, in text order; ``frequency``: that of the word alone.
        """
        line = [*["", "", *before[-2:]][-2:], word, *behind[:2]]
        own = max(frequency * _PAPERS_SIZE, _LEAST_COUNT)
        found = self._next(line[0], line[1], word, own)
        for i in range(3, len(line)):
            found += self._next(line[i - 2], line[i - 1], line[i], None)
        return found

    def _next(self, first: str, second: str, word: str, single: float | None) -> float:
        """Of a word behind two others ("" where there is none); ``single``: its count, when it is known."""
        if second:
            both = self.count(f"{second} {word}")
            if both:  # papers that have a triple have its pairs
                ahead = self.count(f"{first} {second}") if first else 0.0
                if ahead and (triple := self.count(f"{first} {second} {word}")):
                    return log(triple / max(ahead, triple))
                return log(_BACKOFF * both / max(self.single(second), both))
        return log(_BACKOFF * _BACKOFF * (self.single(word) if single is None else single) / _PAPERS_SIZE)

    def single(self, word: str) -> float:
        """About how often a token occurs in the papers."""
        return (
            max(self.words.frequency(word) * _PAPERS_SIZE, _LEAST) if word[0].isalpha() else _PAPERS_SIZE / _SIGNS_SHARE
        )


@cache
def ngram_model() -> NgramModel:
    """The counts that ship with the package, opened once per process."""
    import marisa_trie

    trie = marisa_trie.RecordTrie("<B")
    trie.mmap(str(Path(__file__).parent.parent / "data" / "context.marisa"))
    return NgramModel(cast(_Trie, trie), lexicon())
