"""The decision about one word: what it may have been, and whether that is likely enough. Rejecting is the default.

A word w is read as c when ``P(c)·P(damage c→w) / P(w)`` is large (Kernighan, Church, Gale: A spelling correction program based
on a noisy channel model, 1990; Brill, Moore: An improved error model for noisy channel spelling correction, 2000). P comes from
word frequencies, for compounds from their parts, for words of no list from the shape of their letters; the damage from the
document itself. Where that does not settle it, the words on either side do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple

from normalizers.lexicon import COMPOUND_AT_MOST, Lexicon
from normalizers.ocr_repair.candidates import Candidate, Reach, candidates
from normalizers.ocr_repair.confusions import Site, other_sites, sites
from normalizers.ocr_repair.context import Context
from normalizers.ocr_repair.evidence import Evidence
from normalizers.ocr_repair.names import GIVEN_NAMES, PLACE, TITLES
from normalizers.ocr_repair.shapes import likelihood

_LETTER = re.compile(r"[^\W\d_]")
_ODD = re.compile(r"\d|[&@®$}éèê]|(?<=[a-zäöüß])[A-ZÄÖÜ](?!nnen\b|n\b)|ii")
_MOST_COMMON = 1e-2  # relative frequency that no word with an umlaut exceeds (für)
_COMMON_FROM = ((4, 3e-3), (9, 1e-3), (14, 2.5e-4), (18, 1e-4), (21, 4e-5))  # the same for words of so many letters
_NEW_WORDS = 0.01  # share of running text that is in no list and no compound
_UNHEARD_AT_MOST, _UNHEARD_AT_LEAST = 5e-10, 1e-11  # probability of any one of them
_ODD_SHAPE = 0.05  # how much rarer such a word is when it mixes letters with digits, é or inner capitals
_INNER_CAPITAL = 1e-3  # the same for a compound of known words
_OTHERS_ODDS = 200.0  # what is asked where other letters than umlauts are exchanged
_WELL_SHAPED = 0.24  # likelihood per letter of words that look German all through
_WORSE_SHAPE = 0.3  # how much unlikelier the letters of a compound with its umlauts restored may be
_BETTER_SHAPE = 30.0  # how much likelier the letters of such a reading must be
_COMMON = 1e-6
_MISPRINTS = 8e-9  # frequency below which what is listed may be misprints of the sources
_RARE_CASE = 0.01  # the least share of a word's frequency that falls to one way of casing it, inner capitals apart
_LISTED = 2e-8  # frequency above which the neighbours of a word were counted
_MIN_ODDS = 20.0
_MIN_ODDS_DAMAGED = 6.0  # in a document whose umlauts are lost, where nearly every candidate is right
_MIN_ODDS_BORN_DIGITAL = 1e5
_MIN_LEAD = 4.0  # over the next best reading
# Letters that a name may really have where an umlaut is possible.
_PLAIN = frozenset(("a", "o", "u", "i", "A", "O", "U", ""))
_NAMED = 1e-3  # factor for a word that follows a given name or a title
_NEW_COMPOUND = 0.2  # factor for a compound that only this document would have
_RARE_READING, _RARE = (
    5e-8,
    0.01,
)  # frequency of a reading that is hardly commoner than names are, and the factor for it
_MAX_GAIN = 9.2  # natural logarithm of the odds that neighbours can add or take
_SETTLED = 1e4  # odds that need no neighbours
# How many damages are undone, and what kind of word is to come out: the narrowest search first.
_COMMON_SEARCH = ((1, "word"),)
_ENOUGH = 1e3  # odds at which the search is not widened
_LISTED_SEARCH = ((1, "word"), (2, "word"))
_SEARCH = ((1, "word"), (2, "word"), (1, "compound"), (2, "compound"), (3, "word"))
_SEARCH_OTHERS = ((1, "word"), (1, "compound"), (2, "word"))
_FROM = {"word": 2, "compound": 8}  # letters
_MORE_DAMAGES = 2  # undone in a compound one after the other
_KEPT = 6  # readings of one word that are weighed against each other


class Reading(NamedTuple):
    """One thing a word may have been. ``weight``: odds against the word as it stands, without neighbours."""

    text: str
    undone: tuple[Site, ...]
    weight: float
    frequency: float
    kind: str


class Choice(NamedTuple):
    """What is to be decided about a word; ``own``: its frequency as it stands."""

    readings: tuple[Reading, ...]
    own: float


class Neighbours(NamedTuple):
    """Up to two tokens on either side of a word, as ``context.tokens`` names them."""

    before: Sequence[str]
    behind: Sequence[str]


class Verdict(NamedTuple):
    """What is decided about one word: the reading, the odds against leaving it as it is, and why it is not taken if so."""

    after: str
    rule: str
    odds: float
    evidence: str
    refusal: str | None = None

    @property
    def confidence(self) -> float:
        """Between 0 and 1: the odds as a probability."""
        return round(self.odds / (1 + self.odds), 4)


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs the words of one document."""

    evidence: Evidence
    lexicon: Lexicon
    context: Context
    ocr: bool
    ceiling: float
    settled: set[str] = field(default_factory=set)  # words that stay wherever they stand
    _choices: dict[str, Choice | None] = field(default_factory=dict)

    @property
    def min_odds(self) -> float:
        """What a reading must have against the word as it stands."""
        if not self.ocr:
            return _MIN_ODDS_BORN_DIGITAL
        return _MIN_ODDS_DAMAGED if self.evidence.is_damaged else _MIN_ODDS

    def choice(self, word: str) -> Choice | None:
        """What the word may have been besides itself; None when that is out of the question."""
        if word not in self._choices:
            # Where umlauts come through, one damage is likelier than two, and only what makes a common word is looked at.
            out = self.evidence.is_clean and not self.evidence.is_worn and word.strip("-") not in self.evidence.suspects
            self._choices[word] = None if out else self._weigh(word)
        return self._choices[word]

    def decide(self, word: str, choice: Choice, neighbours: Callable[[], Neighbours], doubt: float) -> Verdict:
        """The verdict on a word that has a choice. ``doubt``: how much likelier than usual it is misread (1: as usual)."""
        weighed = [(reading, reading.weight * doubt) for reading in choice.readings]
        settled = _is_settled(weighed) or not self.ocr
        beside = _NOWHERE if settled and not _may_be_name(weighed[0][0], choice.own) else neighbours()
        if not settled:
            own = self.context.score(word.lower(), *beside, choice.own) - log(choice.own)
            weighed = [(r, w * self._gain(r, own, beside)) for r, w in weighed]
        weighed = [(r, w * self._doubt_of_name(word, r, choice.own, beside)) for r, w in weighed]
        weighed.sort(key=lambda item: (-item[1], item[0].text))
        reading, odds = weighed[0]
        rivals = [weight for other, weight in weighed[1:] if other.text.lower() != reading.text.lower()]
        refusal = None
        if odds < self.min_odds:
            refusal = f"only {_rounded(odds)} times likelier, {_rounded(self.min_odds)} are asked for"
        elif rivals and odds < _MIN_LEAD * rivals[0]:
            refusal = "another reading is nearly as likely"
        return Verdict(reading.text, _rule(reading), odds, self._reason(reading, odds), refusal)

    def _gain(self, reading: Reading, own: float, beside: Neighbours) -> float:
        score = self.context.score(reading.text.lower(), *beside, reading.frequency) - log(reading.frequency)
        return exp(max(-_MAX_GAIN, min(_MAX_GAIN, score - own)))

    def _doubt_of_name(self, word: str, reading: Reading, own: float, beside: Neighbours) -> float:
        """A factor for readings of what may be a name: plain letters of a word that is in no list."""
        if not _may_be_name(reading, own):
            return 1.0
        if any(token in GIVEN_NAMES or token in TITLES for token in beside.before[-1:]):
            return _NAMED
        if PLACE.search(word):
            return _RARE
        if reading.kind == "compound":
            return _NEW_COMPOUND
        return _RARE if reading.frequency < _RARE_READING else 1.0

    def _weigh(self, word: str) -> Choice | None:
        fragment = word[0] == "-" or word[-1] == "-"
        word = word.strip("-")
        if len(word) < 2 or len(_LETTER.findall(word)) < 2:
            return None
        frequency = self.lexicon.frequency(word.lower())
        listed = frequency >= _LISTED
        gain = exp(_MAX_GAIN if listed and not self.evidence.is_clean else 2.0)
        most = _most_common(word)
        if listed and self.ceiling * most * gain < self.min_odds * frequency * _RARE_CASE:
            return None  # before anything is looked up: likely damage must be, however common the reading is
        own, frequency = self._as_is(word)
        asked = self.min_odds * own / gain
        if self.ceiling < asked / most:
            return None
        found = self._umlauts(word, own, asked, listed, most)
        if self.evidence.is_worn and not listed and not fragment and not self._suffice(found):
            found += self._others(word)
        best: dict[str, Reading] = {}
        for reading in found:
            if reading.weight * own >= asked and reading.weight > (
                best[reading.text].weight if reading.text in best else 0.0
            ):
                best[reading.text] = reading
        ranked = sorted(best.values(), key=lambda r: (-r.weight, r.text))[:_KEPT]
        return Choice(tuple(ranked), max(frequency, 1e-300)) if ranked else None

    def _suffice(self, readings: Sequence[Reading]) -> bool:
        return any(reading.weight >= self.min_odds for reading in readings)

    def _umlauts(self, word: str, own: float, asked: float, listed: bool, most: float) -> list[Reading]:
        """Readings with umlauts and ß restored; the wider search only where the narrower found nothing that would do."""
        places = [(site, self.evidence.likelihood(site)) for site in sites(word)]
        found: list[Reading] = []
        shape = _WORSE_SHAPE * likelihood(word.lower()) if not listed else 0.0
        search = _COMMON_SEARCH if own >= _COMMON else _LISTED_SEARCH if listed else _SEARCH
        for at_most, kind in search:
            if len(word) < _FROM[kind] or (at_most == 3 and len(word) < 10) or _will_do(found):
                continue
            if (at_most, kind) == (2, "compound") and self._suffice(found):
                continue
            least = asked / (COMPOUND_AT_MOST if kind == "compound" else most)
            ranked = self._rank(own, candidates(word, places, at_most, least, self._follow(kind)), kind, shape)
            found += ranked if kind == "word" else [self._bettered(reading, shape) for reading in ranked]
        return found

    def _bettered(self, reading: Reading, shape: float) -> Reading:
        """The reading of a long word with further damage undone, as long as that makes it likelier."""
        for _ in range(_MORE_DAMAGES):
            places = [(site, self.evidence.likelihood(site)) for site in sites(reading.text)]
            more = self._rank(1.0, candidates(reading.text, places, 1, 0.0), "compound", shape)
            more += self._rank(1.0, candidates(reading.text, places, 1, 0.0, self.lexicon.reach), "word", shape)
            best = max(more, key=lambda r: r.weight, default=None)
            # Both are compared by what they are worth alone, the damage that is already undone being the same.
            if best is None or best.weight <= self._compound(reading.text):
                break
            weight = reading.weight * best.weight / self._compound(reading.text)
            reading = Reading(best.text, reading.undone + best.undone, weight, best.frequency, best.kind)
        return reading

    def _others(self, word: str) -> list[Reading]:
        """Readings with other letters exchanged, which must look far more like German than the word does."""
        places = sites(word) if self.evidence.is_damaged else []
        both = sorted((*places, *other_sites(word)), key=lambda site: site.start)
        weighed = [(site, self.evidence.likelihood(site)) for site in both]
        shape = likelihood(word.lower())
        if shape > _WELL_SHAPED ** len(word):
            return []
        own = max(self.lexicon.frequency_as(word), _NEW_WORDS * shape)
        found: list[Reading] = []
        for at_most, kind in _SEARCH_OTHERS:
            if len(word) < _FROM[kind] or found:
                continue
            least = _OTHERS_ODDS * own / (COMPOUND_AT_MOST if kind == "compound" else _most_common(word))
            for reading in self._rank(own, candidates(word, weighed, at_most, least, self._follow(kind)), kind, shape):
                if reading.weight >= _OTHERS_ODDS and likelihood(reading.text.lower()) >= _BETTER_SHAPE * shape:
                    found.append(reading)
        return found

    def _follow(self, kind: str) -> Reach | None:
        return self.lexicon.reach if kind == "word" else None

    def _rank(self, own: float, found: Iterable[Candidate], kind: str, shape: float) -> list[Reading]:
        is_compound = kind == "compound"
        frequency = self._compound if is_compound else self.lexicon.frequency_as
        readings = []
        for candidate in found:
            if is_compound and likelihood(candidate.text.lower()) < shape:
                continue  # damage undone looks more like German than damage
            cased = frequency(candidate.text)
            plain = self.lexicon.frequency(candidate.text.lower()) or cased
            if cased and plain >= (_MISPRINTS if kind == "word" else 0):
                weight = candidate.likelihood * cased / own
                readings.append(Reading(candidate.text, candidate.undone, weight, plain, kind))
        return readings

    def _compound(self, word: str) -> float:
        inner = 1.0 if word[1:].islower() or word.isupper() else _INNER_CAPITAL
        return self.lexicon.compound(word.lower(), _noun(word)) * inner

    def _as_is(self, word: str) -> tuple[float, float]:
        """Probability of the word as it stands, and its frequency whatever its case."""
        cased = self.lexicon.frequency_as(word) or self._compound(word)
        unheard = max(_UNHEARD_AT_LEAST, min(_NEW_WORDS * likelihood(word.lower()), _UNHEARD_AT_MOST))
        unheard *= _ODD_SHAPE if _ODD.search(word) else 1.0
        own = max(cased, unheard)
        return own * self.evidence.intact_likelihood(word), self.lexicon.frequency(word.lower()) or own

    def _reason(self, reading: Reading, odds: float) -> str:
        letters = dict.fromkeys(site.kind for site in reading.undone)
        rates = ", ".join(
            f"{'letters' if c == '*' else c} damaged in {_percent(self.evidence.rate[c])} of this document"
            for c in letters
        )
        return f"{reading.kind} {_rounded(odds)} times likelier here; {rates}"


