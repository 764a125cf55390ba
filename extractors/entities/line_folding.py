"""A reading copy of a text for the grammars: breaks inside words mended, blanks single, with the way back to every offset.

Grammars that must know about „Gemein-⏎derates", ``**bold**`` and column padding at every place become unreadable.
They read the folded text instead; ``Folded.span`` leads back to exact code points of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_FOLDS = re.compile(
    # The look ahead lets the engine pass over letters and single blanks quickly.
    r"""
    (?=[\u00ad\u2010\n*\u00a0\u2000-\u200a\u202f\u205f\u3000-]|[ ][ \n\u00a0\u2000-\u200a\u202f\u205f\u3000]) (?:
    (?P<soft>   \u00ad(?:[ ]*\n[ ]*)?)                                       # soft hyphen, at a line end or inside
  | (?P<hyphen> (?<=[^\W\d_])[-\u2010][ \t]*(?:[\n\f][ ]*){1,2}(?=[a-zäöüß])  # Gemein-⏎derates
                (?!(?:und|oder|bzw|sowie|u\.)(?![^\W\d_])))                   # but Bau-⏎und Umweltausschuss
  | (?P<kept>   (?<=[^\W\d_]-)[ ]*\n[ ]*(?=[A-ZÄÖÜ]))                        # EU-⏎Mittel
  | (?P<bold>   \*\*)
  | (?P<eol>    [ \u00a0\u2000-\u200a\u202f\u205f\u3000]*\n[ \u00a0\u2000-\u200a\u202f\u205f\u3000]*)
  | (?P<narrow> (?<=[0-9])[\u00a0\u2000-\u200a\u202f\u205f](?=[0-9]{3}(?![0-9])))  # 12|500: a group of three
  | (?P<column> (?<=[0-9])[ ]{3,}(?=[0-9]{3}(?![0-9])))                        # 12   500: two columns
  | (?P<wide>   (?<=[0-9])[ ]{2}(?=[0-9]{3}(?![0-9])))                         # 12  500: either
  | (?P<blank>  [ ]{2,}|[ ]*[\u00a0\u2000-\u200a\u202f\u205f\u3000][ \u00a0\u2000-\u200a\u202f\u205f\u3000]*))
    """,
    re.VERBOSE,
)
NARROW, WIDE = "\u202f", "\u2003"
"""How the folded text writes a blank that keeps a group of three with its number, and one that may part two columns."""
_REPLACEMENT = {
    "soft": "", "hyphen": "", "kept": "", "bold": "", "eol": "\n", "narrow": NARROW, "column": "\t", "wide": WIDE, "blank": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is what grammars read; ``raw_starts[i]`` is where the piece that begins at ``starts[i]`` stood in the original."""

    text: str
    starts: tuple[int, ...]
    raw_starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original that was folded into ``text[start:end]``; the slice must not be empty."""
        return self._raw(start), self._raw(end - 1) + 1

    def _raw(self, position: int) -> int:
        piece = bisect_right(self.starts, position) - 1
        return self.raw_starts[piece] + position - self.starts[piece]


def fold(text: str) -> Folded:
    """The folded copy of ``text``: line breaks stay (single blanks around them gone), form feeds and tabs stay."""
    pieces: list[str] = []
    starts, raw_starts = [0], [0]
    length = last = 0
    for match in _FOLDS.finditer(text):
        replacement = _REPLACEMENT[match.lastgroup or "soft"]
        if match[0] == replacement:
            continue
        piece = text[last : match.start()] + replacement
        pieces.append(piece)
        length += len(piece)
        last = match.end()
        if starts[-1] == length:
            raw_starts[-1] = last
        else:
            starts.append(length)
            raw_starts.append(last)
    pieces.append(text[last:])
    return Folded("".join(pieces), tuple(starts), tuple(raw_starts))
