"""The words of a text as the repair sees them: with the signs that ß is read as, and whole where a line end parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

from normalizers.lexicon.word_list import word_set

SIGNS = "&@®}$"  # that ß is read as
Span = tuple[int, int]
_TOKEN = re.compile(rf"[^\W_]+(?:[{SIGNS}]+(?=[^\W\d_])[^\W_]+)*(?:(?<=[a-zäöü])[{SIGNS}](?=[\s.,;:)-]|$))?")
_LINE_END = re.compile(r"-(?<=[^\W\d_]-)[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)?(?=[^\W_])")
_LAST = re.compile(r"[^\W_]+$")
_LONGEST = 60  # letters of a word in front of a line end
_SUSPENDED = word_set("und oder bzw sowie noch bis als")


def words_of(text: str, settled: Container[str] = ()) -> Iterator[list[Span]]:
    """The words of a text as their slices: two for a word that is parted at a line end, else one.

    ``settled``: words that are left out where they are not parted.
    """
    parted = {match.start(): match.end() for match in _LINE_END.finditer(text)}
    taken = 0
    for match in [m for m in _TOKEN.finditer(text) if m[0] not in settled or m.end() in parted]:
        start, end = match.span()
        if start < taken:
            continue
        if end in parted:
            rest = _TOKEN.match(text, parted[end])
            if rest is not None and _belong(match[0], rest[0]):
                taken = rest.end()
                yield [match.span(), rest.span()]
                continue
            if match[0] in settled:
                continue
        yield [match.span()]


def count_words(text: str) -> Counter[str]:
    """How often each word occurs, parted ones put together."""
    counts = Counter(_TOKEN.findall(text))
    for gap in _LINE_END.finditer(text):
        left = _LAST.search(text, max(0, gap.start() - _LONGEST), gap.start())
        right = _TOKEN.match(text, gap.end())
        if left and right and _belong(left[0], right[0]):
            counts[left[0]] -= 1
            counts[right[0]] -= 1
            counts[left[0] + right[0]] += 1
    return +counts


def joined(text: str, spans: list[Span]) -> str:
    """The word whose parts lie at ``spans``."""
    return "".join([text[start:end] for start, end in spans])


def _belong(left: str, right: str) -> bool:
    return right not in _SUSPENDED and right[0].isupper() == left.isupper()


def divide_like(before: str, after: str, spans: list[Span]) -> list[str]:
    """``after`` divided where ``before`` is: at the end of their common head, or the beginning of their common tail."""
    if len(spans) == 1:
        return [after]
    width = spans[0][1] - spans[0][0]
    tail = before[width:]
    if after.startswith(before[:width]):
        return [after[:width], after[width:]]
    if after.endswith(tail):
        return [after[: len(after) - len(tail)], tail]
    at = min(range(1, len(after)), key=lambda i: (abs((len(after) - i) - len(tail)) + abs(i - width), i))
    return [after[:at], after[at:]]
