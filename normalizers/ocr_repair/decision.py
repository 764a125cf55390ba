"""The decision about one word: what it may have been, and whether that is likely enough. Rejecting is the default.

A word w is read as c when ``P(c)·P(damage c→w) / P(w)`` is large (Kernighan, Church, Gale: A spelling correction program based
on a noisy channel model, 1990; Brill, Moore: An improved error model for noisy channel spelling correction, 2000). P comes from
word frequencies, for compounds from their parts, for words of no list from the shape of their letters; the damage from the
document itself. Where that does not settle it, the words on either side do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple

from normalizers.lexicon.word_list import Lexicon
from normalizers.ocr_repair.candidates import LISTED, MAX_GAIN, Choice, Reading, Search
from normalizers.ocr_repair.clause_ends import Clauses, clauses
from normalizers.ocr_repair.error_profile import Evidence
from normalizers.ocr_repair.name_hints import GIVEN_NAMES, PLACE, TITLES
from normalizers.ocr_repair.ngram_model import Context
from normalizers.ocr_repair.ocr_evidence import NO_OPINION, Opinion
from normalizers.ocr_repair.tokens import SIGNS

_MIN_ODDS = 20.0
_MIN_ODDS_DAMAGED = 6.0  # in a document whose umlauts are lost, where nearly every candidate is right
_MIN_ODDS_COMPOUND = (
    2.0  # there, for a compound: new ones are rare by nature, with a letter that is no part rarer still
)
_MIN_ODDS_BORN_DIGITAL = 1e5
_MIN_LEAD = 4.0  # over the next best reading
# Letters that a name may really have where an umlaut is possible.
_PLAIN = frozenset(("a", "o", "u", "i", "A", "O", "U", ""))
_NAMED = 1e-3  # factor for a word that follows a given name or a title
_NEW_COMPOUND = 0.2  # factor for a compound that only this document would have
_RARE_READING = 5e-8  # frequency of a reading that is hardly commoner than names are
_RARE = 0.01  # factor for such a reading, and for what ends like a place name
_SETTLED = 1e4  # odds that need no neighbours


class Neighbours(NamedTuple):
    """Up to two tokens on either side of a word, as ``context.tokens`` names them, and the last word of its clause."""

    before: Sequence[str]
    behind: Sequence[str]
    end: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Weighs the words of one document."""

    evidence: Evidence
    lexicon: Lexicon
    context: Context
    search: Search
    clauses: Clauses
    settled: set[str] = field(default_factory=set)  # words that stay wherever they stand
    _choices: dict[str, Choice | None] = field(default_factory=dict)
    _verdicts: dict[tuple[str, float, str], Verdict] = field(default_factory=dict)
    _rates: dict[str, str] = field(init=False)  # of each letter in words

    def __post_init__(self) -> None:
        rates = {
            c: f"{'letters' if c == '*' else c} damaged in {_percent(rate)} of this document"
            for c, rate in self.evidence.rate.items()
        }
        object.__setattr__(self, "_rates", rates)

    def weigh(self, words: Iterable[str]) -> None:
        """Looks into many words at once, which costs far less than to ask for one after the other."""
        new = dict.fromkeys(word for word in words if word not in self._choices)
        # Where umlauts come through, one damage is likelier than two, and only what makes a common word is looked at.
        out = self.evidence.is_clean and not self.evidence.is_worn
        asked = [word for word in new if word.strip("-") in self.evidence.suspects] if out else list(new)
        self._choices.update(new)
        chosen = self.search.choices(asked)
        self._choices.update(chosen)
        self.settled.update(word for word in new if word not in chosen and word[-1] not in SIGNS)

    def choice(self, word: str) -> Choice | None:
        """What the word may have been besides itself; None when that is out of the question."""
        if word not in self._choices:
            self.weigh((word,))
        return self._choices[word]

    def choice_of_known(self, word: str) -> Choice | None:
        """The same of a word that was looked into; None for any other."""
        return self._choices.get(word)

    def decide(
        self,
        word: str,
        choice: Choice,
        neighbours: Callable[[], Neighbours],
        doubt: float,
        opinion: Opinion = NO_OPINION,
    ) -> Verdict:
        """The verdict on a word that has a choice. ``doubt``: how much likelier than usual it is misread (1: as usual).

        ``opinion``: what a further reading of the engine saw.
        """
        known = self._verdicts.get((word, doubt, opinion.other))
        if known is not None:
            return known
        weighed = [(r, r.weight * doubt * opinion.factor(word, r.text)) for r in choice.readings]
        settled = _is_settled(weighed) or self.search.min_odds >= _MIN_ODDS_BORN_DIGITAL
        beside = _NOWHERE if settled and not _may_be_name(weighed[0][0], choice.own) else neighbours()
        if not settled:
            own = self._fit(word, choice.own, beside)
            weighed = [(r, w * self._gain(word, r, own, beside)) for r, w in weighed]
        weighed = [(r, w * self._doubt_of_name(word, r, choice.own, beside)) for r, w in weighed]
        weighed.sort(key=lambda item: (-item[1], item[0].text))
        reading, odds = weighed[0]
        rivals = [weight for other, weight in weighed[1:] if other.text.lower() != reading.text.lower()]
        refusal, asked = None, self.search.min_odds
        if asked == _MIN_ODDS_DAMAGED and reading.kind == "compound":
            asked = _MIN_ODDS_COMPOUND
        if odds < asked:
            refusal = f"only {_rounded(odds)} times likelier, {_rounded(asked)} are asked for"
        elif rivals and odds < _MIN_LEAD * rivals[0]:
            refusal = "another reading is nearly as likely"
        verdict = Verdict(reading.text, _rule(reading), odds, self._reason(reading, odds, opinion), refusal)
        if beside is _NOWHERE:  # the same wherever the word stands
            self._verdicts[word, doubt, opinion.other] = verdict
        return verdict

    def _fit(self, word: str, frequency: float, beside: Neighbours) -> float:
        return self.context.score(word.lower(), beside.before, beside.behind, frequency) - log(frequency)

    def _gain(self, word: str, reading: Reading, own: float, beside: Neighbours) -> float:
        """How much likelier its neighbours, and the end of its clause, make a reading."""
        gain = self._fit(reading.text, reading.frequency, beside) - own
        gain += self.clauses.gain(word.lower(), reading.text.lower(), beside.end)
        return exp(max(-MAX_GAIN, min(MAX_GAIN, gain)))

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

    def _reason(self, reading: Reading, odds: float, opinion: Opinion) -> str:
        if len(reading.undone) == 1:
            rates = self._rates[reading.undone[0].kind]
        else:
            rates = ", ".join(self._rates[c] for c in dict.fromkeys(site.kind for site in reading.undone))
        seconded = "; a second reading of the print agrees" if opinion.factor("", reading.text) > 1 else ""
        return f"{reading.kind} {_rounded(odds)} times likelier here; {rates}{seconded}"


