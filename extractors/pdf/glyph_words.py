"""Glyphs as drawn → words with boxes on the displayed page.

Letters become words by the gaps between them relative to the size of the type and to the letter-spacing of their line, by
printed blanks, and by nothing else: the order of the content stream only helps, it is never trusted. Bold type faked by
drawing twice counts once, a printed accent goes onto its letter, a raised figure becomes the superscript it is in print.
"""

from __future__ import annotations

import itertools
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from curated.records import Box, Word
from extractors.base.geometry import Frame
from extractors.pdf.content import Glyph, PageContent
from extractors.pdf.letter_arrays import Cuts, Letters, Spacing, cut

_GAP = 0.17  # em: a wider gap between two letters parts words; the narrowest blank of common faces is 0.2
_GAP_WITH_BLANKS = 0.30  # em: where blanks are printed, a gap must be wider to count as one more
_GAP_HELD_BLANK = 0.1  # em: enough where pdfium holds that a blank stands
_JOIN = 0.08  # em: pieces drawn apart but set closer than this are one word
_CELL = 16.0  # points: only for speed
_BACKWARDS = 0.5  # em: a pen that moves back further starts a new run
_BASELINE = 0.18  # em: how far glyphs of one word may stand above or below one another
_UPRIGHT = 12.0  # degrees: within this of a right angle, text belongs to the page; beyond it is a stamp or a watermark
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "ˇ": "\u030c"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that run in one direction; turned clockwise by ``rotation`` and freed of ``skew`` they read left to right."""

    rotation: int
    skew: float
    words: tuple[Word, ...]


class _Placed(NamedTuple):
    """A glyph in the reading frame of its group: from ``u`` to ``end`` on the baseline ``v``."""

    text: str
    u: float
    end: float
    v: float
    size: float
    descent: float


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A word in the making: ``open_*`` says that no blank was printed on that side."""

    text: str
    u0: float
    u1: float
    v: float
    size: float
    descent: float
    open_left: bool = True
    open_right: bool = True


def word_groups(content: PageContent) -> tuple[WordGroup, ...]:
    """The page's words by writing direction, the direction with most letters first; boxes on the displayed page."""
    if content.letters is not None:
        return _upright_group(content, content.letters)
    by_direction: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in content.glyphs:
        by_direction[_direction(glyph.angle)].append(glyph)
    groups = [_group(content, glyphs, rotation) for (rotation, _), glyphs in by_direction.items()]
    groups.sort(key=lambda g: -sum(len(w.text) for w in g.words))
    return tuple(g for g in groups if g.words)


def _upright_group(content: PageContent, letters: Letters) -> tuple[WordGroup, ...]:
    """The words of a page that the fast reader read, by the same rules on all letters at once (``letter_arrays.cut``)."""
    pieces = _joined(_cut_pieces(cut(letters, Spacing(_GAP, _GAP_WITH_BLANKS, _GAP_HELD_BLANK, _BACKWARDS, _BASELINE))))
    frame = Frame(content.width, content.height)
    words = tuple(w for w in (_word(p, frame) for p in pieces) if w.text)
    return (WordGroup(0, 0.0, words),) if words else ()


def _cut_pieces(cuts: Cuts) -> list[_Piece]:
    import numpy as np

    letters, first = cuts.letters, cuts.first
    if not len(first):
        return []
    edges = [*first.tolist(), len(letters.text)]
    pieces = [
        _Piece(
            text=letters.text[a:b],
            u0=u0,
            u1=u1,
            v=v,
            size=size,
            descent=descent,
            open_left=open_left,
            open_right=open_right,
        )
        for (a, b), u0, u1, v, size, descent, open_left, open_right in zip(
            itertools.pairwise(edges),
            np.minimum.reduceat(letters.u, first).tolist(),
            np.maximum.reduceat(letters.end, first).tolist(),
            letters.v[first].tolist(),
            np.maximum.reduceat(letters.size, first).tolist(),
            letters.descent[first].tolist(),
            cuts.open_left.tolist(),
            cuts.open_right.tolist(),
            strict=True,
        )
    ]
    if not _ACCENTS.keys().isdisjoint(letters.text):
        for piece, (a, b) in zip(pieces, itertools.pairwise(edges), strict=True):
            if not _ACCENTS.keys().isdisjoint(piece.text):
                _spell(piece, letters, a, b)
    return pieces


