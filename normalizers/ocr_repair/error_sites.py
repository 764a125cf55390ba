"""Where the words of a text may be damaged, and which words of the list come out when that is undone: for all words at once.

Every place at which a letter may have been taken for another is one row of a few arrays. Undoing the damage of one place maps
the hash of what follows to ``head + shift·hash``; several places are undone by putting these maps one after the other, so
that a million readings cost a few additions each and only those that are words of the list are ever spelled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

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
    hash_of,
    spelled,
    sums,
    widened,
)
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS, ENDINGS, VOWELS

Item = TypeVar("Item")
Looks = Callable[[Codes, Numbers], Truths]
_TOGETHER = 2_048  # words in one go: the arrays stay in the processor's cache
_MANY = 100  # places of a word; no German word comes near, and combinations are not tried beyond
_SYMBOLS = 0x2100  # code points that a confusion may show
_ROUNDING = 1 + 1e-9
_SHORTEST_LOST = 5  # letters of a word that may have lost its ß
_GENDERED = "nnen"  # "BürgerInnen"


class Site(NamedTuple):
    """One place in a word where ``true`` may have been read as ``word[start:end]``; ``kind``: its class of damage."""

    start: int
    end: int
    true: str
    seen: str
    kind: str


class Candidate(NamedTuple):
    """One reading of the word with this number, the damages it undoes in text order, and how likely these are together."""

    word: int
    text: str
    undone: tuple[Site, ...]
    likelihood: float


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in runs that are best looked at together."""
    for first in range(0, len(items), _TOGETHER):
        yield items[first : first + _TOGETHER]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """``CONFUSIONS`` as arrays, one entry each, and for every symbol those that may begin with it."""

    first: Numbers  # in ``order``, of the confusions that begin with a symbol
    number: Numbers
    order: Numbers
    further: npt.NDArray[np.uint32]  # the second to fourth letter, 0 where there is none
    offset: Numbers  # of the place from the symbol
    length: Numbers
    true: Codes  # the true letters, small
    true_length: Numbers
    head: Hashes  # their hash
    growth: Numbers
    capital: Truths
    umlaut: Truths
    eszett: Truths
    lost: Truths
    inflects: Truths
    gendered: Truths


