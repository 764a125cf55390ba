"""The repair of one document: its words are weighed once each, and where they stand decides what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from normalizers.lexicon.word_list import Lexicon, lexicon
from normalizers.ocr_repair.clause_ends import PLAIN
from normalizers.ocr_repair.decision import Judge, Neighbours, Verdict, judge
from normalizers.ocr_repair.error_profile import Evidence, gather
from normalizers.ocr_repair.ngram_model import TextTokens, context
from normalizers.ocr_repair.numeric_punctuation import numbered
from normalizers.ocr_repair.ocr_evidence import NO_OPINION, Opinions
from normalizers.ocr_repair.protect import is_protected
from normalizers.ocr_repair.punctuation import marks
from normalizers.ocr_repair.section_signs import section_signs
from normalizers.ocr_repair.tokens import SIGNS, Span, count_words, cut, joined, words_of
from normalizers.ocr_repair.word_boundaries import Spacing, blanks, spacing
from normalizers.settings import RepairSettings
from normalizers.text_trail import Edit

_USUAL_DOUBT = 0.1  # 1 - confidence of an average word of Tesseract


class Finding(NamedTuple):
    """A word that might be replaced: where its parts lie, and the verdict on it."""

    spans: list[Span]
    before: str
    after: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Repairer:
    """The repair of one document; ``evidence`` is what ``prepare_repair`` gathered over all of it."""

    evidence: Evidence
    ocr: bool
    judge: Judge
    lexicon: Lexicon
    settings: RepairSettings
    spacing: Spacing | None = None  # of a worn document

    def edits(self, text: str, opinions: Opinions | None = None) -> list[Edit]:
        """The repairs of one text as edits of whole words; a word parted at a line end is judged whole.

        ``opinions``: what the OCR engine thinks of ``text[start:end]``; None where it says nothing.
        """
        found: list[Edit] = []
        for finding in self.findings(text, opinions):
            if finding.verdict.refusal is None:
                found.extend(_edits_of(text, finding))
        if self.ocr:  # a born-digital text has its signs
            found.extend(section_signs(text))
            found.extend(marks(text, self.evidence, self.lexicon))
            found.extend(numbered(text, self.evidence))
            if self.spacing is not None:
                found.extend(
                    edit
                    for edit in blanks(text, self.spacing, self.lexicon, self.judge.context)
                    if self._is_free(text, edit)
                )
        return _apart(found)

    def _is_free(self, text: str, edit: Edit) -> bool:
        """Whether neither an address nor the operator protects what an edit replaces."""
        before = text[edit.start : edit.end]
        if before == edit.after or is_protected(text, edit.start, edit.end):
            return False
        words = before.split(" ")
        return self.settings.protected_words.isdisjoint(words) and not self.settings.house_words & {
            word.lower() for word in words
        }

    def findings(self, text: str, opinions: Opinions | None = None) -> list[Finding]:
        """Every word of the text that might be another, in text order, whether it is taken for that or not."""
        words = [(spans, joined(text, spans)) for spans in words_of(text, self.judge.settled)]
        self.judge.weigh(asked for spans, word in words for asked in self._asked(text, spans, word))
        page = _Page(text, TextTokens(text), opinions)
        found: list[Finding] = []
        for spans, word in words:
            if self.judge.choice(word) is not None or word[-1] in SIGNS:
                found += self._word(page, spans, word)
            elif len(spans) > 1 and not self.lexicon.knows(word.lower()):
                found += self._fragments(page, spans)
        return found

    def _asked(self, text: str, spans: list[Span], word: str) -> Iterator[str]:
        """In what forms a word may be asked for, so that all are looked into at once."""
        yield word
        if word[-1] in SIGNS:
            yield word[:-1]
        if len(spans) > 1 and not self.lexicon.knows(word.lower()):
            yield from _parts(text, spans)
        elif text.startswith("-\n", spans[0][1]):
            yield word + "-"

    def _word(self, page: _Page, spans: list[Span], word: str) -> Iterator[Finding]:
        finding = self._find(page, spans, word)
        if finding is not None:
            yield finding
        if finding is None or finding.verdict.refusal is not None:
            start, end = spans[-1]
            if word[-1] in SIGNS:  # a sign that is one
                yield from self._word(page, [*spans[:-1], (start, end - 1)], word[:-1])
            elif len(spans) > 1 and not self.lexicon.knows(word.lower()):
                yield from self._fragments(page, spans)

    def _fragments(self, page: _Page, spans: list[Span]) -> Iterator[Finding]:
        """The parts of a word nobody knows, each for itself: columns may have been mixed."""
        for span, fragment in zip(spans, _parts(page.text, spans), strict=True):
            finding = self._find(page, [span], fragment)
            if finding is not None:
                yield finding

    def _find(self, page: _Page, spans: list[Span], word: str) -> Finding | None:
        text, (start, end) = page.text, (spans[0][0], spans[-1][1])
        if len(spans) == 1 and text.startswith("-\n", end):
            word = word.rstrip("-") + "-"
        choice = self.judge.choice(word) if word else None
        if choice is None or is_protected(text, start, end):
            return None
        word = word.strip("-")
        opinion = page.opinions(start, end) if page.opinions else NO_OPINION
        certain = opinion.confidence
        doubt = 1.0 if certain is None else max(0.3, min(5.0, (1 - certain) / _USUAL_DOUBT))
        verdict = self.judge.decide(word, choice, lambda: self._neighbours(page, start, end), doubt, opinion)
        after = _cased(text, start, word, verdict.after, self.lexicon)
        if word in self.settings.protected_words or word.lower() in self.settings.house_words:
            verdict = verdict._replace(refusal="the operator protects the word")
        elif self.settings.refuses(word, after, verdict.rule, "ocr_repair"):
            verdict = verdict._replace(refusal="the operator refuses the correction or its rule")
        return Finding(spans, word, after, verdict)

    def _neighbours(self, page: _Page, start: int, end: int) -> Neighbours:
        before, behind = page.around.around(start, end)
        parted = page.text[start:end].lower() in PLAIN
        last = page.around.clause_end(end) if parted else ""
        return Neighbours(
            [self._as_meant(*token) for token in before],
            [self._as_meant(*token) for token in behind],
            self._as_meant(last, last.lower()) if last else "",
        )

    def _as_meant(self, word: str, token: str) -> str:
        """A neighbour as it reads when it is taken alone."""
        choice = self.judge.choice_of_known(word) if token[0].isalpha() else None
        if choice is None or choice.readings[0].weight < self.judge.search.min_odds:
            return token
        return choice.readings[0].text.lower()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at besides the word itself."""

    text: str
    around: TextTokens
    opinions: Opinions | None


