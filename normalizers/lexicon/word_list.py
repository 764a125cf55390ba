"""What is known about single words: how often German council papers and German in general use them, and how they are cased.

The word list is a memory-mapped trie (``data/words.marisa``, built by ``benchmarks/build_lexicon.py``), so worker processes
share its pages and opening it costs milliseconds. Word lists hold OCR errors themselves ("fiir"), which is why everything
here works with frequencies and their ratios, not with membership. The thresholds were chosen with the development sets of
``docs/ocr-repair.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from normalizers.lexicon.word_table import LINKS, WordTable, spelled, word_table


def word_set(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


STEPS_PER_DECADE = 30  # of a frequency byte; as in benchmarks/build_lexicon.py
COUNCIL_SHARE = 0.8  # weight of the papers against general German
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_KNOWN = 2e-8  # below it a word is as likely a misprint of the sources
_PART = 3e-7  # what a part of a compound must reach
_SHORT_PART = 1e-5  # the same for a noun of three letters
_FOUR_LETTERS = 10 * _PART  # the same for a last part of four letters
_JOINT_DISCOUNT = 0.1  # of the rarest part, for each joint
_NO_FUGE = ("",)
_FUGEN_FROM = {first: ("", *(f for f in LINKS if f.startswith(first) and f)) for first in "sne"}
_SHORT_FIRST_PARTS = word_set("vor ein aus auf ab an um mit zu neu alt rot tag weg rad bad bau amt rat")
_SHORT_HEADS = word_set("amt rat bau weg tag bad ort hof see art rad zug tor tal uhr bus mut eck gas gut typ")
_RARE_PART, _DAMAGED_PART = 1e-5, 100.0  # frequency, and how much commoner the word with its umlaut is then
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
_ADDED = 2e-6  # frequency of a word of the house
_LONGEST = 80  # letters of a compound
_MAX_PARTS = 4
_NO_END = (0.0, False)
_UNKNOWN = -1.0  # in a cache
_REMEMBERED, _SHARES_REMEMBERED, _COMPOUNDS_REMEMBERED = 400_000, 100_000, 200_000  # entries of caches
_TOGETHER = 2_048  # words that are looked at in one go
_SENTENCE_START = 0.08  # share of any word's occurrences that open a sentence, about one in twelve
_SMALL_NOUN = 0.01  # share of a noun's occurrences in small letters: misprints
_INNER_CAPITAL = 0.001  # share of occurrences with capitals inside: misprints
_NOUN = 0.5  # share of capitalised occurrences from which a word is a noun
SHARE_STEPS = 200  # of a byte for the share of capitals; as in benchmarks/build_lexicon.py, above: not known
_COMPOUND_DISCOUNT = 0.03  # for not being listed although its parts are
COMPOUND_AT_MOST = 1e-7  # estimated frequency of a word that is not listed


class _Trie(Protocol):
    """The calls of ``marisa_trie.RecordTrie`` that are used here (the package has no types for its values)."""

    def get(self, key: str) -> list[tuple[int, int, int]] | None:
        """The records of one key."""

    def prefixes(self, key: str) -> list[str]:
        """All keys that ``key`` begins with, shortest first."""

    def iterkeys(self, prefix: str = "") -> Iterator[str]:
        """All keys that begin with ``prefix``, in their order."""


_POWER = (0.0, *(10 ** ((code - 1) / STEPS_PER_DECADE - 9) for code in range(1, 256)))


def _frequency(council: int, general: int) -> float:
    return COUNCIL_SHARE * _POWER[council] + (1 - COUNCIL_SHARE) * _POWER[general]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Frequencies of lower-cased words and of the compounds that can be made of them."""

    trie: _Trie
    table: WordTable
    version: str
    added: frozenset[str] = frozenset()
    _frequencies: dict[str, float] = field(default_factory=dict)
    _shares: dict[str, float | None] = field(default_factory=dict)
    _parts: dict[str, float] = field(default_factory=dict)
    _beginnings: dict[str, float] = field(default_factory=dict)  # of listed words, so it is bounded
    _ends: dict[str, tuple[float, bool]] = field(default_factory=dict)
    _simple: set[str] = field(default_factory=set)
    _compounds: dict[tuple[str, bool | None, int], float] = field(default_factory=dict)

    def frequency(self, word: str) -> float:
        """Relative frequency of a lower-cased word, 0.0 when it is not listed."""
        found = self._frequencies.get(word)
        if found is None:
            records = self.trie.get(word)
            found = 0.0
            if records:
                council, general, _ = records[0]
                found = _frequency(council, general)
            if word in self.added:
                found = max(found, _ADDED)
            if len(self._frequencies) > _REMEMBERED:  # a worker lives long: the memory of a cache must not
                self._frequencies.clear()
            self._frequencies[word] = found
        return found

    def with_words(self, words: Iterable[str]) -> Lexicon:
        """This list and further lower-cased words, which count as common ones."""
        added = self.added | frozenset(words)
        digest = hashlib.sha256(" ".join([self.version, *sorted(added)]).encode()).hexdigest()[:16]
        return Lexicon(trie=self.trie, table=self.table.with_words(words), version=digest, added=added)

    def all_words(self) -> Iterator[str]:
        """Every word of the list, lower-cased, in its order."""
        return self.trie.iterkeys()

    def capitalised(self, word: str) -> float | None:
        """Share of capitalised occurrences of a lower-cased word in council papers; None when they do not have it."""
        share = self._shares.get(word, _UNKNOWN)
        if share is None or share >= 0:
            return share
        records = self.trie.get(word)
        share = records[0][2] / SHARE_STEPS if records and records[0][2] <= SHARE_STEPS else None
        if len(self._shares) > _SHARES_REMEMBERED:
            self._shares.clear()
        self._shares[word] = share
        return share

    def frequency_as(self, word: str) -> float:
        """Relative frequency of a word cased as it is: "Höhe" is common and "höhe" is not."""
        folded = word.lower()
        listed = self.frequency(folded)
        if not listed or word.isupper():
            return listed
        share = self.capitalised(folded)
        if not word[1:].islower():
            return listed * _INNER_CAPITAL
        if share is None:
            return listed / 2
        # Any word may begin a sentence; a noun in small letters is all but an error.
        return listed * (max(share, _SENTENCE_START) if word[0].isupper() else max(1 - share, _SMALL_NOUN))

    def learn(self, words: Iterable[str]) -> None:
        """Looks up many lower-cased words at once: ten times faster than one by one, and asked again they are there."""
        new = [word for word in dict.fromkeys(words) if word not in self._frequencies and word not in self.added]
        rows = self.table.of_words(new)
        records = self.table.records[rows].tolist()
        for word, row, (council, general, capitals, _) in zip(new, rows.tolist(), records, strict=True):
            known = row >= 0
            self._frequencies[word] = _frequency(council, general) if known else 0.0
            self._shares[word] = capitals / SHARE_STEPS if known and capitals <= SHARE_STEPS else None

    def rule_out_compounds(self, words: Sequence[str]) -> None:
        """Looks at many lower-cased words at once, so that those which are clearly no compounds are not taken apart later."""
        if len(self._simple) > _REMEMBERED:
            self._simple.clear()
        for first in range(0, len(words), _TOGETHER):
            some = words[first : first + _TOGETHER]
            possible = self.table.may_be_compounds(spelled(some)).tolist()
            self._simple.update(word for word, may_be in zip(some, possible, strict=True) if not may_be)

    def knows(self, word: str) -> bool:
        """Whether a lower-cased word is common enough to be taken for a word, or is a compound of such words."""
        return self.frequency(word) >= _KNOWN or self.compound(word) > 0

    def compound(self, word: str, noun: bool | None = None) -> float:
        """Estimated relative frequency of a lower-cased word as a compound of two to four listed words, 0.0 when it is none.

        ``noun``: whether the last part, which decides the class of the whole, must be one (None: either). The estimate is
        that of the rarest part with a discount per joint; it orders candidates and has no meaning beyond that.
        """
        if not 7 <= len(word) <= _LONGEST or word in self._simple:
            return 0.0
        return min(self._split(word, noun, _MAX_PARTS) * _COMPOUND_DISCOUNT, COMPOUND_AT_MOST)

    def _split(self, word: str, noun: bool | None, parts: int) -> float:
        """The best way to part a word: the frequency of its rarest part, discounted; 0.0 when there is none."""
        key = (word, noun, parts)
        found = self._compounds.get(key)
        if found is None:
            found = self._best_split(word, noun, parts)
            if len(self._compounds) > _COMPOUNDS_REMEMBERED:
                self._compounds.clear()
            self._compounds[key] = found
        return found

    def _best_split(self, word: str, noun: bool | None, parts: int) -> float:
        best, last = 0.0, len(word) - 3
        for first in self.trie.prefixes(word):
            at = len(first)
            if at > last:
                break
            own = self._beginning(first)
            if own * _JOINT_DISCOUNT <= best:  # whatever follows, the rarest part is no commoner than this one
                continue
            for fuge in _FUGEN_FROM.get(word[at], _NO_FUGE):
                if fuge and not word.startswith(fuge, at):
                    continue
                rest = word[at + len(fuge) :]
                head = self._head(rest, noun)
                if head:
                    best = max(best, min(own, head) * _JOINT_DISCOUNT)
                elif parts > 2 and len(rest) >= 8 and rest not in self._simple:
                    best = max(best, min(own, self._split(rest, noun, parts - 1)) * _JOINT_DISCOUNT)
        return best

    def _beginning(self, word: str) -> float:
        """Frequency of what compounds may begin with; 0.0 for anything else."""
        found = self._beginnings.get(word)
        if found is None:
            found = self._beginnings[word] = self.frequency(word) if self.may_begin(word) else 0.0
        return found

    def _part(self, word: str) -> float:
        """Frequency of a part; 0.0 for what is all but always the damaged form of another word ("flachen" in compounds)."""
        found = self._parts.get(word)
        if found is None:
            found = self.frequency(word)
            if found < _RARE_PART and word.isascii():
                umlauts = (word[:i] + _UMLAUT[c] + word[i + 1 :] for i, c in enumerate(word) if c in _UMLAUT)
                if any(self.frequency(other) > _DAMAGED_PART * found for other in umlauts):
                    found = 0.0
            if len(self._parts) > _REMEMBERED:
                self._parts.clear()
            self._parts[word] = found
        return found

    def may_begin(self, word: str) -> bool:
        """Whether compounds may begin with this lower-cased word."""
        if len(word) < 4:
            return word in _SHORT_FIRST_PARTS or (
                len(word) == 3 and self._is_noun(word) and self.frequency(word) > _SHORT_PART
            )
        return self._part(word) >= _PART

    def may_end(self, word: str) -> bool:
        """Whether compounds may end with this lower-cased word."""
        return self._head(word, None) > 0

    def _head(self, word: str, noun: bool | None) -> float:
        """Frequency of what compounds may end with, 0.0 for anything else; ``noun`` as in ``compound``."""
        found = self._ends.get(word)
        if found is None:
            own = self._part(word) if len(word) >= 4 or word in _SHORT_HEADS else 0.0
            is_end = own >= _PART and (len(word) != 4 or own >= _FOUR_LETTERS)
            if len(self._ends) > _REMEMBERED:
                self._ends.clear()
            found = self._ends[word] = (own, self._is_noun(word)) if is_end else _NO_END
        own, is_noun = found
        return own if noun is None or is_noun == noun else 0.0

    def _is_noun(self, word: str) -> bool:
        share = self.capitalised(word)
        return share is not None and share >= _NOUN

    def rate(self, text: str) -> float:
        """Share of known words among the words of three letters and more; 1.0 for a text without such words."""
        words = _LETTERS.findall(text)
        if not words:
            return 1.0
        folded = {word: word.lower() for word in set(words)}
        self.learn(folded.values())
        self.rule_out_compounds([lower for lower in folded.values() if self.frequency(lower) < _KNOWN])
        known = {word: self.knows(lower) for word, lower in folded.items()}
        return sum(known[word] for word in words) / len(words)


@cache
def lexicon() -> Lexicon:
    """The word list that ships with the package, opened once per process."""
    import marisa_trie

    trie = marisa_trie.RecordTrie("<BBB")
    path = Path(__file__).parent.parent / "data" / "words.marisa"
    trie.mmap(str(path))
    data = hashlib.sha256()
    for file in sorted(path.parent.iterdir()):  # the models of the OCR repair as well: they decide with the list
        data.update(file.read_bytes())
    return Lexicon(trie=cast(_Trie, trie), table=word_table(), version=data.hexdigest()[:16])
