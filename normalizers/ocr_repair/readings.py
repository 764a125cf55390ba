"""What a word may have been: the search for its readings, narrow first and wider where nothing is found.

A word of the list is searched for close by, a word of no list further, through compounds and other letters than umlauts. Every
reading comes with its odds against the word as it stands, from frequencies, the shape of letters and the document's damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from normalizers.lexicon import COMPOUND_AT_MOST, Lexicon
from normalizers.ocr_repair.candidates import Candidate, Reach, candidates
from normalizers.ocr_repair.confusions import Site, other_sites, sites
from normalizers.ocr_repair.evidence import Evidence
from normalizers.ocr_repair.shapes import likelihood

LONGEST = 60  # letters; what is longer is no word, and a search through it would take for ever
LISTED = 2e-8  # frequency above which the neighbours of a word were counted
MAX_GAIN = 9.2  # natural logarithm of the odds that neighbours can add or take
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
# How many damages are undone, and what kind of word is to come out: the narrowest search first, each adding to those before.
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


@dataclass(frozen=True, slots=True)
class Search:
    """The search through one document. ``ceiling``: the likelihood of its likeliest damage; ``min_odds``: what is asked for."""

    evidence: Evidence
    lexicon: Lexicon
    ceiling: float
    min_odds: float

    def choice(self, word: str) -> Choice | None:
        """The readings of a word that are worth weighing; None when there are none."""
        fragment = word[0] == "-" or word[-1] == "-"
        word = word.strip("-")
        if not 2 <= len(word) <= LONGEST or len(_LETTER.findall(word)) < 2:
            return None
        frequency = self.lexicon.frequency(word.lower())
        listed = frequency >= LISTED
        gain = exp(MAX_GAIN if listed and not self.evidence.is_clean else 2.0)
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
        places = self._likely(sites(word))
        found: list[Reading] = []
        shape = _WORSE_SHAPE * likelihood(word.lower()) if not listed else 0.0
        search = _COMMON_SEARCH if own >= _COMMON else _LISTED_SEARCH if listed else _SEARCH
        for number, kind in search:
            if len(word) < _FROM[kind] or (number == 3 and len(word) < 10) or _will_do(found):
                continue
            if (number, kind) == (2, "compound") and self._suffice(found):
                continue
            least = asked / (COMPOUND_AT_MOST if kind == "compound" else most)
            ranked = self._rank(own, candidates(word, places, number, least, self._follow(kind)), kind, shape)
            found += ranked if kind == "word" else [self._bettered(reading, shape) for reading in ranked]
        return found

    def _likely(self, found: Iterable[Site]) -> list[tuple[Site, float]]:
        return [(site, self.evidence.likelihood(site)) for site in found]

    def _bettered(self, reading: Reading, shape: float) -> Reading:
        """The reading of a long word with further damage undone, as long as that makes it likelier."""
        for _ in range(_MORE_DAMAGES):
            places = self._likely(sites(reading.text))
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
        places = sites(word) if self.evidence.is_damaged else ()
        both = sorted((*places, *other_sites(word)), key=lambda site: site.start)
        weighed = self._likely(both)
        shape = likelihood(word.lower())
        if shape > _WELL_SHAPED ** len(word):
            return []
        own = max(self.lexicon.frequency_as(word), _NEW_WORDS * shape)
        found: list[Reading] = []
        for number, kind in _SEARCH_OTHERS:
            if len(word) < _FROM[kind] or found:
                continue
            least = _OTHERS_ODDS * own / (COMPOUND_AT_MOST if kind == "compound" else _most_common(word))
            for reading in self._rank(own, candidates(word, weighed, number, least, self._follow(kind)), kind, shape):
                if reading.weight >= _OTHERS_ODDS and likelihood(reading.text.lower()) >= _BETTER_SHAPE * shape:
                    found.append(reading)
        return found

    def _follow(self, kind: str) -> Reach | None:
        return self.lexicon.reach if kind == "word" else None

    def _rank(self, own: float, found: Iterable[Candidate], kind: str, shape: float) -> list[Reading]:
        readings, frequency = [], self.lexicon.frequency
        for candidate in found:
            text, undone, damage = candidate
            folded = text.lower()
            if kind == "word":
                plain = frequency(folded)
                cased = self.lexicon.frequency_as(text) if plain >= _MISPRINTS else 0.0
            else:  # damage undone looks more like German than damage
                cased = self._compound(text) if likelihood(folded) >= shape else 0.0
                plain = frequency(folded) if cased else 0.0
            if cased:
                readings.append(Reading(text, undone, damage * cased / own, plain or cased, kind))
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


def _most_common(word: str) -> float:
    """What no frequency of a word of about this length exceeds: damage may have made it longer or shorter by two letters."""
    return next((most for letters, most in reversed(_COMMON_FROM) if len(word) - 2 >= letters), _MOST_COMMON)


def _will_do(readings: Sequence[Reading]) -> bool:
    return any(reading.weight >= _ENOUGH for reading in readings)


def _noun(word: str) -> bool | None:
    if word.isupper():
        return None
    return True if word[0].isupper() else False if word[0].islower() else None
