"""What an OCR engine thinks of its own words: how sure it was, and what a further reading of the same print saw there.

Two readings of one word err apart from each other: where the second one saw just what the repair proposes, that speaks for it;
where it saw the same damage again, that speaks against it. The further reading is never taken over unasked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from normalizers.text_trail import TextTrail

SECONDED = 8.0  # how much likelier a reading is that the engine saw, too, when it looked again
_SEEN_AGAIN = 1 / 3  # how much likelier any other is when it saw the same again
_EDGES = ".,;:!?()[]„“”\"'‚‘’»«–-"


class EngineWord(NamedTuple):
    """One word of the engine: its slice of the raw text, its confidence (0 to 1), and what a further reading saw ("": none)."""

    start: int
    end: int
    confidence: float
    other: str = ""


class Opinion(NamedTuple):
    """The engine's opinion of a slice: the least confidence of its words, and the further reading of a single word."""

    confidence: float | None = None
    other: str = ""

    def factor(self, before: str, reading: str) -> float:
        """How much likelier ``reading`` is in place of ``before`` by what the further reading saw; 1 where there is none."""
        if not self.other:
            return 1.0
        if self.other.lower() == reading.lower():
            return SECONDED
        return _SEEN_AGAIN if self.other == before else 1.0


NO_OPINION = Opinion()
Opinions = Callable[[int, int], Opinion]


def opinions(trail: TextTrail, words: Sequence[EngineWord]) -> Opinions:
    """The opinion of slices of the trail's current text, from the words of its raw text in text order."""
    ends = [word.end for word in words]

    def of(start: int, end: int) -> Opinion:
        first, last = trail.raw_span(start, end)
        found: list[EngineWord] = []
        for word in islice(words, bisect_right(ends, first), None):
            if word.start >= last:
                break
            found.append(word)
        if not found:
            return NO_OPINION
        other = found[0].other.strip(_EDGES) if len(found) == 1 else ""
        return Opinion(min(word.confidence for word in found), other)

    return of
