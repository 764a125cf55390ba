"""The words around a mention: its sentence in running text, its line in a table."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

REACH = 300
"""Code points shown on either side; a longer sentence is cut at a word."""

_BREAK = re.compile(r"\n[^\S\n]*\n|\f|[.!?][)“”\"]*\s+(?=[A-ZÄÖÜ„\"(§•–-])")
# A full stop after these does not end a sentence: abbreviations, initials, ordinals and days.
_ABBREVIATION = re.compile(
    r"""(?:\d{1,2}|[A-Za-zÄÖÜäöü]|z\.B|d\.h|u\.a|i\.H\.v|ca|rd|etwa|bzw|usw|vgl|ggf|evtl|inkl|einschl|zzgl|abzgl|lt|gem|max|min
    |mtl|jährl|Nr|Nrn|Abs|Art|Ziff|lit|Buchst|lfd|Mio|Mrd|Tsd|Dr|Prof|Dipl|Ing|St|Str|Pos|Std|Bd|Jh|sog|Hr|Fr|Anl|Tel
    |Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|[\d.]+\.\d{1,2})""",
    re.VERBOSE,
)
_LONGEST_WORD = 24  # characters looked back for the word before a full stop; no abbreviation is longer
_WORD_START = re.compile(r"[\s(„\"]")


class Contexts:
    """The sentences and lines of one page; the borders are found once, however many mentions ask."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = [m for m in _BREAK.finditer(text) if text[m.start()] not in ".!?" or _ends_sentence(text, m.start())]
        self._starts = [m.end() for m in breaks]

    def sentence(self, start: int, end: int) -> str:
        """The sentence that holds ``text[start:end]``, blanks collapsed; ``…`` marks an end that was cut."""
        before, behind = bisect_right(self._starts, start), bisect_left(self._starts, end)
        first = self._starts[before - 1] if before else 0
        last = self._starts[behind] if behind < len(self._starts) else len(self.text)
        return self._cut(first, last, start, end)

    def line(self, start: int, end: int) -> str:
        """The printed line or lines that hold ``text[start:end]``, blanks and tabs collapsed, cut like a sentence."""
        last = self.text.find("\n", end)
        return self._cut(self.text.rfind("\n", 0, start) + 1, len(self.text) if last < 0 else last, start, end)

    def _cut(self, first: int, last: int, start: int, end: int) -> str:
        left, right = self.text[max(first, start - REACH) : start], self.text[end : min(last, end + REACH)]
        if first < start - REACH:
            left = "… " + left.partition(" ")[2]
        if last > end + REACH:
            right = right.rpartition(" ")[0] + " …"
        return " ".join((left + self.text[start:end] + right).split())


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether the punctuation at ``stop`` ends a sentence, judged by the word before it."""
    word = _WORD_START.split(text[max(0, stop - _LONGEST_WORD) : stop])[-1]
    return text[stop] != "." or not _ABBREVIATION.fullmatch(word)
