"""The caption of a table: the line directly above it, when it reads like one."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"^[#>\s]*\**_?|[*_]*$|</?[a-zA-Z][^>]{0,80}>")
_LIST_ITEM = re.compile(r"[-•*–]\s")
_SENTENCE_END = re.compile(r"[a-zäöüß\d)%€][.;,]$")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Seite\s*)?\d+(?:\s*von\s*\d+)?[-–—\s]*")
_SHORTEST, _LONGEST = 3, 220  # characters; longer lines are prose
_MOST_BLANK = 2  # ends of line between a caption and its table


def title_above(text: str, start: int) -> str | None:
    """The raw caption line above offset ``start`` of a text dump, at most one blank line away, or None."""
    end = text.rfind("\n", 0, start)
    for _ in range(_MOST_BLANK + 1):
        if end < 0:
            return None
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip():
            return caption(line) if "\t" not in line and "|" not in line else None
        end = begin - 1
    return None


def caption(line: str) -> str | None:
    """``line`` without markup when it can be a caption: one line, no sentence, no list item; else None."""
    bare = _MARKUP.sub("", line.strip()).strip()
    if not _SHORTEST <= len(bare) <= _LONGEST or not any(ch.isalpha() for ch in bare):
        return None
    if _LIST_ITEM.match(line.strip()) or _SENTENCE_END.search(bare):
        return None
    if bare.islower() or _PAGE_NUMBER.fullmatch(bare):
        return None
    return bare
