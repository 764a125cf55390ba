"""The word list as a table of hashes, for looking up the words of a whole text at once.

The trie of ``lexicon`` answers for one word in a microsecond or two, which is too slow for a million spellings that a worn
document may have meant. Here a word is the number ``Σ code(i)·B^i`` (modulo 2⁶⁴): the hash of a spelling with one letter
exchanged follows from sums that are there already, without the spelling being written out. ``data/words.hashes`` holds the
sorted hashes of all words and the records of the trie beside them, built by ``benchmarks/build_hashes.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

LONGEST = 60  # letters of a word that is looked up
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse: the golden ratio of Knuth's multiplicative hashing
_WORD = 2**64
_BITS = 24  # of a hash that choose its place in a filter
RECORD, BEGINS, ENDS = 4, 1, 2  # bytes of a record; bits of its last
LINKS = ("", "s", "es", "n", "en", "er", "e")  # Fugenelemente, Duden-Grammatik § 1087 ff.
_FIRST_PART, _LAST_PART, _LONGEST_LINK = 2, 3, 2  # letters of the parts of a compound
_THREE_PARTS = 8  # letters behind the first of three parts
Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]


def _powers(base: int, number: int) -> Hashes:
    found = [1]
    for _ in range(number - 1):
        found.append(found[-1] * base % _WORD)
    return np.array(found, dtype=np.uint64)


REACH = LONGEST + 8  # the highest power that is asked for: a few letters may be put in
POWERS = _powers(_BASE, REACH)
INVERSE = _powers(pow(_BASE, -1, _WORD), REACH)


def spelled(words: Sequence[str]) -> Codes:
    """The code points of words of up to ``LONGEST`` letters, one row a word, zeros behind its end."""
    return np.array(words, dtype=f"U{LONGEST + 1}").view(np.uint32).reshape(len(words), LONGEST + 1)


def sums(codes: Codes) -> Hashes:
    """The hashes of all beginnings of words: column i is that of the first i letters."""
    found = np.zeros((codes.shape[0], codes.shape[1] + 1), dtype=np.uint64)
    np.cumsum(codes * POWERS[: codes.shape[1]], axis=1, out=found[:, 1:])
    return found


def hash_of(word: str) -> int:
    """The hash of one word in small letters."""
    return sum(ord(letter) * int(POWERS[i]) for i, letter in enumerate(word)) % _WORD


@dataclass(frozen=True, slots=True)
class Filter:
    """A set of hashes that answers fast and now and then says yes too often."""

    bits: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, hashes: Hashes) -> Filter:
        """The filter of these hashes, 2 MB."""
        marked = np.zeros(1 << _BITS, dtype=np.bool_)
        marked[(hashes >> np.uint64(64 - _BITS)).astype(np.int64)] = True
        return cls(np.packbits(marked))

    def may_hold(self, hashes: Hashes) -> Truths:
        """Whether each of the hashes may be in the set; where it says no, it is not."""
        places = (hashes >> np.uint64(64 - _BITS)).astype(np.int64)
        found: Truths = (self.bits[places >> 3] >> (7 - (places & 7)).astype(np.uint8)) & 1 != 0
        return found


@dataclass(frozen=True, slots=True)
class WordTable:
    """All words of the list. ``records``: council and general frequency and share of capitals as in the trie, and whether
    compounds begin or end with the word (``BEGINS``, ``ENDS``), one byte each.
    """  # fmt: skip

    hashes: Hashes
    records: npt.NDArray[np.uint8]
    every: Filter
    begins: Filter
    ends: Filter
    added: Hashes  # sorted, of words that have no record

    def holds(self, hashes: Hashes) -> Truths:
        """Whether each hash is that of a word of the list, or of one that was added."""
        found: Truths = self.rows(hashes) >= 0
        return found | np.isin(hashes, self.added) if len(self.added) else found

    def rows(self, hashes: Hashes) -> Numbers:
        """The row of each hash in ``records``, -1 for what is no word of the list."""
        found = np.full(hashes.shape, -1, dtype=np.int64)
        likely = np.flatnonzero(self.every.may_hold(hashes))
        wanted = hashes[likely]
        rows = np.searchsorted(self.hashes, wanted)
        rows[rows == len(self.hashes)] = 0
        found[likely] = np.where(self.hashes[rows] == wanted, rows, -1)
        return found

    def of_words(self, words: Sequence[str]) -> Numbers:
        """The row of each word in small letters, of any length."""
        found = [np.zeros(0, dtype=np.int64)]
        for first in range(0, len(words), 4096):
            some = [word if len(word) <= LONGEST else "" for word in words[first : first + 4096]]
            codes = spelled(some)
            found.append(self.rows((codes * POWERS[: codes.shape[1]]).sum(axis=1, dtype=np.uint64)))
        return np.concatenate(found)

    def may_be_compounds(self, codes: Codes) -> Truths:
        """Whether each word, ``spelled`` in small letters, can be parted into what begins and what ends a compound, with a
        linking element or something that may be further parts between them; if not, it is none. The words of ``LONGEST``
        letters and more may all be.
        """  # fmt: skip
        lengths = np.count_nonzero(codes, axis=1)
        longest = min(int(lengths.max(initial=0)), LONGEST)
        heads = sums(codes[:, : longest + 1])
        whole = heads[:, -1:]
        cuts = np.arange(longest + 1)
        inside = (cuts >= _FIRST_PART) & (cuts <= lengths[:, None] - _LAST_PART)
        begins, ends = np.zeros_like(inside), np.zeros_like(inside)
        word, cut = np.nonzero(inside)
        begins[word, cut] = self.begins.may_hold(heads[word, cut])
        ends[word, cut] = self.ends.may_hold((whole[word, 0] - heads[word, cut]) * INVERSE[cut])
        links = _linked(codes[:, : longest + 1])
        found: Truths = (begins & ends).any(axis=1) | (lengths >= LONGEST)
        for width, linked in enumerate(links, 1):
            found |= (begins[:, :-width] & linked[:, : longest + 1 - width] & ends[:, width:]).any(axis=1)
        last = np.where(ends, cuts, 0).max(axis=1)
        further = np.flatnonzero(~found & (begins & (cuts <= lengths[:, None] - _THREE_PARTS)).any(axis=1) & (last > 0))
        found[further] = self._have_inner_parts(heads[further], begins[further], lengths[further], last[further])
        return found

    def _have_inner_parts(self, heads: Hashes, begins: Truths, lengths: Numbers, last: Numbers) -> Truths:
        """Whether behind a first part, or its linking element, another begins that ends in front of the last."""
        found = np.zeros(len(heads), dtype=np.bool_)
        word, first = np.nonzero(begins)
        for link in range(_LONGEST_LINK + 1):
            start = first + link
            for width in range(_FIRST_PART, int(last.max(initial=0)) - _FIRST_PART + 1):
                some = np.flatnonzero((start + width <= last[word]) & ~found[word])
                if not len(some):
                    break
                at, begun = word[some], start[some]
                parts = (heads[at, begun + width] - heads[at, begun]) * INVERSE[begun]
                found[at[self.begins.may_hold(parts)]] = True
        return found

    def with_words(self, words: Iterable[str]) -> WordTable:
        """This table, which holds further words without a record."""
        added = np.union1d(self.added, np.array([hash_of(word) for word in words], dtype=np.uint64))
        also = Filter.of(added).bits
        begins, ends = Filter(self.begins.bits | also), Filter(self.ends.bits | also)
        return WordTable(self.hashes, self.records, self.every, begins, ends, added)


def _linked(codes: Codes) -> tuple[Truths, Truths]:
    """Where a linking element of one letter and of two letters may stand."""
    one, two = np.zeros(codes.shape, dtype=np.bool_), np.zeros(codes.shape, dtype=np.bool_)
    for element in LINKS:
        if len(element) == 1:
            one |= codes == ord(element)
        elif element:
            two[:, :-1] |= (codes[:, :-1] == ord(element[0])) & (codes[:, 1:] == ord(element[1]))
    return one, two


@cache
def word_table() -> WordTable:
    """The table that ships with the package, mapped into memory once per process."""
    data = np.memmap(Path(__file__).with_name("data") / "words.hashes", dtype=np.uint8, mode="r")
    number = len(data) // (8 + RECORD)
    hashes = data[: number * 8].view(np.uint64)
    records = data[number * 8 :].reshape(number, RECORD)
    flags = records[:, -1]
    begins, ends = Filter.of(hashes[flags & BEGINS != 0]), Filter.of(hashes[flags & ENDS != 0])
    return WordTable(hashes, records, Filter.of(hashes), begins, ends, np.zeros(0, dtype=np.uint64))