def _spell(piece: _Piece, letters: Letters, start: int, end: int) -> None:
    """Put the piece together letter by letter, for printed accents go onto their letters."""
    columns = (letters.u, letters.end, letters.v, letters.size, letters.descent)
    placed = [_Placed(letters.text[i], *(float(column[i]) for column in columns)) for i in range(start, end)]
    piece.text, piece.u1 = placed[0].text, placed[0].end
    for glyph in placed[1:]:
        _append(piece, glyph)


def _direction(angle: float) -> tuple[int, int]:
    """The turn that makes text of this angle upright, and for slanted text the angle itself as its group."""
    if angle == 0.0:
        return 0, 0
    turns = round(angle / 90)
    off = angle - 90 * turns
    return (360 - 90 * turns) % 360, 0 if abs(off) <= _UPRIGHT else round(off)


def _group(content: PageContent, glyphs: Sequence[Glyph], rotation: int) -> WordGroup:
    written = [((g.angle + rotation + 180) % 360) - 180 for g in glyphs if not g.text.isspace()]
    skew = -statistics.median(written) if written else 0.0
    skew = 0.0 if abs(skew) < 0.1 else skew
    frame = Frame(content.width, content.height, rotation, skew)
    pieces = [p for run in _runs(_placed(glyphs, frame)) for p in _pieces(run)]
    words = (_word(p, frame) for p in _joined(pieces))
    return WordGroup(rotation, skew, tuple(w for w in words if w.text))


