"""The decision: which word of a text is replaced by which, and why. Rejecting is the default.

A word w is read as c when ``P(c)·P(damage c→w) / P(w)`` is large (Kernighan, Church, Gale: A spelling correction program based
on a noisy channel model, 1990). P comes from word frequencies or, for compounds, from their parts; the damage model from the
document itself. Words of one kind are decided once per document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from normalizers.edits import Edit
from normalizers.lexicon import COMPOUND_AT_MOST, Lexicon, lexicon, word_set
from normalizers.ocr_repair.candidates import Candidate, candidates
from normalizers.ocr_repair.confusions import sites
from normalizers.ocr_repair.evidence import Evidence, gather
from normalizers.ocr_repair.protect import protected_spans
from normalizers.ocr_repair.sections import section_signs

_SIGNS = "&@®}"  # that ß is read as
_TOKEN = re.compile(rf"[^\W_]+(?:[{_SIGNS}]+(?=[^\W\d_])[^\W_]+)*(?:(?<=[a-zäöü])[{_SIGNS}](?=[\s.,;:)-]|$))?")
_LINE_END = re.compile(r"-[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)?")
_SUSPENDED = word_set("und oder bzw sowie noch bis als")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_COMMON = 1e-2  # relative frequency that no word with an umlaut exceeds (für)
_COMMON_AMONG_LONG = 1e-3  # the same for words of ten letters and more
_UNHEARD = 5e-10  # probability of a word that is in no list
_ODD_SHAPE = 0.05  # how much rarer such a word is when it mixes letters with digits, é or inner capitals
_ODD = re.compile(r"\d|[&@®}éèê]|(?<=[a-zäöüß])[A-ZÄÖÜ]|ii")
_MIN_ODDS = 20.0
_MIN_ODDS_BORN_DIGITAL = 1_000.0
_MIN_LEAD = 4.0  # over the next best reading


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided about one word: the reading, and odds against leaving it as it is."""

    after: str
    rule: str
    odds: float
    evidence: str

    @property
    def confidence(self) -> float:
        """Between 0 and 1."""
        return round(self.odds / (1 + self.odds), 4)


