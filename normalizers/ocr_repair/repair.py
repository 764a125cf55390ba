"""The repair of one document: its words are weighed once each, and where they stand decides what is left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from normalizers.edits import Edit
from normalizers.lexicon import Lexicon, lexicon
from normalizers.ocr_repair.context import context, last_tokens, tokens
from normalizers.ocr_repair.evidence import Evidence, gather
from normalizers.ocr_repair.marks import marks
from normalizers.ocr_repair.protect import is_protected
from normalizers.ocr_repair.sections import section_signs
from normalizers.ocr_repair.verdicts import Judge, Neighbours, Verdict, judge
from normalizers.ocr_repair.words import SIGNS, Span, count_words, cut, joined, words_of
from normalizers.settings import RepairSettings

_REACH = 60  # characters on either side in which two neighbours are sought
Confidence = Callable[[int, int], float | None]
_USUAL_DOUBT = 0.1  # 1 - confidence of an average word of Tesseract


@dataclass(frozen=True, slots=True)
class Finding:
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

    def edits(self, text: str, confidence: Confidence | None = None) -> list[Edit]:
        """The repairs of one text as edits of whole words; a word parted at a line end is judged whole.

        ``confidence``: of the OCR engine for ``text[start:end]``, 0 to 1, None where it is not known.
        """
        found: list[Edit] = []
        for finding in self.findings(text, confidence):
            if finding.verdict.refusal is None:
                found.extend(_edits_of(text, finding))
        if self.ocr:  # a born-digital text has its signs
            found.extend(section_signs(text))
            found.extend(marks(text, self.evidence, self.lexicon))
        return _apart(found)

    def findings(self, text: str, confidence: Confidence | None = None) -> Iterator[Finding]:
        """Every word of the text that might be another, in text order, whether it is taken for that or not."""
        settled = self.judge.settled
        for spans in words_of(text, settled.__contains__):
            word = text[spans[0][0] : spans[0][1]] if len(spans) == 1 else joined(text, spans)
            if self.judge.choice(word) is not None or word[-1] in SIGNS:
                yield from self._word(text, spans, word, confidence)
            elif len(spans) == 1:
                settled.add(word)
            elif not self.lexicon.knows(word.lower()):
                yield from self._fragments(text, spans, confidence)

    def _word(self, text: str, spans: list[Span], word: str, confidence: Confidence | None) -> Iterator[Finding]:
        finding = self._find(text, spans, word, confidence)
        if finding is not None:
            yield finding
        if finding is None or finding.verdict.refusal is not None:
            start, end = spans[-1]
            if word[-1] in SIGNS:  # a sign that is one
                yield from self._word(text, [*spans[:-1], (start, end - 1)], word[:-1], confidence)
            elif len(spans) > 1 and not self.lexicon.knows(word.lower()):
                yield from self._fragments(text, spans, confidence)

    def _fragments(self, text: str, spans: list[Span], confidence: Confidence | None) -> Iterator[Finding]:
        """The parts of a word nobody knows, each for itself: columns may have been mixed."""
        for span, kind in zip(spans, ("{}-", "-{}"), strict=True):
            finding = self._find(text, [span], kind.format(text[slice(*span)]), confidence)
            if finding is not None:
                yield finding

    def _find(self, text: str, spans: list[Span], word: str, confidence: Confidence | None) -> Finding | None:
        start, end = spans[0][0], spans[-1][1]
        if len(spans) == 1 and text.startswith("-\n", end):
            word = word.rstrip("-") + "-"
        choice = self.judge.choice(word) if word else None
        if choice is None or is_protected(text, start, end):
            return None
        word = word.strip("-")
        certain = confidence(start, end) if confidence else None
        doubt = 1.0 if certain is None else max(0.3, min(5.0, (1 - certain) / _USUAL_DOUBT))
        verdict = self.judge.decide(word, choice, lambda: self._neighbours(text, start, end), doubt)
        after = _cased(text, start, word, verdict.after, self.lexicon)
        if word in self.settings.protected_words or word.lower() in self.settings.house_words:
            verdict = verdict._replace(refusal="the operator protects the word")
        elif self.settings.refuses(word, after, verdict.rule, "ocr_repair"):
            verdict = verdict._replace(refusal="the operator refuses the correction or its rule")
        return Finding(spans, word, after, verdict)

    def _neighbours(self, text: str, start: int, end: int) -> Neighbours:
        head = text[max(0, start - _REACH) : start].replace("-\n", "")
        tail = text[end : end + _REACH].replace("-\n", "")
        before = [self._as_meant(token, head[s:e]) for s, e, token in last_tokens(head, 2)]
        behind = []
        for s, e, token in tokens(tail):
            behind.append(self._as_meant(token, tail[s:e]))
            if len(behind) == 2:
                break
        return Neighbours(before, behind)

    def _as_meant(self, token: str, word: str) -> str:
        """A neighbour as it reads when it is taken alone."""
        choice = self.judge.choice(word) if token[0].isalpha() else None
        if choice is None or choice.readings[0].weight < self.judge.search.min_odds:
            return token
        return choice.readings[0].text.lower()


def prepare_repair(pages: Iterable[str], *, ocr: bool, settings: RepairSettings | None = None) -> Repairer:
    """The repairer of one document, all of whose pages are looked at first."""
    settings = settings or RepairSettings()
    counts = count_words("\f".join(pages))
    words = lexicon().with_words(settings.house_words) if settings.house_words else lexicon()
    evidence = gather(counts, words, ocr=ocr)
    return Repairer(evidence, ocr, judge(evidence, words, context(), ocr=ocr), words, settings)


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
            yield Edit(start, end, part, "ocr_repair", verdict.rule, verdict.confidence, verdict.evidence)


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