_NOWHERE = Neighbours((), ())


def _may_be_name(reading: Reading, own: float) -> bool:
    """Whether a word in no list, with plain letters where the reading has umlauts, may be somebody's name."""
    return own < _LISTED and reading.text[0].isupper() and all(site.seen in _PLAIN for site in reading.undone)


def _most_common(word: str) -> float:
    """What no frequency of a word of about this length exceeds: damage may have made it longer or shorter by two letters."""
    return next((most for letters, most in reversed(_COMMON_FROM) if len(word) - 2 >= letters), _MOST_COMMON)


def _will_do(readings: Sequence[Reading]) -> bool:
    return any(reading.weight >= _ENOUGH for reading in readings)


def _is_settled(weighed: Sequence[tuple[Reading, float]]) -> bool:
    best = weighed[0][1]
    rivals = [w for r, w in weighed[1:] if r.text.lower() != weighed[0][0].text.lower()]
    return best >= _SETTLED and (not rivals or best >= _SETTLED * max(rivals))


def _rule(reading: Reading) -> str:
    return "+".join(dict.fromkeys(f"{site.seen}→{site.true}" for site in reading.undone))


def _rounded(odds: float) -> str:
    return f"{odds:.3g}" if odds < 1_000 else "over 1,000"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share > 0.01 else "under 1 %"


def _noun(word: str) -> bool | None:
    if word.isupper():
        return None
    return True if word[0].isupper() else False if word[0].islower() else None