@cache
def _table() -> _Table:
    """Made once per process."""
    every = CONFUSIONS
    by_first: list[list[int]] = [[] for _ in range(_SYMBOLS)]
    further = np.zeros((len(every), 3), dtype=np.uint32)
    for number, (_, seen, _) in enumerate(every):
        for symbol in seen[:1] or VOWELS:
            by_first[ord(symbol)].append(number)
        further[number, : max(len(seen) - 1, 0)] = [ord(letter) for letter in seen[1:]]
    counts = np.array([len(some) for some in by_first])
    return _Table(
        first=np.cumsum(counts) - counts,
        number=counts,
        order=np.array([number for some in by_first for number in some]),
        further=further,
        offset=np.array([int(not c.seen) for c in every]),
        length=np.array([len(c.seen) for c in every]),
        true=spelled([c.true.lower() for c in every])[:, :2],
        true_length=np.array([len(c.true) for c in every]),
        head=np.array([hash_of(c.true.lower()) for c in every], dtype=np.uint64),
        growth=np.array([len(c.true) - len(c.seen) for c in every]),
        capital=np.array([c.true.isupper() for c in every]),
        umlaut=np.array([c.kind != ANY for c in every]),
        eszett=np.array([c.kind == "ß" for c in every]),
        lost=np.array([not c.seen for c in every]),
        inflects=np.array([c.kind == ANY and c.seen[-1] in ENDINGS and c.true[-1] in ENDINGS for c in every]),
        gendered=np.array([c.kind == ANY and c.seen in ("I", "l") for c in every]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All places of some words, by word and in text order, with the map that undoing each is for the hash of what follows."""

    words: Sequence[str]
    codes: Codes  # of their small letters
    whole: Hashes  # of each word
    word: Numbers  # of each place, as all that follow
    start: Numbers
    end: Numbers
    confusion: Numbers
    head: Hashes
    shift: Hashes
    ahead: Hashes  # of all letters up to the end of the place

    @classmethod
    def of(cls, words: Sequence[str]) -> Places:
        """The places of words of up to ``word_table.LONGEST`` letters."""
        known = _table()
        codes = spelled(words)
        word, column = np.nonzero(codes)
        symbol = codes[word, column]
        symbol[symbol >= _SYMBOLS] = 0
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
            _is_possible(words=words, codes=behind, word=word, start=start, end=end, confusion=confusion)
        )
        rank = (word[kept] * behind.shape[1] + start[kept]) * len(CONFUSIONS) + confusion[kept]
        order = kept[np.argsort(rank, kind="stable")]  # all but in order
        return cls._mapped(words, word[order], start[order], end[order], confusion[order])

    @classmethod
    def _mapped(cls, words: Sequence[str], word: Numbers, start: Numbers, end: Numbers, confusion: Numbers) -> Places:
        known = _table()
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

    def words_in(self, table: WordTable, number: int, likelihood: Weights, least: Weights) -> Iterator[Candidate]:
        """The readings with ``number`` damages undone that are words of the table and likely enough, in the order of places.

        ``likelihood``: of each of ``CONFUSIONS``, 0 for what is out of the question; ``least``: asked for, of each word.
        """
        chosen, likely, head, shift = self._combined(number, likelihood, least, table.beginnings)
        fits = table.holds(head + shift * self.whole[self.word[chosen[-1]]])
        return self._spelled_out(np.stack(chosen, axis=1)[fits], likely[fits])

    def that_look(self, fit: Looks, number: int, likelihood: Weights, least: Weights) -> Iterator[Candidate]:
        """The same, of whatever looks ``fit``, which is asked with the small letters of readings and the numbers of words."""
        chosen, likely, *_ = self._combined(number, likelihood, least)
        looks = [np.zeros(0, dtype=np.bool_)]
        for first in range(0, len(likely), _TOGETHER):
            part = [places[first : first + _TOGETHER] for places in chosen]
            looks.append(fit(self._codes_of(part), self.word[part[0]]))
        fits = np.concatenate(looks)
        return self._spelled_out(np.stack(chosen, axis=1)[fits], likely[fits])

    def _codes_of(self, chosen: Sequence[Numbers]) -> Codes:
        """The small letters of the words with all damage at the chosen places undone, one row for each choice."""
        known = _table()
        codes = widened(self.codes[self.word[chosen[0]]], 0, 8)
        columns, rows = np.arange(codes.shape[1]), np.arange(len(codes))
        for place in reversed(chosen):
            confusion = self.confusion[place]
            growth, start = known.growth[confusion][:, None], self.start[place]
            behind = columns >= (start + known.true_length[confusion])[:, None]
            codes = np.take_along_axis(codes, np.minimum(columns - growth * behind, len(columns) - 1), axis=1)
            for i in range(known.true.shape[1]):
                some = np.flatnonzero(known.true_length[confusion] > i)
                codes[rows[some], start[some] + i] = known.true[confusion[some], i]
        return codes[:, : LONGEST + 1]

    def _combined(
        self, number: int, likelihood: Weights, least: Weights, beginnings: Filter | None = None
    ) -> tuple[list[Numbers], Weights, Hashes, Hashes]:
        own = likelihood[self.confusion]
        asked = least[self.word]
        further = own  # what one more damage can be at best
        if number > 1:
            best = np.zeros(len(self.words))
            np.maximum.at(best, self.word, own)
            further = best[self.word]
        rows = np.flatnonzero((own > 0) & (own * further ** (number - 1) * _ROUNDING >= asked))
        if number > 1:
            rows = rows[np.bincount(self.word[rows], minlength=len(self.words))[self.word[rows]] <= _MANY]
        stop = np.searchsorted(self.word[rows], self.word[rows], side="right")
        last = np.arange(len(rows))
        chosen, likely, head, shift = [rows], own[rows], self.head[rows], self.shift[rows]
        for left in range(number - 1, 0, -1):
            if beginnings is not None:  # a reading that has left all words is not pursued
                begun = np.flatnonzero(beginnings.may_hold(head + shift * self.ahead[chosen[-1]]))
                chosen, last, likely = [part[begun] for part in chosen], last[begun], likely[begun]
                head, shift = head[begun], shift[begun]
            count = stop[last] - last - 1
            before = np.repeat(np.arange(len(last)), count)
            after = last[before] + 1 + np.arange(len(before)) - np.repeat(np.cumsum(count) - count, count)
            row = rows[after]
            together = likely[before] * own[row]
            fits = self.start[row] >= self.end[chosen[-1][before]]
            kept = np.flatnonzero(fits & (together * further[row] ** (left - 1) * _ROUNDING >= asked[row]))
            before, last, row, likely = before[kept], after[kept], row[kept], together[kept]
            chosen = [*(part[before] for part in chosen), row]
            head, shift = head[before] + shift[before] * self.head[row], shift[before] * self.shift[row]
        enough = np.flatnonzero(likely >= asked[chosen[-1]])
        return [part[enough] for part in chosen], likely[enough], head[enough], shift[enough]

    def _spelled_out(self, chosen: Numbers, likely: Weights) -> Iterator[Candidate]:
        places = chosen.ravel()
        number = chosen.shape[1]
        starts, ends = self.start[places].tolist(), self.end[places].tolist()
        confusions = self.confusion[places].tolist()
        numbers = self.word[chosen[:, 0]].tolist()
        for i, (word_number, together) in enumerate(zip(numbers, likely.tolist(), strict=True)):
            word = self.words[word_number]
            text, done, undone = "", 0, []
            for k in range(i * number, (i + 1) * number):
                start, end = starts[k], ends[k]
                true, seen, kind = CONFUSIONS[confusions[k]]
                text += word[done:start] + true
                done = end
                undone.append(Site(start, end, true, seen, kind))
            yield Candidate(word_number, text + word[done:], tuple(undone), together)


_SHIFTS = np.concatenate([INVERSE[8:0:-1], POWERS[:9]])  # by growth, from 8 letters less to 8 more


def _is_possible(
    words: Sequence[str], codes: npt.NDArray[np.uint32], word: Numbers, start: Numbers, end: Numbers, confusion: Numbers
) -> Truths:
    """Whether German has the true letter at such a place: capitals at the start or among capitals, small letters elsewhere."""
    known = _table()
    shouting = np.array([w.isupper() for w in words])[word]
    length = np.array([len(w) for w in words])[word]
    capital = (start == 0) | shouting
    small = ~shouting | (length == 1) | ~known.umlaut[confusion]
    fits: Truths = np.where(known.capital[confusion], capital, small) & ~(known.eszett[confusion] & (start == 0))
    fits &= ~known.lost[confusion] | ((length >= _SHORTEST_LOST) & ~shouting)
    fits &= ~(known.inflects[confusion] & (end == length))
    nnen = np.flatnonzero(known.gendered[confusion])
    for i, letter in enumerate(_GENDERED):
        nnen = nnen[codes[word[nnen], end[nnen] + i] == ord(letter)]
    fits[nnen] = False
    return fits
