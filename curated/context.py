"""The words around a mention: its sentence in running text, its line in a table."""

from __future__ import annotations

import re

REACH = 300
"""Code points looked at on either side; a longer sentence is cut at a word."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\f")
_STOP = re.compile(r"(?P<word>[^\s(„\"]*)[.!?][)“”\"]*\s+(?=[A-ZÄÖÜ„\"(§•–-])")
# A full stop after these does not end a sentence (Duden K 3: abbreviations spoken in full keep their full stop).
_ABBREVIATION = re.compile(
    r"""(?:\d{1,2}|[A-Za-zÄÖÜäöü]|z\.B|d\.h|u\.a|i\.H\.v|ca|rd|etwa|bzw|usw|vgl|ggf|evtl|inkl|einschl|zzgl|abzgl|lt|gem|max|min
    |mtl|jährl|Nr|Nrn|Abs|Art|Ziff|lit|Buchst|lfd|Mio|Mrd|Tsd|Dr|Prof|Dipl|Ing|St|Str|Pos|Std|Bd|Jh|sog|Hr|Fr|Anl|Tel
    |Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|[\d.]+\.\d{1,2})""",
    re.VERBOSE,
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds ``text[start:end]``, blanks collapsed; ``…`` marks a cut end."""
    left = text[max(0, start - REACH) : start]
    right = text[end : end + REACH]
    first = max([m.end() for m in _BLANK_LINE.finditer(left)] + _stops(left + text[start:end], len(left)), default=None)
    if first is not None:
        left = left[first:]
    elif start > REACH:
        left = "… " + left.partition(" ")[2]
    blank = _BLANK_LINE.search(right)
    ends = ([blank.start()] if blank else []) + _stops(right, len(right))
    if ends:
        right = right[: min(ends)]
    elif end + REACH < len(text):
        right = right.rpartition(" ")[0] + " …"
    return " ".join((left + text[start:end] + right).split())


def line_around(text: str, start: int, end: int) -> str:
    """The printed line or lines that hold ``text[start:end]``, blanks and tabs collapsed, cut like a sentence."""
    low, high = max(0, start - REACH), end + REACH
    line = text[max(low, text.rfind("\n", low, start) + 1) : start] + text[start:end]
    stop = text.find("\n", end, high)
    return " ".join((line + text[end : high if stop < 0 else stop]).split())


def _stops(text: str, limit: int) -> list[int]:
    """Where sentences end inside ``text``, behind the blank that follows, at most at ``limit``."""
    return [m.end() for m in _STOP.finditer(text) if m.end() <= limit and not _ABBREVIATION.fullmatch(m["word"])]
