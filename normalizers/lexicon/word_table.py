"""The word list as a table of hashes, for looking up the words of a whole text at once.

The trie of ``lexicon`` answers for one word in a microsecond or two, which is too slow for a million spellings that a
damaged document may have meant. Here a word is the number ``Σ code(i)·B^i`` (modulo 2⁶⁴): the hash of a spelling with one letter
exchanged follows from sums that are there already, without the spelling being written out. ``data/words.hashes`` holds the
sorted hashes of all words and the records of the trie beside them, built by ``benchmarks/build_hashes.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

LONGEST = 60  # letters of a word that is looked up
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse: the golden ratio of Knuth's multiplicative hashing
_WORD = 2**64
_BITS = 24  # of a hash that choose its slot in a filter
_TOGETHER, _LOOKED_UP_TOGETHER = 65_536, 4_096  # words of a list in one go, and words of a text
RECORD, BEGINS, ENDS = 4, 1, 2  # bytes of a record; bits of its last
LINKS = ("", "s", "es", "n", "en", "er", "e")  # Fugenelemente, Duden-Grammatik § 1087 ff.
_FIRST_PART, _LAST_PART = 2, 3  # letters of the parts of a compound
_MOST_PARTS, _LEFT_TO_PART = 4, 8  # of a compound; letters behind a part that may be parted again
Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]
Number = TypeVar("Number", bound=np.generic)


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
    width = min(max(map(len, words), default=0), LONGEST) + 1
    return np.array(words, dtype=f"U{width}").view(np.uint32).reshape(len(words), width)


def sums(codes: Codes) -> Hashes:
    """The hashes of all beginnings of words: column i is that of the first i letters."""
    found = np.zeros((codes.shape[0], codes.shape[1] + 1), dtype=np.uint64)
    np.cumsum(codes * POWERS[: codes.shape[1]], axis=1, out=found[:, 1:])
    return found


def widened(codes: npt.NDArray[Number], left: int, right: int) -> npt.NDArray[Number]:
    """The codes with so many columns of zeros on either side (``np.pad``, which takes longer)."""
    wide = np.zeros((codes.shape[0], left + codes.shape[1] + right), dtype=codes.dtype)
    wide[:, left : left + codes.shape[1]] = codes
    return wide


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
        slots = (hashes >> np.uint64(64 - _BITS)).astype(np.int64)
        found: Truths = (self.bits[slots >> 3] >> (7 - (slots & 7)).astype(np.uint8)) & 1 != 0
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
    beginnings: Filter  # what words of the list begin with, whole words included
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
        for first in range(0, len(words), _LOOKED_UP_TOGETHER):
            some = [word if len(word) <= LONGEST else "" for word in words[first : first + _LOOKED_UP_TOGETHER]]
            codes = spelled(some)
            found.append(self.rows((codes * POWERS[: codes.shape[1]]).sum(axis=1, dtype=np.uint64)))
        return np.concatenate(found)

    def may_be_compounds(self, codes: Codes) -> Truths:
        """Whether each word, ``spelled`` in small letters, can be parted into two to four words of which compounds are made;
        what cannot is none. The words of ``LONGEST`` letters and more may all be.
        """  # fmt: skip
        lengths = np.count_nonzero(codes, axis=1)
        longest = min(int(lengths.max(initial=0)), LONGEST)
        codes = codes[:, : longest + 1]
        heads = sums(codes)
        cuts = np.arange(longest + 1)
        left = lengths[:, None] - cuts
        ends = np.zeros(codes.shape, dtype=np.bool_)
        word, cut = np.nonzero((cuts >= _FIRST_PART) & (left >= _LAST_PART))
        ends[word, cut] = self.ends.may_hold((heads[word, -1] - heads[word, cut]) * INVERSE[cut])
        starts = np.zeros_like(ends)  # where a further part may begin
        starts[:, 0] = True
        found: Truths = lengths >= LONGEST
        open_ = np.flatnonzero(ends.any(axis=1) & ~found)
        for _ in range(_MOST_PARTS - 1):
            starts = _linked(codes[open_], self._parted(heads[open_], starts[open_], lengths[open_]))
            done = (starts & ends[open_]).any(axis=1)
            found[open_[done]] = True
            further = np.zeros_like(ends)
            further[open_] = starts & (left[open_] >= _LEFT_TO_PART)
            starts, open_ = further, open_[~done & further[open_].any(axis=1)]
        return found

    def _parted(self, heads: Hashes, starts: Truths, lengths: Numbers) -> Truths:
        """Where parts end that begin at ``starts``."""
        ends = np.zeros(starts.shape, dtype=np.bool_)
        word, start = np.nonzero(starts)
        number = np.maximum(lengths[word] - _LAST_PART - _FIRST_PART - start + 1, 0)  # of the widths a part may have
        within = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)
        word, start = np.repeat(word, number), np.repeat(start, number)
        end = start + _FIRST_PART + within
        is_part = self.begins.may_hold((heads[word, end] - heads[word, start]) * INVERSE[start])
        ends[word[is_part], end[is_part]] = True
        return ends

    def with_words(self, words: Iterable[str]) -> WordTable:
        """This table, which holds further words without a record."""
        words = frozenset(words)
        added = np.union1d(self.added, np.array([hash_of(word) for word in words], dtype=np.uint64))
        also = Filter.of(added).bits
        begins, ends = Filter(self.begins.bits | also), Filter(self.ends.bits | also)
        beginnings = Filter(self.beginnings.bits | beginnings_of(sorted(words)).bits)
        return WordTable(
            hashes=self.hashes,
            records=self.records,
            every=self.every,
            begins=begins,
            ends=ends,
            beginnings=beginnings,
            added=added,
        )


def _linked(codes: Codes, ends: Truths) -> Truths:
    """Where a part may begin when others end at ``ends``: there, or behind a linking element."""
    starts = ends.copy()
    for element in LINKS:
        width = len(element)
        if width:
            follows = ends[:, :-width].copy()
            for i, letter in enumerate(element):
                follows &= codes[:, i : codes.shape[1] - width + i] == ord(letter)
            starts[:, width:] |= follows
    return starts


def beginnings_of(words: Sequence[str]) -> Filter:
    """The filter of all that these words begin with."""
    marked = Filter.of(np.zeros(0, dtype=np.uint64))
    for first in range(0, len(words), _TOGETHER):
        codes = spelled(words[first : first + _TOGETHER])
        marked = Filter(marked.bits | Filter.of(sums(codes)[:, 1:-1][codes[:, :-1] > 0]).bits)
    return marked


@cache
def word_table() -> WordTable:
    """The table that ships with the package, mapped into memory once per process."""
    folder = Path(__file__).parent.parent / "data"
    # As plain arrays, which numpy looks things up in faster.
    data = np.asarray(np.memmap(folder / "words.hashes", dtype=np.uint8, mode="r"))
    number = len(data) // (8 + RECORD)
    hashes = data[: number * 8].view(np.uint64)
    records = data[number * 8 :].reshape(number, RECORD)
    flags = records[:, -1]
    begins, ends = Filter.of(hashes[flags & BEGINS != 0]), Filter.of(hashes[flags & ENDS != 0])
    beginnings = Filter(np.asarray(np.memmap(folder / "beginnings.bits", dtype=np.uint8, mode="r")))
    return WordTable(
        hashes=hashes,
        records=records,
        every=Filter.of(hashes),
        begins=begins,
        ends=ends,
        beginnings=beginnings,
        added=np.zeros(0, dtype=np.uint64),
    )
