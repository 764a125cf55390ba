"""Pieces of words, and how they become words: accents onto their letters, parts drawn apart, raised figures.

A piece is what a reader parted by gaps and printed blanks. Sizes are in em, chosen by what common faces and producers do, not
fitted.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from curated.records import Box, Word
from extractors.base.geometry import Frame

_JOIN = 0.08  # em: pieces drawn apart but set closer than this are one word
_OVERLAP_OF_PIECES = 0.25  # em: an italic letter reaches over the next one
_OVERLAP = 0.1  # em: an accent reaches so far over its letter
_SAME_BASELINE = 0.1  # em: pieces of one word stand on one line
_SIZES_OF_A_WORD = (0.75, 1.34)  # size of its left piece over that of its right one
_RAISED_SIZE = 0.8  # of the size of what it follows: a raised figure is no larger
_RAISED_BY = (0.2, 0.6)  # em above the baseline
_RAISED_GAP = (-0.1, 0.15)  # em between a word and its raised figure
_REACH = 0.3  # em: no piece that follows another stands further away
_LARGEST = 200.0  # points: nothing is looked for further from larger print; a file may state any size, 1e308 too
_CELL = 16.0  # points: only for speed
_BAND = 8  # points of height of such a cell
ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "ˇ": "\u030c"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class PlacedGlyph(NamedTuple):
    """A glyph in the reading frame of its group: from ``u`` to ``end`` on the baseline ``v``."""

    text: str
    u: float
    end: float
    v: float
    size: float
    descent: float


@dataclass(slots=True, kw_only=True)
class Piece:
    """A word in the making: ``open_*`` says that no blank was printed on that side."""

    text: str
    u0: float
    u1: float
    v: float
    size: float
    descent: float
    open_left: bool = True
    open_right: bool = True


def append_glyph(piece: Piece, glyph: PlacedGlyph) -> None:
    """Put the next letter of a run to its piece; a printed accent goes onto its letter."""
    accent = ACCENTS.get(glyph.text)
    if accent and glyph.u < piece.u1 - _OVERLAP * glyph.size:
        piece.text += accent  # drawn over the letter before it
    elif piece.text[-1:] in ACCENTS and piece.u1 > glyph.u + _OVERLAP * glyph.size:
        piece.text = piece.text[:-1] + glyph.text + ACCENTS[piece.text[-1]]  # drawn before its letter, as TeX does
    else:
        piece.text += glyph.text
    piece.u0, piece.u1 = min(piece.u0, glyph.u), max(piece.u1, glyph.end)
    piece.size = max(piece.size, glyph.size)


def joined_pieces(pieces: list[Piece]) -> list[Piece]:
    """Pieces drawn apart but printed as one word put together, and raised figures put to what they follow."""
    ends: defaultdict[tuple[int, int], list[int]] = defaultdict(list)  # by line and by where they end
    for index, piece in enumerate(pieces):
        ends[int(piece.v // _BAND), int(piece.u1 // _CELL)].append(index)
    reach = _REACH * min(max((p.size for p in pieces), default=0.0), _LARGEST)
    gone: set[int] = set()
    # Only these have one of the two reasons to follow something.
    loose = [i for i, piece in enumerate(pieces) if piece.open_left or _is_short_number(piece.text)]
    for index in sorted(loose, key=lambda i: pieces[i].u0):
        piece = pieces[index]
        row, columns = (
            int(piece.v // _BAND),
            range(int((piece.u0 - reach) // _CELL), int((piece.u0 + reach) // _CELL) + 1),
        )
        near = [o for r in (row - 1, row, row + 1) for c in columns if (r, c) in ends for o in ends[r, c]]
        for other in near:
            left = pieces[other]
            if other == index or other in gone or left is piece or left.u0 >= piece.u0:
                continue
            if _continues(left, piece):
                _put_behind(left, piece, piece.text)
            elif _is_raised(left, piece):
                _put_behind(left, piece, piece.text.translate(_SUPERSCRIPTS))
            else:
                continue
            gone.add(index)
            pieces[index] = left  # what follows this piece follows the whole
            ends[row, int(left.u1 // _CELL)].append(other)
            break
    return [p for i, p in enumerate(pieces) if i not in gone]


def _continues(left: Piece, right: Piece) -> bool:
    return (
        left.open_right
        and right.open_left
        and abs(left.v - right.v) <= _SAME_BASELINE * min(left.size, right.size)
        and _SIZES_OF_A_WORD[0] < left.size / right.size < _SIZES_OF_A_WORD[1]
        and -_OVERLAP_OF_PIECES * right.size < right.u0 - left.u1 < _JOIN * right.size
    )


def _is_raised(left: Piece, right: Piece) -> bool:
    return (
        _is_short_number(right.text)
        and (left.text[-1:].isalnum() or left.text[-1:] in '.,;:)“"')
        and right.size <= _RAISED_SIZE * left.size
        and _RAISED_BY[0] * left.size <= left.v - right.v <= _RAISED_BY[1] * left.size
        and _RAISED_GAP[0] * left.size < right.u0 - left.u1 < _RAISED_GAP[1] * left.size
    )


def _is_short_number(text: str) -> bool:
    return len(text) <= 2 and text.isdecimal()


def _put_behind(left: Piece, right: Piece, text: str) -> None:
    left.text += text
    left.u1 = max(left.u1, right.u1)
    left.open_right = right.open_right


def word_of(piece: Piece, frame: Frame) -> Word:
    """The piece as a word with its box on the displayed page; ``frame`` is that of its writing direction."""
    box = Box(piece.u0, piece.v - (1 - piece.descent) * piece.size, piece.u1, piece.v + piece.descent * piece.size)
    text = piece.text
    if not text.isprintable() or " " in text:
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cs",) and not c.isspace())
    return Word(text, frame.page_box(box), None, round(piece.size, 2))
