"""How damaged a document is, letter by letter: the evidence that makes a repair cheap in one document and dear in another.

A first look counts damage that is beyond doubt (a word nobody writes, one reading of which is common) against letters that
came through. In a document read by an English model nearly every umlaut is damaged, in a clean one none is; between them lies
the prior. After the profiler of document error patterns (Reffle, Ringlstetter: Unsupervised profiling of OCRed historical
documents, 2013), reduced to the letters in question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from normalizers.lexicon import Lexicon
from normalizers.ocr_repair.confusions import ANY, LETTERS, OTHER, SHARES, Site, other_sites, sites

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
_REMEMBERED, _LISTS_REMEMBERED = 50_000, 3  # words of one list, 5 MB; lists, which differ by the words of a house
_RESTORED: dict[str, dict[str, Site | None]] = {}  # by the version of the list


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

    def likelihood(self, site: Site) -> float:
        """Probability that the letter was damaged just so."""
        if site.kind == ANY:
            return self.rate[ANY] * OTHER[site.true][site.seen]
        return self.rate[site.kind] * self.shares[site.kind][site.seen]

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
    for word, count in words.items():
        letters += len(word) * count
        if not word.isascii():
            for letter in word:
                if letter in SHARES:
                    intact[letter] += count
        site = _restored(word, lexicon)
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


def _restored(word: str, lexicon: Lexicon) -> Site | None:
    """The one damage that makes a common word of a word nobody writes; kept, because documents share their words."""
    if not 4 <= len(word) <= _LONGEST:
        return None
    known = _RESTORED.get(lexicon.version)
    if known is None or len(known) > _REMEMBERED:
        if len(_RESTORED) >= _LISTS_REMEMBERED:
            _RESTORED.clear()
        known = _RESTORED[lexicon.version] = {}
    if word in known:
        return known[word]
    site = known[word] = _restoration(word, lexicon)
    return site


def _restoration(word: str, lexicon: Lexicon) -> Site | None:
    own = lexicon.frequency(word.lower())
    if own >= _NOBODY_WRITES:
        return None
    best = max(own * _RATIO, _COMMON)
    found: Site | None = None
    limit = lexicon.reach(word, 0)  # only a place up to there can make a listed word of it
    for site in (*sites(word), *other_sites(word)) if len(word) > 6 else sites(word):
        if site.start > limit:
            continue
        frequency = lexicon.frequency(f"{word[: site.start]}{site.true}{word[site.end :]}".lower())
        if frequency > best:
            best, found = frequency, site
    return found
