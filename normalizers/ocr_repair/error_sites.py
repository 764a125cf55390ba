"""Where the words of a text may be damaged, and which words of the list come out when that is undone: for all words at once.

Every site at which a letter may have been taken for another is one row of a few arrays. Undoing the damage of one site maps
the hash of what follows to ``head + shift·hash``; several are undone by putting these maps one after the other, so
that a million spellings cost a few additions each and only those that are words of the list are ever spelled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np

from normalizers.lexicon.word_table import (
    INVERSE,
    LONGEST,
    POWERS,
    Codes,
    Filter,
    Hashes,
    Numbers,
    Truths,
    Weights,
    WordTable,
    spelled,
    sums,
    widened,
)
from normalizers.ocr_repair.confusion_table import SYMBOLS, confusion_table, is_possible
from normalizers.ocr_repair.confusions import CONFUSIONS

Item = TypeVar("Item")
FormTest = Callable[[Codes, Numbers], Truths]
_TOGETHER = 2_048  # words in one go: the arrays stay in the processor's cache
_MOST_COMBINED = 100  # sites of a word; no German word comes near, and combinations are not tried beyond
_ROUNDING = 1 + 1e-9  # products of likelihoods differ so much by the order they are taken in


class ErrorSite(NamedTuple):
    """One site in a word where ``true`` may have been read as ``word[start:end]``; ``kind``: its class of damage."""

    start: int
    end: int
    true: str
    seen: str
    kind: str


class Restoration(NamedTuple):
    """One spelling of the word with this number, the damages it undoes in text order, and how likely these are together."""

    word: int
    text: str
    undone: tuple[ErrorSite, ...]
    likelihood: float


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in runs that are best looked at together."""
    for first in range(0, len(items), _TOGETHER):
        yield items[first : first + _TOGETHER]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorSites:
    """All error sites of some words, by word and in text order, with the map that undoing each is for the hash of what
    follows.
    """  # fmt: skip

    words: Sequence[str]
    codes: Codes  # of their small letters
    whole: Hashes  # of each word
    word: Numbers  # of each site, as all that follow
    start: Numbers
    end: Numbers
    confusion: Numbers
    head: Hashes
    shift: Hashes
    ahead: Hashes  # of all letters up to the end of the site

    @classmethod
    def of(cls, words: Sequence[str]) -> ErrorSites:
        """The sites of words of up to ``word_table.LONGEST`` letters."""
        known = confusion_table()
        codes = spelled(words)
        word, column = np.nonzero(codes)
        symbol = codes[word, column]
        symbol[symbol >= SYMBOLS] = 0
        number = known.number[symbol]
        within = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)
        confusion = known.order[np.repeat(known.first[symbol], number) + within]
        word, column = np.repeat(word, number), np.repeat(column, number)
        behind = widened(codes, 0, 8)
        fits = np.ones(len(word), dtype=np.bool_)
        length = known.length[confusion]
        for i in range(known.further.shape[1]):
            some = np.flatnonzero(length > i + 1)
            fits[some] &= behind[word[some], column[some] + 1 + i] == known.further[confusion[some], i]
        word, column, confusion = word[fits], column[fits], confusion[fits]
        start = column + known.offset[confusion]
        end = start + known.length[confusion]
        kept = np.flatnonzero(
            is_possible(words=words, codes=behind, word=word, start=start, end=end, confusion=confusion)
        )
        rank = (word[kept] * behind.shape[1] + start[kept]) * len(CONFUSIONS) + confusion[kept]
        order = kept[np.argsort(rank, kind="stable")]  # all but in order
        return cls._mapped(words, word[order], start[order], end[order], confusion[order])

    @classmethod
    def _mapped(
        cls, words: Sequence[str], word: Numbers, start: Numbers, end: Numbers, confusion: Numbers
    ) -> ErrorSites:
        known = confusion_table()
        codes = spelled([folded if len(folded := w.lower()) == len(w) else w for w in words])
        beginnings = sums(codes)
        shift = _SHIFTS[known.growth[confusion] + len(_SHIFTS) // 2]
        head = beginnings[word, start] + POWERS[start] * known.head[confusion] - beginnings[word, end] * shift
        return cls(
            words=words,
            codes=codes,
            whole=beginnings[:, -1],
            word=word,
            start=start,
            end=end,
            confusion=confusion,
            head=head,
            shift=shift,
            ahead=beginnings[word, end],
        )

    def restored_to_words(
        self, table: WordTable, number: int, likelihood: Weights, least: Weights
    ) -> Iterator[Restoration]:
        """The restorations with ``number`` damages undone that are words of the table and likely enough, in the order of sites.

        ``likelihood``: of each of ``CONFUSIONS``, 0 for what is out of the question; ``least``: asked for, of each word.
        """
        ways = self._combined(number, likelihood, least, table.beginnings)
        fits = table.holds(ways.hashes(self.whole[self.word[ways.chosen[-1]]]))
        return self._spelled_out(ways.where(np.flatnonzero(fits)))

    def restored_to_forms(
        self, has_form: FormTest, number: int, likelihood: Weights, least: Weights
    ) -> Iterator[Restoration]:
        """The same, of whatever ``has_form``, which is asked with the small letters of restorations and the numbers of words."""
        ways = self._combined(number, likelihood, least)
        fits = [np.zeros(0, dtype=np.bool_)]
        for first in range(0, len(ways.likely), _TOGETHER):
            part = [sites[first : first + _TOGETHER] for sites in ways.chosen]
            fits.append(has_form(self._codes_of(part), self.word[part[0]]))
        return self._spelled_out(ways.where(np.flatnonzero(np.concatenate(fits))))

    def _codes_of(self, chosen: Sequence[Numbers]) -> Codes:
        """The small letters of the words with all damage at the chosen sites undone, one row for each choice."""
        known = confusion_table()
        codes = widened(self.codes[self.word[chosen[0]]], 0, 8)
        columns, rows = np.arange(codes.shape[1]), np.arange(len(codes))
        for site in reversed(chosen):
            confusion = self.confusion[site]
            growth, start = known.growth[confusion][:, None], self.start[site]
            behind = columns >= (start + known.true_length[confusion])[:, None]
            codes = np.take_along_axis(codes, np.minimum(columns - growth * behind, len(columns) - 1), axis=1)
            for i in range(known.true.shape[1]):
                some = np.flatnonzero(known.true_length[confusion] > i)
                codes[rows[some], start[some] + i] = known.true[confusion[some], i]
        return codes[:, : LONGEST + 1]

    def _combined(
        self, number: int, likelihood: Weights, least: Weights, beginnings: Filter | None = None
    ) -> _Combination:
        """All ways to undo ``number`` damages of one word that are likely enough together.

        The sites of a way are in text order and do not overlap. ``beginnings``: a way is dropped when what it has made of the
        word so far begins no word of the list.
        """
        own = likelihood[self.confusion]
        asked = least[self.word]
        best_further = own if number == 1 else self._best_of_word(own)
        rows = self._worth_combining(number, own, best_further, asked)
        stop = np.searchsorted(self.word[rows], self.word[rows], side="right")  # behind the last site of the same word
        ways = _Combination([rows], np.arange(len(rows)), own[rows], self.head[rows], self.shift[rows])
        for left in range(number - 1, 0, -1):
            if beginnings is not None:
                ways = ways.where(np.flatnonzero(beginnings.may_hold(ways.hashes(self.ahead[ways.chosen[-1]]))))
            before, after = _pairs(ways.last, stop)
            row = rows[after]
            together = ways.likely[before] * own[row]
            apart = self.start[row] >= self.end[ways.chosen[-1][before]]
            enough = together * best_further[row] ** (left - 1) * _ROUNDING >= asked[row]
            kept = np.flatnonzero(apart & enough)
            before, after, row = before[kept], after[kept], row[kept]
            ways = _Combination(
                chosen=[*(sites[before] for sites in ways.chosen), row],
                last=after,
                likely=together[kept],
                head=ways.head[before] + ways.shift[before] * self.head[row],
                shift=ways.shift[before] * self.shift[row],
            )
        return ways.where(np.flatnonzero(ways.likely >= asked[ways.chosen[-1]]))

    def _best_of_word(self, own: Weights) -> Weights:
        """For each site the likelihood of the likeliest damage of its word: what one more damage can be at best."""
        best = np.zeros(len(self.words))
        np.maximum.at(best, self.word, own)
        return best[self.word]

    def _worth_combining(self, number: int, own: Weights, best_further: Weights, asked: Weights) -> Numbers:
        """The sites that can be part of a way that is likely enough; none of words with too many of them to combine."""
        rows = np.flatnonzero((own > 0) & (own * best_further ** (number - 1) * _ROUNDING >= asked))
        if number > 1:
            rows = rows[np.bincount(self.word[rows], minlength=len(self.words))[self.word[rows]] <= _MOST_COMBINED]
        return rows

    def _spelled_out(self, ways: _Combination) -> Iterator[Restoration]:
        chosen = np.stack(ways.chosen, axis=1)
        sites = chosen.ravel()
        number = chosen.shape[1]
        starts, ends = self.start[sites].tolist(), self.end[sites].tolist()
        confusions = self.confusion[sites].tolist()
        numbers = self.word[chosen[:, 0]].tolist()
        for i, (word_number, together) in enumerate(zip(numbers, ways.likely.tolist(), strict=True)):
            word = self.words[word_number]
            text, done, undone = "", 0, []
            for k in range(i * number, (i + 1) * number):
                start, end = starts[k], ends[k]
                true, seen, kind = CONFUSIONS[confusions[k]]
                text += word[done:start] + true
                done = end
                undone.append(ErrorSite(start, end, true, seen, kind))
            yield Restoration(word_number, text + word[done:], tuple(undone), together)


@dataclass(frozen=True, slots=True)
class _Combination:
    """Ways to undo damages, one a row. ``chosen``: the sites by their order in the word, one array for each; ``last``: the
    number of the last one among the sites looked at; ``likely``: how likely the damages are together; ``head`` and ``shift``:
    the map that all of them are for the hash of what follows.
    """  # fmt: skip

    chosen: list[Numbers]
    last: Numbers
    likely: Weights
    head: Hashes
    shift: Hashes

    def where(self, rows: Numbers) -> _Combination:
        """These rows only."""
        chosen = [sites[rows] for sites in self.chosen]
        return _Combination(chosen, self.last[rows], self.likely[rows], self.head[rows], self.shift[rows])

    def hashes(self, following: Hashes) -> Hashes:
        """The hash of each way's word, or of its beginning, from that of the text as it stands."""
        return self.head + self.shift * following


def _pairs(last: Numbers, stop: Numbers) -> tuple[Numbers, Numbers]:
    """Each way with each site of the same word behind its last one: the numbers of the ways, and those of the sites."""
    count = stop[last] - last - 1
    before = np.repeat(np.arange(len(last)), count)
    after = last[before] + 1 + np.arange(len(before)) - np.repeat(np.cumsum(count) - count, count)
    return before, after


_SHIFTS = np.concatenate([INVERSE[8:0:-1], POWERS[:9]])  # by growth, from 8 letters less to 8 more
