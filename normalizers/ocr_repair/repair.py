"""The repair of one document: its words are looked up once each, and where they stand decides what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from normalizers.lexicon.word_list import Lexicon, lexicon
from normalizers.ocr_repair.clause_ends import PLAIN
from normalizers.ocr_repair.decision import Decision, Neighbours, NoisyChannelDecoder, decoder_for
from normalizers.ocr_repair.edits import ocr_edit
from normalizers.ocr_repair.error_profile import ErrorProfile, profile_errors
from normalizers.ocr_repair.ngram_model import TextTokens, Token, ngram_model
from normalizers.ocr_repair.numeric_punctuation import numeric_punctuation_edits
from normalizers.ocr_repair.ocr_evidence import NO_EVIDENCE, EvidenceOf
from normalizers.ocr_repair.protect import is_protected
from normalizers.ocr_repair.punctuation import punctuation_edits
from normalizers.ocr_repair.section_signs import section_sign_edits
from normalizers.ocr_repair.tokens import SIGNS, Span, count_words, divide_like, joined, words_of
from normalizers.ocr_repair.word_boundaries import BoundaryErrors, find_boundary_errors, word_boundary_edits
from normalizers.settings import RepairSettings
from normalizers.text_trail import Edit

_LOOKED_BACK = (
    40  # characters before a word in which the end of a sentence is looked for; blanks and line ends are fewer
)
_NO_NOUN, _NOUN = (
    0.35,
    0.8,
)  # share of capitals below and above which a word is written small or large; chosen, not fitted


class Finding(NamedTuple):
    """A word that might be replaced: where its parts lie, and the decision about it."""

    spans: list[Span]
    before: str
    after: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairer:
    """The repair of one document; ``profile`` is what ``prepare_repair`` counted over all of it."""

    profile: ErrorProfile
    ocr: bool
    decoder: NoisyChannelDecoder
    lexicon: Lexicon
    settings: RepairSettings
    boundary_errors: BoundaryErrors | None = None  # of a document with OCR errors

    def edits(self, text: str, evidence: EvidenceOf | None = None) -> list[Edit]:
        """The repairs of one text as edits of whole words; a word parted at a line end is judged whole.

        ``evidence``: what the OCR engine says of ``text[start:end]``; None where it says nothing.
        """
        found: list[Edit] = []
        for finding in self.findings(text, evidence):
            if finding.decision.refusal is None:
                found.extend(_edits_of(text, finding))
        if self.ocr:  # a born-digital text has its signs
            found.extend(section_sign_edits(text))
            found.extend(punctuation_edits(text, self.profile, self.lexicon))
            found.extend(numeric_punctuation_edits(text, self.profile))
        if self.boundary_errors is not None:
            blanks = word_boundary_edits(text, self.boundary_errors, self.lexicon, self.decoder.ngrams)
            found.extend(edit for edit in blanks if self._is_free(text, edit))
        return _apart(found)

    def findings(self, text: str, evidence: EvidenceOf | None = None) -> list[Finding]:
        """Every word of the text that might be another, in text order, whether it is taken for that or not."""
        words = [(spans, joined(text, spans)) for spans in words_of(text, self.decoder.settled)]
        self.decoder.look_up(form for spans, word in words for form in self._forms(text, spans, word))
        page = _Page(text, TextTokens(text), evidence)
        found: list[Finding] = []
        for spans, word in words:
            if self.decoder.candidates(word) is not None or word[-1] in SIGNS:
                found += self._word(page, spans, word)
            elif self._is_divided_unknown(spans, word):
                found += self._parts(page, spans)
        return found

    def _is_free(self, text: str, edit: Edit) -> bool:
        """Whether neither an address nor the operator protects what an edit replaces."""
        before = text[edit.start : edit.end]
        if before == edit.after or is_protected(text, edit.start, edit.end):
            return False
        return not any(self._is_protected_word(word) for word in before.split(" "))

    def _is_protected_word(self, word: str) -> bool:
        return word in self.settings.protected_words or word.lower() in self.settings.house_words

    def _is_divided_unknown(self, spans: list[Span], word: str) -> bool:
        """Whether a word that a line end divides is none: columns may have been mixed."""
        return len(spans) > 1 and not self.lexicon.knows(word.lower())

    def _forms(self, text: str, spans: list[Span], word: str) -> Iterator[str]:
        """In what forms a word may be asked for, so that all are looked up at once."""
        yield word
        if word[-1] in SIGNS:
            yield word[:-1]
        if self._is_divided_unknown(spans, word):
            yield from _part_forms(text, spans)
        elif text.startswith("-\n", spans[0][1]):
            yield word + "-"

    def _word(self, page: _Page, spans: list[Span], word: str) -> Iterator[Finding]:
        finding = self._find(page, spans, word)
        if finding is not None:
            yield finding
        if finding is None or finding.decision.refusal is not None:
            start, end = spans[-1]
            if word[-1] in SIGNS:  # a sign that is one
                yield from self._word(page, [*spans[:-1], (start, end - 1)], word[:-1])
            elif self._is_divided_unknown(spans, word):
                yield from self._parts(page, spans)

    def _parts(self, page: _Page, spans: list[Span]) -> Iterator[Finding]:
        """The parts of a divided word, each for itself."""
        for span, form in zip(spans, _part_forms(page.text, spans), strict=True):
            finding = self._find(page, [span], form)
            if finding is not None:
                yield finding

    def _find(self, page: _Page, spans: list[Span], word: str) -> Finding | None:
        text, (start, end) = page.text, (spans[0][0], spans[-1][1])
        if len(spans) == 1 and text.startswith("-\n", end):
            word = word.rstrip("-") + "-"
        candidates = self.decoder.candidates(word) if word else None
        if candidates is None or is_protected(text, start, end):
            return None
        word = word.strip("-")
        ocr = page.evidence(start, end) if page.evidence else NO_EVIDENCE
        decision = self.decoder.decide(word, candidates, lambda: self._neighbours(page, start, end), ocr)
        after = _cased(text, start, word, decision.after, self.lexicon)
        if self._is_protected_word(word):
            decision = decision._replace(refusal="the operator protects the word")
        elif self.settings.refuses(word, after, decision.rule, "ocr_repair"):
            decision = decision._replace(refusal="the operator refuses the correction or its rule")
        return Finding(spans, word, after, decision)

    def _neighbours(self, page: _Page, start: int, end: int) -> Neighbours:
        before, behind = page.tokens.around(start, end)
        is_auxiliary = page.text[start:end].lower() in PLAIN
        last = page.tokens.clause_end(end) if is_auxiliary else ""
        return Neighbours(
            [self._as_meant(token) for token in before],
            [self._as_meant(token) for token in behind],
            self._as_meant((last, last.lower())) if last else "",
        )

    def _as_meant(self, token: Token) -> str:
        """A neighbour as it reads when it is taken alone."""
        word, name = token
        meaning = self.decoder.likely_meaning(word) if name[0].isalpha() else None
        return name if meaning is None else meaning.lower()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at besides the word itself."""

    text: str
    tokens: TextTokens
    evidence: EvidenceOf | None


