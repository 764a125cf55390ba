"""What a word may have been: its candidates, and the odds of each against the word as it stands.

The odds come from frequencies, the shape of letters and the document's damage. ``candidate_search`` finds the candidates. The
thresholds were chosen with the development sets of ``docs/ocr-repair.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import exp
from typing import Literal, NamedTuple

from normalizers.lexicon.word_list import Lexicon
from normalizers.lexicon.word_table import LONGEST
from normalizers.ocr_repair.error_profile import ErrorProfile
from normalizers.ocr_repair.error_sites import ErrorSite, Restoration

LISTED = 2e-8  # frequency above which the neighbours of a word were counted
MAX_GAIN = (
    9.2  # natural logarithm of the odds that neighbours can add or take: 10⁴; chosen with the development sets in view
)
SMALL_GAIN = 2.0  # the same where neighbours say little: words of no list, documents whose umlauts came through
_ODD = re.compile(r"\d|[&@®$}éèê]|(?<=[a-zäöüß])[A-ZÄÖÜ](?!nnen\b|n\b)|ii")
_MOST_COMMON = 1e-2  # relative frequency that no word with an umlaut exceeds (für)
_COMMON_FROM = ((4, 3e-3), (9, 1e-3), (14, 2.5e-4), (18, 1e-4), (21, 4e-5))  # the same for words of so many letters
NEW_WORDS = 0.01  # share of running text that is in no list and no compound
_UNHEARD_AT_MOST, _UNHEARD_AT_LEAST = 5e-10, 1e-11  # probability of any one of them
_ODD_SHAPE = 0.05  # how much rarer such a word is when it mixes letters with digits, é or inner capitals
_INNER_CAPITAL = 1e-3  # the same for a compound of known words
_MISPRINTS = 8e-9  # frequency below which what is listed may be misprints of the sources
_RARE_CASE = 0.01  # the least share of a word's frequency that falls to one way of casing it, inner capitals apart
_MOST_WEIGHED = 6  # candidates of one word that are weighed against each other; chosen, not fitted
_NEVER = 1e-300  # a frequency that has a logarithm

CandidateKind = Literal["word", "compound"]


class Candidate(NamedTuple):
    """One thing a word may have been. ``weight``: odds against the word as it stands, without neighbours."""

    text: str
    undone: tuple[ErrorSite, ...]
    weight: float
    frequency: float
    kind: CandidateKind


class Candidates(NamedTuple):
    """What is to be decided about a word: its candidates, likeliest first; ``own``: its frequency as it stands."""

    ranked: tuple[Candidate, ...]
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedWord:
    """A word that is looked into. ``own``: its probability as it stands; ``asked``: what a likelihood times a frequency must
    reach; ``shape``: the likelihood of its letters; ``stages``: how far it is searched; ``found``: its candidates so far.
    """  # fmt: skip

    key: str
    word: str
    own: float
    frequency: float
    asked: float
    shape: float
    stages: int
    found: list[Candidate] = field(default_factory=list)

    def has_candidate(self, odds: float) -> bool:
        """Whether a candidate was found that is so much likelier."""
        return bool(self.found) and max(candidate.weight for candidate in self.found) >= odds

    def candidates(self) -> Candidates | None:
        """The best candidates, each text once; None where none is likely enough."""
        best: dict[str, Candidate] = {}
        for candidate in self.found:
            known = best.get(candidate.text)
            if candidate.weight * self.own >= self.asked and (known is None or candidate.weight > known.weight):
                best[candidate.text] = candidate
        ranked = tuple(sorted(best.values(), key=lambda c: (-c.weight, c.text))[:_MOST_WEIGHED])
        return Candidates(ranked, max(self.frequency, _NEVER)) if ranked else None


@dataclass(frozen=True, slots=True)
class WordOdds:
    """How likely words are, as they stand and as they may have been meant, in one document.

    ``ceiling``: the likelihood of its likeliest damage; ``min_odds``: what is asked of a candidate.
    """

    profile: ErrorProfile
    lexicon: Lexicon
    ceiling: float
    min_odds: float

    def is_beyond(self, word: str, frequency: float) -> bool:
        """Whether a listed word stays, however common a candidate were."""
        if frequency < LISTED:
            return False
        return self.ceiling * most_common(word) * self.gain(listed=True) < self.min_odds * frequency * _RARE_CASE

    def least(self, own: float, *, listed: bool) -> float:
        """What a likelihood times a frequency must reach against a word of probability ``own``."""
        return self.min_odds * own / self.gain(listed=listed)

    def gain(self, *, listed: bool) -> float:
        """How much neighbours can add to the odds at most."""
        return exp(MAX_GAIN if listed and not self.profile.keeps_umlauts else SMALL_GAIN)

    def as_it_stands(self, word: str, shape: float) -> float:
        """Probability of the word as it stands; ``shape``: the likelihood of its letters."""
        own = self.lexicon.frequency_as(word) or self.compound(word)
        if own < _UNHEARD_AT_MOST:
            unheard = max(_UNHEARD_AT_LEAST, min(NEW_WORDS * shape, _UNHEARD_AT_MOST))
            own = max(own, unheard * (_ODD_SHAPE if _ODD.search(word) else 1.0))
        return own * self.profile.intact_likelihood(word)

    def listed_candidate(self, restored: Restoration, own: float) -> Candidate | None:
        """A restoration that is a word of the list, against a word of probability ``own``; None for likely misprints."""
        plain = self.lexicon.frequency(restored.text.lower())
        cased = self.lexicon.frequency_as(restored.text) if plain >= _MISPRINTS else 0.0
        if not cased:
            return None
        return Candidate(restored.text, restored.undone, restored.likelihood * cased / own, plain, "word")

    def compound_candidate(self, restored: Restoration, own: float) -> Candidate | None:
        """A restoration that is a compound, against a word of probability ``own``; None when it is none."""
        cased = self.compound(restored.text)
        if not cased:
            return None
        frequency = self.lexicon.frequency(restored.text.lower()) or cased
        return Candidate(restored.text, restored.undone, restored.likelihood * cased / own, frequency, "compound")

    def compound(self, word: str) -> float:
        """Estimated frequency of a word as a compound, cased as it is; 0.0 when it is none."""
        inner = 1.0 if word[1:].islower() or word.isupper() else _INNER_CAPITAL
        return self.lexicon.compound(word.lower(), _is_noun(word)) * inner


def most_common(word: str) -> float:
    """What no frequency of a word of about this length exceeds: damage may have made it longer or shorter by two letters."""
    return _MOST_COMMON_BY_LENGTH[len(word)]


def _is_noun(word: str) -> bool | None:
    """Whether a word is written as a noun; None where its letters do not say."""
    if word.isupper():
        return None
    return True if word[0].isupper() else False if word[0].islower() else None


_MOST_COMMON_BY_LENGTH = [
    next((most for letters, most in reversed(_COMMON_FROM) if length - 2 >= letters), _MOST_COMMON)
    for length in range(LONGEST + 1)
]
