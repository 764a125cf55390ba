"""How damaged a document is, letter by letter: what makes a repair likely in one document and unlikely in another.

A first look counts damage that is beyond doubt (a word nobody writes, which undoing one damage makes a common one) against
letters that came through. In a document read by an English model nearly every umlaut is damaged, in a clean one none is; between
them lies the prior. After the profiler of document error patterns (Reffle, Ringlstetter: Unsupervised profiling of OCRed
historical documents, 2013), reduced to the letters in question.

The thresholds were chosen with the development sets of ``docs/ocr-repair.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from normalizers.lexicon.word_list import Lexicon
from normalizers.lexicon.word_table import Weights
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS, LETTERS, OTHER, SHARES
from normalizers.ocr_repair.error_sites import ErrorSite, ErrorSites, in_portions

_NOBODY_WRITES = 1e-7  # relative frequency of a word below which it may be damage beyond doubt
_COMMON = 1e-6  # and what the word with one damage undone must have
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
_ERROR_RATE = 4e-5  # share of letters misread that only OCR reaches
_UMLAUTS_LOST = 0.2  # damaged among all umlauts that are certain either way
_FEWEST_DAMAGED = 2  # certain ones, before a document is said to have lost its umlauts
_SHORTEST, _SHORTEST_OTHERS = 4, 7  # letters of words in which umlauts, and other letters, can be damaged beyond doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorProfile:
    """``rate[letter]``: share of a letter's occurrences that are damaged (``ANY``: of all letters); ``shares[letter][seen]``:
    how they look; ``damaged``, ``intact``: umlauts that are certain; ``suspects``: words that make a common one with one damage.
    """  # fmt: skip

    rate: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]
    damaged: int
    intact: int
    suspects: frozenset[str] = frozenset()

    @property
    def lacks_umlauts(self) -> bool:
        """Whether the document went through a model that does not know German letters."""
        return self.damaged >= _FEWEST_DAMAGED and self.damaged > _UMLAUTS_LOST * (self.damaged + self.intact)

    @property
    def has_ocr_errors(self) -> bool:
        """Whether other letters than umlauts are misread so often that OCR must have been at work."""
        return self.lacks_umlauts or self.rate[ANY] >= _ERROR_RATE

    @property
    def keeps_umlauts(self) -> bool:
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
        return max(self.rate[true] * max(seen.values()) for true, seen in self.shares.items())

    def intact_likelihood(self, word: str) -> float:
        """Probability that the umlauts a word shows came through."""
        if word.isascii():
            return 1.0
        result = 1.0
        for letter in word:
            if letter in SHARES:
                result *= max(1 - self.rate[letter], _SOME_COME_THROUGH)
        return result


def profile_errors(words: Mapping[str, int], lexicon: Lexicon, *, ocr: bool) -> ErrorProfile:
    """The profile of one document from its words with their counts. ``ocr``: whether the text is known to come from OCR."""
    lexicon.learn(dict.fromkeys(word.lower() for word in words))
    counts = _count(words, _restored(words, lexicon), lexicon)
    doubt = 1.0 if ocr else _BORN_DIGITAL_DOUBT
    damaged = counts.damaged_letters()
    rate = _letter_rates(counts, damaged, doubt)
    rate[ANY] = (counts.others + _PRIOR_ANY / doubt * _ANY_DOUBT) / (counts.letters + _ANY_DOUBT * doubt)
    return ErrorProfile(
        rate=rate,
        shares=_shares(counts, damaged),
        damaged=round(sum(damaged.values())),
        intact=sum(counts.intact.values()),
        suspects=frozenset(counts.suspects),
    )


@dataclass(slots=True)
class _Counts:
    """What a first look counts: damage beyond doubt by true letter and what is read, letters that came through, and all."""

    damage: Counter[tuple[str, str]] = field(default_factory=Counter)
    intact: Counter[str] = field(default_factory=Counter)
    suspects: set[str] = field(default_factory=set)
    letters: int = 0
    others: int = 0  # words with another letter than an umlaut misread

    @property
    def sure(self) -> float:
        """The share of the damage that is more than the noise of clean text."""
        total = sum(self.damage.values())
        return max(0.0, 1 - _NOISE * (total + sum(self.intact.values())) / total) if total else 0.0

    def damaged_letters(self) -> dict[str, float]:
        """How many of each umlaut are damaged, noise taken off."""
        damaged: dict[str, float] = defaultdict(float)
        for (letter, _), count in self.damage.items():
            damaged[letter] += self.sure * count
        return damaged


def _count(words: Mapping[str, int], restored: Mapping[str, ErrorSite], lexicon: Lexicon) -> _Counts:
    counts = _Counts(suspects=set(restored))
    lexicon.rule_out_compounds([word.lower() for word in restored])
    for word, count in words.items():
        counts.letters += len(word) * count
        for letter in () if word.isascii() else word:
            if letter in SHARES:
                counts.intact[letter] += count
        site = restored.get(word)
        if site is None or lexicon.compound(word.lower()) > 0:
            continue
        if site.kind == ANY:
            counts.others += min(count, 2)  # the same word again is the same misprint, or a name
        else:
            counts.damage[site.true, site.seen] += count
    return counts


def _letter_rates(counts: _Counts, damaged: Mapping[str, float], doubt: float) -> dict[str, float]:
    """The share of each umlaut that is damaged: by its own counts, drawn to that of all umlauts, and this to the prior."""
    pooled, whole = sum(damaged.values()), sum(counts.intact.values())
    pool = (pooled + _PRIOR / doubt) / (pooled + whole + _POOL_DOUBT * doubt)
    weight = _LETTER_DOUBT * doubt
    return {
        c: (damaged.get(c, 0.0) + weight * pool) / (damaged.get(c, 0.0) + counts.intact[c] + weight) for c in LETTERS
    }


def _shares(counts: _Counts, damaged: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """How each damaged umlaut looks: by the counts, drawn to the shares of ``SHARES``."""
    return {
        c: {
            seen: (counts.sure * counts.damage[c, seen] + _SHARE_DOUBT * share) / (damaged.get(c, 0.0) + _SHARE_DOUBT)
            for seen, share in usual.items()
        }
        for c, usual in SHARES.items()
    }


def _restored(words: Iterable[str], lexicon: Lexicon) -> dict[str, ErrorSite]:
    """For words nobody writes the one damage that makes the commonest word of them, if that is a common one."""
    frequency = lexicon.frequency
    odd = [w for w in words if _SHORTEST <= len(w) <= _LONGEST and frequency(w.lower()) < _NOBODY_WRITES]
    found: dict[str, ErrorSite] = {}
    every = np.ones(len(CONFUSIONS))
    for portion in in_portions(sorted(odd, key=len)):  # alike in length: less to fill up
        best = [max(frequency(word.lower()) * _RATIO, _COMMON) for word in portion]
        undone = list(ErrorSites.of(portion).restored_to_words(lexicon.table, 1, every, np.zeros(len(portion))))
        undone.sort(key=lambda restored: restored.undone[0].kind == ANY)  # umlauts first
        for number, text, (site,), _ in undone:
            word = portion[number]
            if site.kind == ANY and len(word) < _SHORTEST_OTHERS:
                continue
            common = frequency(text.lower())
            if common > best[number]:
                best[number], found[word] = common, site
    return found