def prepare_repair(pages: Iterable[str], *, ocr: bool, settings: RepairSettings | None = None) -> Repairer:
    """The repairer of one document, all of whose pages are looked at first."""
    settings = settings or RepairSettings()
    counts = count_words("\f".join(pages))
    words = lexicon().with_words(settings.house_words) if settings.house_words else lexicon()
    profile = profile_errors(counts, words, ocr=ocr)
    decoder = decoder_for(profile, words, ngram_model(), ocr=ocr)
    decoder.look_up(counts)
    errors = None
    if ocr and profile.has_ocr_errors:
        errors = find_boundary_errors(decoder.settled, words, ngram_model())
    return Repairer(profile=profile, ocr=ocr, decoder=decoder, lexicon=words, settings=settings, boundary_errors=errors)


def _part_forms(text: str, spans: list[Span]) -> list[str]:
    """How the two parts of a divided word are asked for: „Ver-“ and „-waltung“."""
    return [form.format(text[slice(*span)]) for span, form in zip(spans, ("{}-", "-{}"), strict=True)]


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in text order without those that overlap an earlier one; what was found first wins at one place."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.start):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edits_of(text: str, finding: Finding) -> Iterator[Edit]:
    decision = finding.decision
    parts = divide_like(finding.before, finding.after, finding.spans)
    for (start, end), part in zip(finding.spans, parts, strict=True):
        if text[start:end] != part:
            yield ocr_edit(
                start, end, part, rule=decision.rule, confidence=decision.confidence, evidence=decision.evidence
            )


def _cased(text: str, start: int, before: str, after: str, words: Lexicon) -> str:
    """``after`` with a small first letter where a "U" stands for the "ü" of a word that is no noun, inside a sentence."""
    if before[0] == after[0]:
        return after
    share = words.capitalised(after.lower())
    if after[0].isupper() and not before.isupper():
        previous = text[max(0, start - _LOOKED_BACK) : start].rstrip()[-1:] if start else ""
        inside = previous.islower() or previous == ","
        return after[0].lower() + after[1:] if inside and share is not None and share < _NO_NOUN else after
    return after[0].upper() + after[1:] if after[0].islower() and share is not None and share > _NOUN else after
