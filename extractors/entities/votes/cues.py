"""The parts of a text that speak of votes. Most papers have none, and the grammar need not read them.

A pattern that ignores case and begins with ten different words is tried at every character. So stems are looked for first,
each with ``str.find`` in a lower-case copy, and the pattern only around these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Spans = list[tuple[int, int]]

VOTE_CUE = re.compile(
    r"(?i)(?:einstimm|ja-|nein-|gegen|enthaltung|für)[ ]?-?stimm|einstimmig|einhellig|enthaltung|mehrheitlich|\bmehrheit\b"
    r"|abgelehnt|zugestimmt|vertagt|zurückge|verwiesen|angenommen|genehmigt"
    r"|beschlossen|abgesetzt|ablehnung|zustimmung|\bdafür[ ]?[:\d]|\d[ ]dafür|zur[ \n]kenntnis|ergebnis[ ]?:|abstimmung[ ]?:"
    r"|ja[ ]?[:\d]|stimmengleich"
)
VOTE_STEMS = (
    "stimm", "einhellig", "enthaltung", "mehrheit", "abgelehnt", "vertagt", "zurückge", "verwiesen", "angenommen", "genehmigt",
    "beschlossen", "abgesetzt", "ablehnung", "dafür", "kenntnis", "ergebnis", "ja:", "ja :", *(f"ja{n}" for n in range(10)),
    *(f"ja {n}" for n in range(10)),
)  # fmt: skip
"""Every match of ``VOTE_CUE`` holds one of these."""
_CUE_CHARS = 24  # no match of such a pattern is longer
_BEFORE, _BEHIND = 400, 200  # code points of text around a cue that tell what was put to the vote


def near_votes(text: str) -> Spans:
    """The parts of a text around words of voting, whole lines, in printed order and without overlaps."""
    parts: Spans = []
    for cue in matches_near(text, VOTE_CUE, VOTE_STEMS):
        first = max(0, text.rfind("\n", 0, max(0, cue.start() - _BEFORE)) + 1)
        last = min(len(text), cue.end() + _BEHIND)
        last = last if (line := text.find("\n", last)) < 0 else line
        if parts and first <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(last, parts[-1][1]))
        else:
            parts.append((first, last))
    return parts


def matches_near(text: str, pattern: re.Pattern[str], stems: Sequence[str]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, where every match is short and holds one of the stems (lower case)."""
    for start, end in windows_of(text, stems, _CUE_CHARS):
        yield from pattern.finditer(text, start, end)


def windows_of(text: str, stems: Sequence[str], reach: int) -> Spans:
    """The parts of a text within ``reach`` code points of a stem (lower case), in order; all of it where case moves places."""
    lowered = text.lower()
    if len(lowered) != len(text):  # „İ" becomes two code points
        return [(0, len(text))]
    places = []
    for stem in stems:
        place = lowered.find(stem)
        while place >= 0:
            places.append((place, place + len(stem)))
            place = lowered.find(stem, place + len(stem))
    windows: Spans = []
    for start, end in sorted(places):
        first, last = max(0, start - reach), min(len(text), end + reach)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(last, windows[-1][1]))
        else:
            windows.append((first, last))
    return windows