@dataclass(frozen=True, slots=True)
class Repairer:
    """The repair of one document; ``evidence`` is what ``prepare_repair`` gathered over all of it."""

    evidence: Evidence
    ocr: bool
    lexicon: Lexicon
    ceiling: float
    _decided: dict[str, Verdict | None] = field(default_factory=dict)

    @property
    def min_odds(self) -> float:
        """What a reading must have against the word as it stands."""
        return _MIN_ODDS if self.ocr else _MIN_ODDS_BORN_DIGITAL

    def edits(self, text: str) -> list[Edit]:
        """The repairs of one text as edits of whole words; a word parted at a line end is judged whole."""
        found: list[Edit] = []
        shielded = protected_spans(text)
        starts = [start for start, _ in shielded]
        for spans in _words(text):
            index = bisect_right(starts, spans[-1][1] - 1) - 1
            if index >= 0 and shielded[index][1] > spans[0][0]:
                continue
            found.extend(self._word(text, spans))
        if self.ocr:  # a born-digital text has its signs
            found.extend(section_signs(text))
        return found

    def decide(self, word: str) -> Verdict | None:
        """The verdict on a word, None when it stays."""
        if word not in self._decided:
            self._decided[word] = self._judge(word)
        return self._decided[word]

    def _word(self, text: str, spans: list[tuple[int, int]]) -> Iterator[Edit]:
        word = "".join(text[start:end] for start, end in spans)
        verdict = self.decide(word)
        if verdict is None:
            start, end = spans[-1]
            if word[-1] in _SIGNS:  # a sign that is one
                yield from self._word(text, [*spans[:-1], (start, end - 1)])
            elif len(spans) > 1 and not self.lexicon.knows(word.lower()):
                for span in spans:
                    yield from self._word(text, [span])
            return
        after = _cased(text, spans[0][0], word, verdict.after, self.lexicon)
        for (start, end), part in zip(spans, _parts(word, after, spans), strict=True):
            if text[start:end] != part:
                yield Edit(start, end, part, "ocr_repair", verdict.rule, verdict.confidence, verdict.evidence)

    def _judge(self, word: str) -> Verdict | None:
        if len(word) < 3 or len(_LETTER.findall(word)) < 2:
            return None
        own = self._probability_as_is(word)
        least = self.min_odds * own / _MOST_COMMON  # likely damage must be, however common the reading is
        if self.ceiling < least:
            return None
        weighed = [(site, self.evidence.likelihood(site)) for site in sites(word)]
        verdict = self._best(own, candidates(word, weighed, 2, least), self.lexicon.frequency_as, "word")
        if verdict is None and len(word) > 7:
            least = self.min_odds * own / COMPOUND_AT_MOST
            verdict = self._best(own, candidates(word, weighed, 2, least), self._compound, "compound")
        if verdict is None and len(word) > 9 and own <= _UNHEARD:
            least = self.min_odds * own / _COMMON_AMONG_LONG
            verdict = self._best(own, candidates(word, weighed, 3, least), self.lexicon.frequency_as, "word")
        return verdict

    def _best(
        self, own: float, readings: Iterable[Candidate], frequency: Callable[[str], float], kind: str
    ) -> Verdict | None:
        odds: dict[str, float] = {}
        first: dict[str, Candidate] = {}
        for candidate in readings:
            weight = candidate.likelihood / own * frequency(candidate.text)
            if weight > odds.get(candidate.text, 0.0):
                odds[candidate.text] = weight
                first[candidate.text] = candidate
        ranked = sorted(odds.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < self.min_odds:
            return None
        text, best = ranked[0]
        others = [weight for other, weight in ranked[1:] if other.lower() != text.lower()]
        if others and best < _MIN_LEAD * others[0]:
            return None
        rule = "+".join(dict.fromkeys(f"{site.seen}→{site.true}" for site in first[text].undone))
        return Verdict(text, rule, best, f"{kind} {_rounded(best)} times likelier here; {self._mass(first[text])}")

    def _compound(self, word: str) -> float:
        return self.lexicon.compound(word.lower(), _noun(word))

    def _mass(self, candidate: Candidate) -> str:
        letters = dict.fromkeys(site.true for site in candidate.undone)
        return ", ".join(f"{c} damaged in {100 * self.evidence.rate[c]:.0f} % of this document" for c in letters)

    def _probability_as_is(self, word: str) -> float:
        listed = self.lexicon.frequency_as(word) or self._compound(word)
        unheard = _UNHEARD * (_ODD_SHAPE if _ODD.search(word) else 1.0)
        return max(listed, unheard) * self.evidence.intact_likelihood(word)


def prepare_repair(pages: Iterable[str], *, ocr: bool) -> Repairer:
    """The repairer of one document, all of whose pages are looked at first."""
    counts: Counter[str] = Counter()
    for page in pages:
        for spans in _words(page):
            counts["".join(page[start:end] for start, end in spans)] += 1
    words = lexicon()
    evidence = gather(counts, words, ocr=ocr)
    return Repairer(evidence, ocr, words, evidence.ceiling())


def _words(text: str) -> Iterator[list[tuple[int, int]]]:
    """The words of a text as their slices: two for a word that is parted at a line end, else one."""
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        gap = _LINE_END.match(text, at)
        rest = _TOKEN.match(text, gap.end()) if gap and match[0][-1].isalpha() else None
        if rest is None or rest[0] in _SUSPENDED or rest[0][0].isupper() != match[0].isupper():
            yield [match.span()]
        else:
            at = rest.end()
            yield [match.span(), rest.span()]


def _parts(before: str, after: str, spans: list[tuple[int, int]]) -> list[str]:
    """``after`` cut where ``before`` was parted. The cut lies where the common tail or head says."""
    if len(spans) == 1:
        return [after]
    width = spans[0][1] - spans[0][0]
    tail = before[width:]
    if after.startswith(before[:width]):
        return [after[:width], after[width:]]
    if after.endswith(tail):
        return [after[: len(after) - len(tail)], tail]
    cut = min(range(1, len(after)), key=lambda i: (abs((len(after) - i) - len(tail)) + abs(i - width), i))
    return [after[:cut], after[cut:]]


def _rounded(odds: float) -> str:
    return f"{odds:.0f}" if odds < 1_000 else "over 1,000"


def _noun(word: str) -> bool | None:
    if word.isupper():
        return None
    return True if word[0].isupper() else False if word[0].islower() else None


def _cased(text: str, start: int, before: str, after: str, words: Lexicon) -> str:
    """``after`` with a small first letter where a "U" stands for the "ü" of a word that is no noun, inside a sentence."""
    if before[0] == after[0]:
        return after
    share = words.capitalised(after.lower())
    if after[0].isupper() and not before.isupper():
        previous = text[:start].rstrip()[-1:] if start else ""
        inside = previous.islower() or previous == ","
        return after[0].lower() + after[1:] if inside and share is not None and share < 0.35 else after
    return after[0].upper() + after[1:] if after[0].islower() and share is not None and share > 0.8 else after
