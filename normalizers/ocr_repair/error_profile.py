"""How damaged a document is, letter by letter: the evidence that makes a repair cheap in one document and dear in another.

A first look counts damage that is beyond doubt (a word nobody writes, one reading of which is common) against letters that
came through. In a document read by an English model nearly every umlaut is damaged, in a clean one none is; between them lies
the prior. After the profiler of document error patterns (Reffle, Ringlstetter: Unsupervised profiling of OCRed historical
documents, 2013), reduced to the letters in question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from normalizers.lexicon.word_list import Lexicon
from normalizers.lexicon.word_table import Weights
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS, LETTERS, OTHER, SHARES
from normalizers.ocr_repair.error_sites import Places, Site, in_portions

_NOBODY_WRITES = 1e-7  # relative frequency of a word below which it may be damage beyond doubt
_COMMON = 1e-6  # and what its reading must have
_RATIO = 300.0  # between the two
_LONGEST = 60  # letters; what is longer is no word
_NOISE = 1e-3  # share of letters that look damaged beyond doubt in clean text: names, misprints
_PRIOR = 0.01  # damaged letters that are taken for granted
_POOL_DOUBT = 4.0  # occurrences that weigh as much as the prior
_LETTER_DOUBT = 6.0
_BORN_DIGITAL_DOUBT = 50.0  # how many times more of them where no OCR was at work
_SHARE_DOUBT = 20.0
_SOME_COME_THROUGH = 0.05  # even in the worst document a letter may be right
_PRIOR_ANY = 1e-5  # share of all letters that are taken for another, where nothing is known
_ANY_DOUBT = 2e4  # letters that weigh as much
_MANY_INTACT = 100  # umlauts
_WORN = 4e-5  # share of letters misread that only OCR reaches
_DAMAGED_DOCUMENT = 0.2  # damaged among all umlauts that are certain either way
_SHORTEST, _SHORTEST_OTHERS = 4, 7  # letters of words in which umlauts, and other letters, can be damaged beyond doubt


@dataclass(frozen=True, slots=True)
class Evidence:
    """``rate[letter]``: share of a letter's occurrences that are damaged (``ANY``: of all letters); ``shares[letter][seen]``:
    how they look; ``damaged``, ``intact``: umlauts that are certain; ``suspects``: words that make a common one with one damage.
    """  # fmt: skip

    rate: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]
    damaged: int
    intact: int
    suspects: frozenset[str] = frozenset()

    @property
    def is_damaged(self) -> bool:
        """Whether the document went through a model that does not know German letters."""
        return self.damaged >= 2 and self.damaged > _DAMAGED_DOCUMENT * (self.damaged + self.intact)

    @property
    def is_worn(self) -> bool:
        """Whether other letters than umlauts are misread so often that OCR must have been at work."""
        return self.is_damaged or self.rate[ANY] >= _WORN

    @property
    def is_clean(self) -> bool:
        """Whether umlauts came through so often that hardly one can have been lost."""
        return self.intact > _MANY_INTACT and self.damaged == 0

    def likelihoods(self) -> Weights:
        """For each of ``CONFUSIONS`` the probability that the letter was damaged just so."""
        return np.array(
            [
                self.rate[ANY] * OTHER[true][seen] if kind == ANY else self.rate[kind] * self.shares[kind][seen]
                for true, seen, kind in CONFUSIONS
            ]
        )

    def ceiling(self) -> float:
        """The likelihood of the likeliest damage."""
        return max(self.rate[true] * max(readings.values()) for true, readings in self.shares.items())

    def intact_likelihood(self, word: str) -> float:
        """Probability that the umlauts a word shows came through."""
        if word.isascii():
            return 1.0
        result = 1.0
        for letter in word:
            if letter in SHARES:
                result *= max(1 - self.rate[letter], _SOME_COME_THROUGH)
        return result


def gather(words: Mapping[str, int], lexicon: Lexicon, *, ocr: bool) -> Evidence:
    """The evidence of one document from its words with their counts. ``ocr``: whether the text is known to come from OCR."""
    damage: Counter[tuple[str, str]] = Counter()
    intact: Counter[str] = Counter()
    suspects: set[str] = set()
    letters = others = 0
    lexicon.learn(dict.fromkeys(word.lower() for word in words))
    restored = _restored(words, lexicon)
    lexicon.rule_out_compounds([word.lower() for word in restored])
    for word, count in words.items():
        letters += len(word) * count
        if not word.isascii():
            for letter in word:
                if letter in SHARES:
                    intact[letter] += count
        site = restored.get(word)
        if site is None:
            continue
        suspects.add(word)
        if lexicon.compound(word.lower()) > 0:
            continue
        if site.kind == ANY:
            others += min(count, 2)  # the same word again is the same misprint, or a name
        else:
            damage[site.true, site.seen] += count
    total, whole = sum(damage.values()), sum(intact.values())
    sure = max(0.0, 1 - _NOISE * (total + whole) / total) if total else 0.0
    damaged: dict[str, float] = defaultdict(float)
    for (letter, _), count in damage.items():
        damaged[letter] += sure * count
    pooled = sum(damaged.values())
    doubt = 1.0 if ocr else _BORN_DIGITAL_DOUBT
    pool = (pooled + _PRIOR / doubt) / (pooled + whole + _POOL_DOUBT * doubt)
    weight = _LETTER_DOUBT * doubt
    rate = {c: (damaged[c] + weight * pool) / (damaged[c] + intact[c] + weight) for c in LETTERS}
    rate[ANY] = (others + _PRIOR_ANY / doubt * _ANY_DOUBT) / (letters + _ANY_DOUBT * doubt)
    shares = {
        c: {
            seen: (sure * damage[c, seen] + _SHARE_DOUBT * share) / (damaged[c] + _SHARE_DOUBT)
            for seen, share in readings.items()
        }
        for c, readings in SHARES.items()
    }
    return Evidence(rate, shares, round(pooled), whole, frozenset(suspects))


def _restored(words: Iterable[str], lexicon: Lexicon) -> dict[str, Site]:
    """For words nobody writes the one damage that makes the commonest word of them, if that is a common one."""
    frequency = lexicon.frequency
    odd = [w for w in words if _SHORTEST <= len(w) <= _LONGEST and frequency(w.lower()) < _NOBODY_WRITES]
    found: dict[str, Site] = {}
    every = np.ones(len(CONFUSIONS))
    for portion in in_portions(sorted(odd, key=len)):  # alike in length: less to fill up
        best = [max(frequency(word.lower()) * _RATIO, _COMMON) for word in portion]
        undone = list(Places.of(portion).words_in(lexicon.table, 1, every, np.zeros(len(portion))))
        undone.sort(key=lambda reading: reading.undone[0].kind == ANY)  # umlauts first
        for number, text, (site,), _ in undone:
            word = portion[number]
            if site.kind == ANY and len(word) < _SHORTEST_OTHERS:
                continue
            common = frequency(text.lower())
            if common > best[number]:
                best[number], found[word] = common, site
    return found
