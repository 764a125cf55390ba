"""What a word may have been: the search for its readings, narrow first and wider where nothing is found.

A word of the list is searched for close by, a word of no list further, through compounds and other letters than umlauts. Every
reading comes with its odds against the word as it stands, from frequencies, the shape of letters and the document's damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple

import numpy as np

from normalizers.lexicon.word_list import COMPOUND_AT_MOST, Lexicon
from normalizers.lexicon.word_table import LONGEST, Codes, Numbers, Truths, Weights
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS
from normalizers.ocr_repair.error_profile import Evidence
from normalizers.ocr_repair.error_sites import Candidate, Looks, Places, Site, in_portions
from normalizers.ocr_repair.letter_model import likelihoods, likelihoods_of

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
_SEARCH = ((1, "word"), (2, "word"), (1, "compound"), (2, "compound"), (3, "word"))
_COMMON_SEARCH, _LISTED_SEARCH = 1, 2  # how many of them a common word goes through, and a listed one
_ENOUGH = 1e3  # odds at which the search is not widened
_SEARCH_OTHERS = ((1, "word"), (1, "compound"), (2, "word"))
_FROM = {"word": 2, "compound": 8}  # letters
_FROM_THREE = 10  # letters of a word with three damages
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


class _Case(NamedTuple):
    """A word that is looked into. ``own``: its probability as it stands; ``asked``: what a likelihood times a frequency must
    reach; ``shape``: the likelihood of its letters; ``stages``: how far it is searched; ``found``: its readings so far.
    """  # fmt: skip

    key: str
    word: str
    own: float
    frequency: float
    asked: float
    shape: float
    stages: int
    found: list[Reading]

    @property
    def least_shape(self) -> float:
        """What the letters of a compound must be like."""
        return _WORSE_SHAPE * self.shape if self.stages == len(_SEARCH) else 0.0

    def will_do(self, odds: float) -> bool:
        """Whether a reading was found that is so much likelier."""
        return bool(self.found) and max(reading.weight for reading in self.found) >= odds


@dataclass(frozen=True, slots=True)
class Search:
    """The search through one document. ``ceiling``: the likelihood of its likeliest damage; ``min_odds``: what is asked for."""

    evidence: Evidence
    lexicon: Lexicon
    ceiling: float
    min_odds: float
    _gain: tuple[float, float] = field(
        init=False
    )  # at most by neighbours, for a word that is not listed and one that is
    _umlauts: Weights = field(init=False)
    _letters: Weights = field(init=False)

    def __post_init__(self) -> None:
        own = self.evidence.likelihoods()
        umlauts = np.where([c.kind != ANY for c in CONFUSIONS], own, 0.0)
        object.__setattr__(self, "_gain", (exp(2.0), exp(2.0 if self.evidence.is_clean else MAX_GAIN)))
        object.__setattr__(self, "_umlauts", umlauts)
        object.__setattr__(self, "_letters", own if self.evidence.is_damaged else own - umlauts)

    def choices(self, words: Sequence[str]) -> dict[str, Choice]:
        """For each word the readings that are worth weighing; words that have none are left out.

        A word may end or begin with "-" where it is parted; what comes back for it is without.
        """
        chosen: dict[str, Choice] = {}
        for portion in in_portions(list(self._cases(words))):
            places = Places.of([case.word for case in portion])
            self._restore_umlauts(portion, places)
            if self.evidence.is_worn:
                self._restore_letters(portion, places)
            for case in portion:
                if ranked := _ranked(case):
                    chosen[case.key] = Choice(ranked, max(case.frequency, 1e-300))
        return chosen

    def _cases(self, words: Sequence[str]) -> Iterator[_Case]:
        """The words that may be another at all."""
        asked = {word: word.strip("-") for word in words}
        asked = {k: w for k, w in asked.items() if 2 <= len(w) <= LONGEST and (w.isalpha() or _has_letters(w))}
        self.lexicon.learn(word.lower() for word in asked.values())
        frequency = self.lexicon.frequency
        asked = {key: word for key, word in asked.items() if not self._is_beyond(word, frequency(word.lower()))}
        for portion in in_portions(
            sorted(asked.items(), key=lambda item: len(item[1]))
        ):  # alike in length: less to fill up
            folded = [word.lower() for _, word in portion]
            self.lexicon.rule_out_compounds([word for word in folded if not frequency(word)])
            for (key, word), lower, shape in zip(portion, folded, likelihoods(folded), strict=True):
                plain = frequency(lower)
                own = self._as_is(word, shape)
                listed = plain >= LISTED
                least = self.min_odds * own / self._gain[listed]
                if self.ceiling >= least / _most_common(word):
                    stages = _COMMON_SEARCH if own >= _COMMON else _LISTED_SEARCH if listed else len(_SEARCH)
                    yield _Case(
                        key=key,
                        word=word,
                        own=own,
                        frequency=plain or own,
                        asked=least,
                        shape=shape,
                        stages=stages,
                        found=[],
                    )

    def _is_beyond(self, word: str, frequency: float) -> bool:
        """Whether a listed word stays, however common its reading were."""
        if frequency < LISTED:
            return False
        return self.ceiling * _most_common(word) * self._gain[True] < self.min_odds * frequency * _RARE_CASE

    def _as_is(self, word: str, shape: float) -> float:
        """Probability of the word as it stands."""
        own = self.lexicon.frequency_as(word) or self._compound(word)
        if own < _UNHEARD_AT_MOST:
            unheard = max(_UNHEARD_AT_LEAST, min(_NEW_WORDS * shape, _UNHEARD_AT_MOST))
            own = max(own, unheard * (_ODD_SHAPE if _ODD.search(word) else 1.0))
        return own * self.evidence.intact_likelihood(word)

    def _restore_umlauts(self, cases: Sequence[_Case], places: Places) -> None:
        """Finds readings with umlauts and ß restored; goes further only where nothing was found that would do."""
        open_: Sequence[int] = range(len(cases))
        for stage, (number, kind) in enumerate(_SEARCH):
            open_ = [i for i in open_ if stage < cases[i].stages and not cases[i].will_do(_ENOUGH)]
            least = np.full(len(cases), np.inf)
            for i in open_:
                case = cases[i]
                if self._goes_on(case, number, kind):
                    most = COMPOUND_AT_MOST if kind == "compound" else _most_common(case.word)
                    least[i] = case.asked / most
            if kind == "word":
                for candidate in places.words_in(self.lexicon.table, number, self._umlauts, least):
                    self._weigh_word(cases[candidate.word].found, candidate, cases[candidate.word].own)
            else:
                shapes = np.array([case.least_shape for case in cases])
                found = places.that_look(self._like(shapes), number, self._umlauts, least)
                weighed = list(self._weighed_compounds(found, [case.own for case in cases]))
                bettered = self._bettered([reading for _, reading in weighed], [shapes[i] for i, _ in weighed])
                for (i, _), reading in zip(weighed, bettered, strict=True):
                    cases[i].found.append(reading)

    def _goes_on(self, case: _Case, number: int, kind: str) -> bool:
        if len(case.word) < _FROM[kind] or (number == 3 and len(case.word) < _FROM_THREE):
            return False
        return (number, kind) != (2, "compound") or not case.will_do(self.min_odds)

    def _weigh_word(self, found: list[Reading], candidate: Candidate, own: float) -> None:
        _, text, undone, damage = candidate
        plain = self.lexicon.frequency(text.lower())
        cased = self.lexicon.frequency_as(text) if plain >= _MISPRINTS else 0.0
        if cased:
            found.append(Reading(text, undone, damage * cased / own, plain, "word"))

    def _like(self, shapes: Weights) -> Looks:
        """Whether readings may be compounds and look as much like German as is asked for of each word."""

        def fit(codes: Codes, words: Numbers) -> Truths:
            found = likelihoods_of(codes) >= shapes[words]
            likely = np.flatnonzero(found)
            found[likely] = self.lexicon.table.may_be_compounds(codes[likely])
            return found

        return fit

    def _weighed_compounds(self, found: Iterable[Candidate], own: Sequence[float]) -> Iterator[tuple[int, Reading]]:
        """The candidates that are compounds, with the numbers of their words, whose probabilities are ``own``."""
        for number, text, undone, damage in found:
            cased = self._compound(text)
            if cased:
                frequency = self.lexicon.frequency(text.lower()) or cased
                yield number, Reading(text, undone, damage * cased / own[number], frequency, "compound")

    def _bettered(self, readings: list[Reading], shapes: list[float]) -> list[Reading]:
        """The readings of long words with further damage undone, as long as that makes them likelier."""
        open_ = list(range(len(readings)))
        for _ in range(_MORE_DAMAGES):
            open_ = [i for i in open_ if len(readings[i].text) <= LONGEST]
            if not open_:
                break
            changed: list[int] = []
            places = Places.of([readings[i].text for i in open_])
            none, ones = np.zeros(len(open_)), [1.0] * len(open_)
            more: dict[int, list[Reading]] = {}
            compounds = places.that_look(self._like(np.array([shapes[i] for i in open_])), 1, self._umlauts, none)
            for number, reading in self._weighed_compounds(compounds, ones):
                more.setdefault(number, []).append(reading)
            for candidate in places.words_in(self.lexicon.table, 1, self._umlauts, none):
                self._weigh_word(more.setdefault(candidate.word, []), candidate, 1.0)
            for number, further in more.items():
                i = open_[number]
                best = max(further, key=lambda r: r.weight, default=None)
                # Both are compared by what they are worth alone, the damage that is already undone being the same.
                alone = self._compound(readings[i].text)
                if best is not None and best.weight > alone:
                    undone = readings[i].undone + best.undone
                    weight = readings[i].weight * best.weight / alone
                    readings[i] = Reading(best.text, undone, weight, best.frequency, best.kind)
                    changed.append(i)
            open_ = changed  # the others would come out as they are
        return readings

    def _restore_letters(self, cases: Sequence[_Case], places: Places) -> None:
        """Finds readings with other letters exchanged, which must look far more like German than the word does."""
        least_own = {
            i: max(self.lexicon.frequency_as(case.word), _NEW_WORDS * case.shape)
            for i, case in enumerate(cases)
            if case.stages == len(_SEARCH) and case.key == case.word and case.shape <= _WELL_SHAPED ** len(case.word)
            if self.lexicon.frequency(case.word.lower()) < LISTED and not case.will_do(self.min_odds)
        }
        for number, kind in _SEARCH_OTHERS:
            least = np.full(len(cases), np.inf)
            for i, own in least_own.items():
                if len(cases[i].word) >= _FROM[kind]:
                    most = COMPOUND_AT_MOST if kind == "compound" else _most_common(cases[i].word)
                    least[i] = _OTHERS_ODDS * own / most
            found: dict[int, list[Reading]] = {}
            if kind == "word":
                for candidate in places.words_in(self.lexicon.table, number, self._letters, least):
                    self._weigh_word(found.setdefault(candidate.word, []), candidate, least_own[candidate.word])
            else:
                alike = self._like(np.array([case.shape for case in cases]))
                candidates = places.that_look(alike, number, self._letters, least)
                own_of = [least_own.get(i, 1.0) for i in range(len(cases))]
                for i, reading in self._weighed_compounds(candidates, own_of):
                    found.setdefault(i, []).append(reading)
            for i, readings in found.items():
                likely = [reading for reading in readings if reading.weight >= _OTHERS_ODDS]
                looks = likelihoods([reading.text.lower() for reading in likely])
                better = [r for r, look in zip(likely, looks, strict=True) if look >= _BETTER_SHAPE * cases[i].shape]
                cases[i].found.extend(better)
                if better:
                    del least_own[i]

    def _compound(self, word: str) -> float:
        inner = 1.0 if word[1:].islower() or word.isupper() else _INNER_CAPITAL
        return self.lexicon.compound(word.lower(), _noun(word)) * inner


def _has_letters(word: str) -> bool:
    return len(_LETTER.findall(word)) > 1


def _most_common(word: str) -> float:
    """What no frequency of a word of about this length exceeds: damage may have made it longer or shorter by two letters."""
    return _MOST_COMMON_BY_LENGTH[len(word)]


_MOST_COMMON_BY_LENGTH = [
    next((most for letters, most in reversed(_COMMON_FROM) if length - 2 >= letters), _MOST_COMMON)
    for length in range(LONGEST + 1)
]


def _ranked(case: _Case) -> tuple[Reading, ...]:
    """The best readings, each text once."""
    if not case.found:
        return ()
    best: dict[str, Reading] = {}
    for reading in case.found:
        if reading.weight * case.own >= case.asked and (
            reading.text not in best or reading.weight > best[reading.text].weight
        ):
            best[reading.text] = reading
    return tuple(sorted(best.values(), key=lambda r: (-r.weight, r.text))[:_KEPT])


def _noun(word: str) -> bool | None:
    if word.isupper():
        return None
    return True if word[0].isupper() else False if word[0].islower() else None