def judge(evidence: Evidence, words: Lexicon, neighbours: Context, *, ocr: bool) -> Judge:
    """The judge of one document; ``ocr``: whether its text went through OCR."""
    damaged = _MIN_ODDS_DAMAGED if evidence.is_damaged else _MIN_ODDS
    search = Search(evidence, words, evidence.ceiling(), damaged if ocr else _MIN_ODDS_BORN_DIGITAL)
    return Judge(evidence=evidence, lexicon=words, context=neighbours, search=search, clauses=clauses())


_NOWHERE = Neighbours((), ())


def _may_be_name(reading: Reading, own: float) -> bool:
    """Whether a word in no list, with plain letters where the reading has umlauts, may be somebody's name."""
    return own < LISTED and reading.text[0].isupper() and all(site.seen in _PLAIN for site in reading.undone)


def _is_settled(weighed: Sequence[tuple[Reading, float]]) -> bool:
    best = weighed[0][1]
    if best < _SETTLED or len(weighed) == 1:
        return best >= _SETTLED
    rivals = [w for r, w in weighed[1:] if r.text.lower() != weighed[0][0].text.lower()]
    return best >= _SETTLED and (not rivals or best >= _SETTLED * max(rivals))


def _rule(reading: Reading) -> str:
    if len(reading.undone) == 1:
        return f"{reading.undone[0].seen}→{reading.undone[0].true}"
    return "+".join(dict.fromkeys(f"{site.seen}→{site.true}" for site in reading.undone))


def _rounded(odds: float) -> str:
    return f"{odds:.3g}" if odds < 1_000 else "over 1,000"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share > 0.01 else "under 1 %"
