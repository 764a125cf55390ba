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
    above = text[:start].split("\n")[:-1] if "\n" in text[:start] else []
    blanks = 0
    while above and not above[-1].strip():
        above.pop()
        blanks += 1
    if not above or blanks > _MOST_BLANK:
        return None
    return caption(above[-1]) if "\t" not in above[-1] and "|" not in above[-1] else None


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
