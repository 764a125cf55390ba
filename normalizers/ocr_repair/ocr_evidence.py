"""What an OCR engine says of its own words: how sure it was, and what a further reading of the same print saw there.

Two readings of one word err apart from each other: where the second one saw just what the repair proposes, that speaks for it;
where it saw the same damage again, that speaks against it. The further reading is never taken over unasked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from normalizers.text_trail import TextTrail

SECONDED = 8.0  # how much likelier a candidate is that the engine saw, too, when it looked again; chosen, not fitted
_SEEN_AGAIN = 1 / 3  # how much likelier any other is when it saw the same again; chosen, not fitted
_USUAL_DOUBT = 0.1  # 1 - confidence of an average word of Tesseract
_LEAST_FACTOR, _MOST_FACTOR = 0.3, 5.0  # by which confidence moves the odds at most; chosen, not fitted
_EDGES = ".,;:!?()[]„“”\"'‚‘’»«–-"


class EngineWord(NamedTuple):
    """One word of the engine: its slice of the raw text, its confidence (0 to 1), and what a further reading saw ("": none)."""

    start: int
    end: int
    confidence: float
    other: str = ""


class OcrEvidence(NamedTuple):
    """What the engine says of a slice: the least confidence of its words, and the further reading of a single word."""

    confidence: float | None = None
    other: str = ""

    def factor(self, before: str, candidate: str) -> float:
        """How much likelier ``candidate`` is in place of ``before`` by what the further reading saw; 1 where there is none."""
        if not self.other:
            return 1.0
        if self.other.lower() == candidate.lower():
            return SECONDED
        return _SEEN_AGAIN if self.other == before else 1.0

    @property
    def misread_factor(self) -> float:
        """How much likelier than usual the word is misread, by the engine's confidence; 1 where it says nothing."""
        if self.confidence is None:
            return 1.0
        return max(_LEAST_FACTOR, min(_MOST_FACTOR, (1 - self.confidence) / _USUAL_DOUBT))


NO_EVIDENCE = OcrEvidence()
EvidenceOf = Callable[[int, int], OcrEvidence]
"""What the engine says of ``text[start:end]``."""


def evidence_of(trail: TextTrail, words: Sequence[EngineWord]) -> EvidenceOf:
    """The evidence for slices of the trail's current text, from the words of its raw text in text order."""
    ends = [word.end for word in words]

    def of(start: int, end: int) -> OcrEvidence:
        first, last = trail.raw_span(start, end)
        found: list[EngineWord] = []
        for word in islice(words, bisect_right(ends, first), None):
            if word.start >= last:
                break
            found.append(word)
        if not found:
            return NO_EVIDENCE
        other = found[0].other.strip(_EDGES) if len(found) == 1 else ""
        return OcrEvidence(min(word.confidence for word in found), other)

    return of
