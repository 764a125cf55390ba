"""The caption of a table: the line directly above it, when it reads like one."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"^[#>\s]*\**_?|[*_]*$|</?[a-zA-Z][^>]{0,80}>")
_LONGEST = 220  # characters; longer lines are prose


def title_above(text: str, start: int) -> str | None:
    """The raw caption line above offset ``start`` of a text dump, at most one blank line away, or None."""
    above = text[:start].split("\n")[:-1] if "\n" in text[:start] else []
    blanks = 0
    while above and not above[-1].strip():
        above.pop()
        blanks += 1
    if not above or blanks > 2:
        return None
    return caption(above[-1]) if "\t" not in above[-1] and "|" not in above[-1] else None


def caption(line: str) -> str | None:
    """``line`` without markup when it can be a caption: one line, no sentence, no list item; else None."""
    bare = _MARKUP.sub("", line.strip()).strip()
    if not 3 <= len(bare) <= _LONGEST or not any(ch.isalpha() for ch in bare):
        return None
    if re.match(r"[-•*–]\s", line.strip()) or re.search(r"[a-zäöüß\d)%€][.;,]$", bare):
        return None
    if bare.islower() or re.fullmatch(r"[-–—\s]*(?:Seite\s*)?\d+(?:\s*von\s*\d+)?[-–—\s]*", bare):
        return None
    return bare