def _placed(glyphs: Iterable[Glyph], frame: Frame) -> list[_Placed]:
    """Glyphs in the reading frame, without those that are drawn a second time to look bold."""
    seen: defaultdict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    placed: list[_Placed] = []
    for g in glyphs:
        u, v = frame.point(g.x, g.y)
        if not g.text.isspace():
            near = 0.3 * (g.advance or g.size)
            cell = max(g.size, 1.0)
            column, row = int(u // cell), int(v // cell)
            twins = (p for dc in (-1, 0, 1) for dr in (-1, 0, 1) for p in seen.get((g.text, column + dc, row + dr), ()))
            if any(abs(u - tu) < near and abs(v - tv) < near for tu, tv in twins):
                continue
            seen[g.text, column, row].append((u, v))
        placed.append(_Placed(text=g.text, u=u, end=u + g.advance, v=v, size=max(g.size, 1.0), descent=g.descent))
    return placed


def _runs(glyphs: Iterable[_Placed]) -> list[list[_Placed]]:
    """Glyphs drawn one after the other on one baseline, blanks included."""
    runs: list[list[_Placed]] = []
    last: _Placed | None = None
    for g in glyphs:
        if (
            last is None
            or abs(g.v - last.v) > _BASELINE * min(g.size, last.size)
            or not -_BACKWARDS * last.size < g.u - last.end < 3 * last.size
            or not 0.55 < g.size / last.size < 1.8
        ):
            runs.append([])
        runs[-1].append(g)
        last = g
    return runs


def _pieces(run: Sequence[_Placed]) -> list[_Piece]:
    widest = _widest_inner_gap(run)
    pieces: list[_Piece] = []
    blank: _Placed | None = None
    end = run[0].u
    for g in run:
        if g.text.isspace() or not g.text:
            blank = blank or g
            continue
        # A letter drawn onto the place of the blank before it leaves no gap: Chrome writes soft hyphens like this.
        parted = blank is not None and g.u > blank.u + 0.05 * g.size
        if not pieces or parted or g.u - end > widest * g.size:
            if pieces:
                pieces[-1].open_right = not parted
            pieces.append(
                _Piece(text=g.text, u0=g.u, u1=g.end, v=g.v, size=g.size, descent=g.descent, open_left=not parted)
            )
        else:
            _append(pieces[-1], g)
        blank, end = None, max(g.end, g.u)
    if pieces and blank is not None:
        pieces[-1].open_right = False
    return pieces


def _append(piece: _Piece, glyph: _Placed) -> None:
    accent = _ACCENTS.get(glyph.text)
    if accent and glyph.u < piece.u1 - 0.1 * glyph.size:
        piece.text += accent  # drawn over the letter before it
    elif piece.text[-1:] in _ACCENTS and piece.u1 > glyph.u + 0.1 * glyph.size:
        piece.text = piece.text[:-1] + glyph.text + _ACCENTS[piece.text[-1]]  # drawn before its letter, as TeX does
    else:
        piece.text += glyph.text
    piece.u0, piece.u1 = min(piece.u0, glyph.u), max(piece.u1, glyph.end)
    piece.size = max(piece.size, glyph.size)


def _widest_inner_gap(run: Sequence[_Placed]) -> float:
    """The widest gap, in em, that does not part words in this run: more where letters are spaced or blanks are printed."""
    blanks = sum(g.text.isspace() for g in run)
    gap = _GAP_WITH_BLANKS if blanks * 15 >= len(run) else _GAP
    spacing = [
        (b.u - a.end) / b.size for a, b in itertools.pairwise(run) if a.text[-1:].isalpha() and b.text[:1].isalpha()
    ]
    if len(spacing) < 4:
        return gap
    # Only real letter-spacing counts; a line of single letters set as columns must not melt into one word.
    return gap + max(0.0, min(statistics.median(spacing), 0.4))


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces drawn apart but printed as one word put together, and raised figures put to what they follow."""
    ends: defaultdict[tuple[int, int], list[int]] = defaultdict(list)  # by line and by where they end
    for index, piece in enumerate(pieces):
        ends[int(piece.v // 8), int(piece.u1 // _CELL)].append(index)
    reach = 0.3 * max((p.size for p in pieces), default=0.0)
    gone: set[int] = set()
    # Only these have one of the two reasons to follow something.
    loose = [i for i, piece in enumerate(pieces) if piece.open_left or _is_short_number(piece.text)]
    for index in sorted(loose, key=lambda i: pieces[i].u0):
        piece = pieces[index]
        row, columns = int(piece.v // 8), range(int((piece.u0 - reach) // _CELL), int((piece.u0 + reach) // _CELL) + 1)
        near = [o for r in (row - 1, row, row + 1) for c in columns if (r, c) in ends for o in ends[r, c]]
        for other in near:
            left = pieces[other]
            if other == index or other in gone or left is piece or left.u0 >= piece.u0:
                continue
            if _continues(left, piece):
                _append_piece(left, piece, piece.text)
            elif _is_raised(left, piece):
                _append_piece(left, piece, piece.text.translate(_SUPERSCRIPTS))
            else:
                continue
            gone.add(index)
            pieces[index] = left  # what follows this piece follows the whole
            ends[row, int(left.u1 // _CELL)].append(other)
            break
    return [p for i, p in enumerate(pieces) if i not in gone]


def _continues(left: _Piece, right: _Piece) -> bool:
    return (
        left.open_right
        and right.open_left
        and abs(left.v - right.v) <= 0.1 * min(left.size, right.size)
        and 0.75 < left.size / right.size < 1.34
        and -0.25 * right.size < right.u0 - left.u1 < _JOIN * right.size
    )


def _is_raised(left: _Piece, right: _Piece) -> bool:
    return (
        _is_short_number(right.text)
        and left.text[-1:].isalnum() | (left.text[-1:] in '.,;:)“"')
        and right.size <= 0.8 * left.size
        and 0.2 * left.size <= left.v - right.v <= 0.6 * left.size
        and -0.1 * left.size < right.u0 - left.u1 < 0.15 * left.size
    )


def _is_short_number(text: str) -> bool:
    return len(text) <= 2 and text.isdecimal()


def _append_piece(left: _Piece, right: _Piece, text: str) -> None:
    left.text += text
    left.u1 = max(left.u1, right.u1)
    left.open_right = right.open_right


def _word(piece: _Piece, frame: Frame) -> Word:
    box = Box(piece.u0, piece.v - (1 - piece.descent) * piece.size, piece.u1, piece.v + piece.descent * piece.size)
    text = piece.text
    if not text.isprintable() or " " in text:
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cs",) and not c.isspace())
    return Word(text, frame.page_box(box), None, round(piece.size, 2))