def prepare_repair(pages: Iterable[str], *, ocr: bool, settings: RepairSettings | None = None) -> Repairer:
    """The repairer of one document, all of whose pages are looked at first."""
    settings = settings or RepairSettings()
    counts = count_words("\f".join(pages))
    words = lexicon().with_words(settings.house_words) if settings.house_words else lexicon()
    evidence = gather(counts, words, ocr=ocr)
    weighing = judge(evidence, words, context(), ocr=ocr)
    weighing.weigh(counts)
    worn = spacing(weighing.settled, words, context()) if ocr and evidence.is_worn else None
    return Repairer(evidence=evidence, ocr=ocr, judge=weighing, lexicon=words, settings=settings, spacing=worn)


def _parts(text: str, spans: list[Span]) -> list[str]:
    return [kind.format(text[slice(*span)]) for span, kind in zip(spans, ("{}-", "-{}"), strict=True)]


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in text order without those that overlap an earlier one; what was found first wins at one place."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.start):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edits_of(text: str, finding: Finding) -> Iterator[Edit]:
    verdict = finding.verdict
    for (start, end), part in zip(finding.spans, cut(finding.before, finding.after, finding.spans), strict=True):
        if text[start:end] != part:
            yield Edit(
                start=start,
                end=end,
                after=part,
                stage="ocr_repair",
                rule=verdict.rule,
                confidence=verdict.confidence,
                evidence=verdict.evidence,
            )


def _cased(text: str, start: int, before: str, after: str, words: Lexicon) -> str:
    """``after`` with a small first letter where a "U" stands for the "ü" of a word that is no noun, inside a sentence."""
    if before[0] == after[0]:
        return after
    share = words.capitalised(after.lower())
    if after[0].isupper() and not before.isupper():
        previous = text[max(0, start - 40) : start].rstrip()[-1:] if start else ""
        inside = previous.islower() or previous == ","
        return after[0].lower() + after[1:] if inside and share is not None and share < 0.35 else after
    return after[0].upper() + after[1:] if after[0].islower() and share is not None and share > 0.8 else after
