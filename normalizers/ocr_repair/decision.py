"""The decision about one word: what it may have been, and whether that is likely enough. Rejecting is the default.

A word w is read as c when ``P(c)·P(damage c→w) / P(w)`` is large (Kernighan, Church, Gale: A spelling correction program based
on a noisy channel model, 1990; Brill, Moore: An improved error model for noisy channel spelling correction, 2000). P comes from
word frequencies, for compounds from their parts, for words of no list from the shape of their letters; the damage from the
document itself. Where that does not settle it, the words on either side do.

The thresholds were chosen with the development sets of ``docs/ocr-repair.md`` in view (wuppertal, damage, clean), not fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple

from normalizers.lexicon.word_list import Lexicon
from normalizers.ocr_repair.candidate_search import CandidateSearch
from normalizers.ocr_repair.candidates import LISTED, MAX_GAIN, Candidate, Candidates, WordOdds
from normalizers.ocr_repair.clause_ends import ClauseEndModel, clause_end_model
from normalizers.ocr_repair.error_profile import ErrorProfile
from normalizers.ocr_repair.name_hints import GIVEN_NAMES, PLACE_NAME_ENDING, TITLES
from normalizers.ocr_repair.ngram_model import NgramModel
from normalizers.ocr_repair.ocr_evidence import NO_EVIDENCE, OcrEvidence
from normalizers.ocr_repair.tokens import SIGNS

_MIN_ODDS = 20.0
_MIN_ODDS_DAMAGED = 6.0  # in a document whose umlauts are lost, where nearly every candidate is right
_MIN_ODDS_COMPOUND = (
    2.0  # there, for a compound: new ones are rare by nature, with a letter that is no part rarer still
)
_MIN_ODDS_BORN_DIGITAL = 1e5  # what looks like damage there is mostly a name
_MIN_LEAD = 4.0  # times the odds of the next best candidate
# Letters that a name may really have where an umlaut is possible.
_PLAIN = frozenset(("a", "o", "u", "i", "A", "O", "U", ""))
_NAMED = 1e-3  # factor for a word that follows a given name or a title
_NEW_COMPOUND = 0.2  # factor for a compound that only this document would have
_RARE_CANDIDATE = 5e-8  # frequency of a candidate that is hardly commoner than names are
_RARE = 0.01  # factor for such a candidate, and for what ends like a place name
_SETTLED = 1e4  # odds that need no neighbours
_SHOWN_SHARE = 0.01  # share of damaged letters from which the evidence gives a percentage


class Neighbours(NamedTuple):
    """Up to two tokens on either side of a word, as ``ngram_model.tokens`` names them, and the last word of its clause."""

    before: Sequence[str]
    behind: Sequence[str]
    end: str = ""


_NO_NEIGHBOURS = Neighbours((), ())


class Decision(NamedTuple):
    """What is decided about one word: the candidate, the odds against leaving it as it is, and why it is not taken if so."""

    after: str
    rule: str
    odds: float
    evidence: str
    refusal: str | None = None

    @property
    def confidence(self) -> float:
        """Between 0 and 1: the odds as a probability."""
        return round(self.odds / (1 + self.odds), 4)


class _Weighed(NamedTuple):
    """A candidate with its odds, all that is known so far included."""

    candidate: Candidate
    odds: float

    def times(self, factor: float) -> _Weighed:
        return _Weighed(self.candidate, self.odds * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoisyChannelDecoder:
    """Decides about the words of one document."""

    profile: ErrorProfile
    lexicon: Lexicon
    ngrams: NgramModel
    search: CandidateSearch
    clause_ends: ClauseEndModel
    settled: set[str] = field(default_factory=set)  # words that stay wherever they stand
    _candidates: dict[str, Candidates | None] = field(default_factory=dict)
    _decisions: dict[tuple[str, float, str], Decision] = field(default_factory=dict)
    _rates: dict[str, str] = field(init=False)  # of each letter in words

    def __post_init__(self) -> None:
        rates = {
            c: f"{'letters' if c == '*' else c} damaged in {_percent(rate)} of this document"
            for c, rate in self.profile.rate.items()
        }
        object.__setattr__(self, "_rates", rates)

    @property
    def min_odds(self) -> float:
        """The odds that are asked of a candidate in this document."""
        return self.search.odds.min_odds

    def look_up(self, words: Iterable[str]) -> None:
        """Looks into many words at once, which costs far less than to ask for one after the other."""
        new = dict.fromkeys(word for word in words if word not in self._candidates)
        # Where umlauts come through, one damage is likelier than two, and only what makes a common word is looked at.
        only_suspects = self.profile.keeps_umlauts and not self.profile.has_ocr_errors
        asked = [word for word in new if not only_suspects or word.strip("-") in self.profile.suspects]
        self._candidates.update(new)
        found = self.search.candidates(asked)
        self._candidates.update(found)
        self.settled.update(word for word in new if word not in found and word[-1] not in SIGNS)

    def candidates(self, word: str) -> Candidates | None:
        """What the word may have been besides itself; None when that is out of the question."""
        if word not in self._candidates:
            self.look_up((word,))
        return self._candidates[word]

    def likely_meaning(self, word: str) -> str | None:
        """What a word that was looked into reads when it is taken alone; None where it stays, and for any other word."""
        candidates = self._candidates.get(word)
        if candidates is None or candidates.ranked[0].weight < self.min_odds:
            return None
        return candidates.ranked[0].text

    def decide(
        self,
        word: str,
        candidates: Candidates,
        neighbours_of: Callable[[], Neighbours],
        ocr: OcrEvidence = NO_EVIDENCE,
    ) -> Decision:
        """The decision about a word that has candidates. ``neighbours_of`` is called only where they are needed."""
        key = (word, ocr.misread_factor, ocr.other)
        known = self._decisions.get(key)
        if known is not None:
            return known
        misread = ocr.misread_factor
        weighed = [_Weighed(c, c.weight * misread * ocr.factor(word, c.text)) for c in candidates.ranked]
        settled = _is_settled(weighed) or self.min_odds >= _MIN_ODDS_BORN_DIGITAL
        alone = settled and not _may_be_name(weighed[0].candidate, candidates.own)
        neighbours = _NO_NEIGHBOURS if alone else neighbours_of()
        if not settled:
            own = self._ngram_score(word, candidates.own, neighbours)
            weighed = [w.times(self._gain(word, w.candidate, own, neighbours)) for w in weighed]
        weighed = [w.times(self._name_factor(word, w.candidate, candidates.own, neighbours)) for w in weighed]
        weighed.sort(key=lambda w: (-w.odds, w.candidate.text))
        decision = self._decision(weighed, ocr)
        if alone:  # the same wherever the word stands
            self._decisions[key] = decision
        return decision

    def _decision(self, weighed: Sequence[_Weighed], ocr: OcrEvidence) -> Decision:
        """The decision for the likeliest candidate; ``weighed`` in the order of their odds."""
        best, odds = weighed[0]
        asked = self.min_odds
        if asked == _MIN_ODDS_DAMAGED and best.kind == "compound":
            asked = _MIN_ODDS_COMPOUND
        rivals = _rivals(weighed)
        refusal = None
        if odds < asked:
            refusal = f"only {_rounded(odds)} times likelier, {_rounded(asked)} are asked for"
        elif rivals and odds < _MIN_LEAD * rivals[0]:
            refusal = "another reading is nearly as likely"
        return Decision(best.text, _rule(best), odds, self._reason(best, odds, ocr), refusal)

    def _ngram_score(self, word: str, frequency: float, neighbours: Neighbours) -> float:
        """How well a word goes with its neighbours, whatever its own frequency."""
        return self.ngrams.score(word.lower(), neighbours.before, neighbours.behind, frequency) - log(frequency)

    def _gain(self, word: str, candidate: Candidate, own: float, neighbours: Neighbours) -> float:
        """How much likelier its neighbours, and the end of its clause, make a candidate."""
        gain = self._ngram_score(candidate.text, candidate.frequency, neighbours) - own
        gain += self.clause_ends.gain(word.lower(), candidate.text.lower(), neighbours.end)
        return exp(max(-MAX_GAIN, min(MAX_GAIN, gain)))

    def _name_factor(self, word: str, candidate: Candidate, own: float, neighbours: Neighbours) -> float:
        """A factor for candidates of what may be a name: plain letters of a word that is in no list."""
        if not _may_be_name(candidate, own):
            return 1.0
        if any(token in GIVEN_NAMES or token in TITLES for token in neighbours.before[-1:]):
            return _NAMED
        if PLACE_NAME_ENDING.search(word):
            return _RARE
        if candidate.kind == "compound":
            return _NEW_COMPOUND
        return _RARE if candidate.frequency < _RARE_CANDIDATE else 1.0

    def _reason(self, candidate: Candidate, odds: float, ocr: OcrEvidence) -> str:
        rates = ", ".join(self._rates[kind] for kind in dict.fromkeys(site.kind for site in candidate.undone))
        seconded = "; a second reading of the print agrees" if ocr.factor("", candidate.text) > 1 else ""
        return f"{candidate.kind} {_rounded(odds)} times likelier here; {rates}{seconded}"


def decoder_for(profile: ErrorProfile, words: Lexicon, ngrams: NgramModel, *, ocr: bool) -> NoisyChannelDecoder:
    """The decoder of one document; ``ocr``: whether its text went through OCR."""
    min_odds = _MIN_ODDS_BORN_DIGITAL
    if ocr:
        min_odds = _MIN_ODDS_DAMAGED if profile.lacks_umlauts else _MIN_ODDS
    search = CandidateSearch(WordOdds(profile, words, profile.ceiling(), min_odds))
    return NoisyChannelDecoder(
        profile=profile, lexicon=words, ngrams=ngrams, search=search, clause_ends=clause_end_model()
    )


def _may_be_name(candidate: Candidate, own: float) -> bool:
    """Whether a word in no list, with plain letters where the candidate has umlauts, may be somebody's name."""
    return own < LISTED and candidate.text[0].isupper() and all(site.seen in _PLAIN for site in candidate.undone)


def _is_settled(weighed: Sequence[_Weighed]) -> bool:
    """Whether the first candidate is so likely that no neighbour can change it."""
    best = weighed[0].odds
    rivals = _rivals(weighed)
    return best >= _SETTLED and (not rivals or best >= _SETTLED * max(rivals))


def _rivals(weighed: Sequence[_Weighed]) -> list[float]:
    """The odds of the candidates that differ from the first in more than their case."""
    first = weighed[0].candidate.text.lower()
    return [w.odds for w in weighed[1:] if w.candidate.text.lower() != first]


def _rule(candidate: Candidate) -> str:
    return "+".join(dict.fromkeys(f"{site.seen}→{site.true}" for site in candidate.undone))


def _rounded(odds: float) -> str:
    return f"{odds:.3g}" if odds < 1_000 else "over 1,000"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share > _SHOWN_SHARE else "under 1 %"
