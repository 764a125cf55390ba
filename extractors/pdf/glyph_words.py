"""Glyphs as drawn → words with boxes on the displayed page.

Letters become words by the gaps between them relative to the size of the type and to the letter-spacing of their line, by
printed blanks, and by nothing else: the order of the content stream only helps, it is never trusted. Bold type faked by
drawing twice counts once, a printed accent goes onto its letter, a raised figure becomes the superscript it is in print.
"""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curated.records import Word
from extractors.base.geometry import Frame
from extractors.pdf.content import Glyph, PageContent
from extractors.pdf.letter_arrays import SPACING, TWIN, Cuts, Letters, cut
from extractors.pdf.word_pieces import ACCENTS, Piece, PlacedGlyph, append_glyph, joined_pieces, word_of

_STRAIGHT = 0.1  # degrees: rounding of matrices, no slant
_UPRIGHT = 12.0  # degrees: within this of a right angle, text belongs to the page; beyond it is a stamp or a watermark


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that run in one direction; turned clockwise by ``rotation`` and freed of ``skew`` they read left to right."""

    rotation: int
    skew: float
    words: tuple[Word, ...]


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
    pieces = joined_pieces(_cut_pieces(cut(letters, SPACING)))
    frame = Frame(content.width, content.height)
    words = tuple(w for w in (word_of(p, frame) for p in pieces) if w.text)
    return (WordGroup(0, 0.0, words),) if words else ()


def _cut_pieces(cuts: Cuts) -> list[Piece]:
    import numpy as np

    letters, first = cuts.letters, cuts.first
    if not len(first):
        return []
    edges = [*first.tolist(), len(letters.text)]
    pieces = [
        Piece(
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
    if not ACCENTS.keys().isdisjoint(letters.text):
        for piece, (a, b) in zip(pieces, itertools.pairwise(edges), strict=True):
            if not ACCENTS.keys().isdisjoint(piece.text):
                _spell(piece, letters, a, b)
    return pieces


def _spell(piece: Piece, letters: Letters, start: int, end: int) -> None:
    """Put the piece together letter by letter, for printed accents go onto their letters."""
    columns = (letters.u, letters.end, letters.v, letters.size, letters.descent)
    placed = [PlacedGlyph(letters.text[i], *(float(column[i]) for column in columns)) for i in range(start, end)]
    piece.text, piece.u1 = placed[0].text, placed[0].end
    for glyph in placed[1:]:
        append_glyph(piece, glyph)


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
    skew = 0.0 if abs(skew) < _STRAIGHT else skew
    frame = Frame(content.width, content.height, rotation, skew)
    pieces = [p for run in _runs(_placed(glyphs, frame)) for p in _pieces(run)]
    words = (word_of(p, frame) for p in joined_pieces(pieces))
    return WordGroup(rotation, skew, tuple(w for w in words if w.text))


def _placed(glyphs: Iterable[Glyph], frame: Frame) -> list[PlacedGlyph]:
    """Glyphs in the reading frame, without those that are drawn a second time to look bold."""
    seen: defaultdict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    placed: list[PlacedGlyph] = []
    most = max(
        frame.width, frame.height, 1.0
    )  # a file may state any size, and sizes say how far to look around a glyph
    for g in glyphs:
        u, v = frame.point(g.x, g.y)
        size, advance = min(max(g.size, 1.0), most), min(g.advance, most)
        if not g.text.isspace():
            near = TWIN * (advance or size)
            cell = size
            column, row = int(u // cell), int(v // cell)
            twins = (p for dc in (-1, 0, 1) for dr in (-1, 0, 1) for p in seen.get((g.text, column + dc, row + dr), ()))
            if any(abs(u - tu) < near and abs(v - tv) < near for tu, tv in twins):
                continue
            seen[g.text, column, row].append((u, v))
        placed.append(PlacedGlyph(text=g.text, u=u, end=u + advance, v=v, size=size, descent=g.descent))
    return placed


def _runs(glyphs: Iterable[PlacedGlyph]) -> list[list[PlacedGlyph]]:
    """Glyphs drawn one after the other on one baseline, blanks included."""
    runs: list[list[PlacedGlyph]] = []
    last: PlacedGlyph | None = None
    for g in glyphs:
        if (
            last is None
            or abs(g.v - last.v) > SPACING.baseline * min(g.size, last.size)
            or not -SPACING.backwards * last.size < g.u - last.end < SPACING.longest_jump * last.size
            or not SPACING.sizes_of_a_run[0] < g.size / last.size < SPACING.sizes_of_a_run[1]
        ):
            runs.append([])
        runs[-1].append(g)
        last = g
    return runs


def _pieces(run: Sequence[PlacedGlyph]) -> list[Piece]:
    widest = _widest_inner_gap(run)
    pieces: list[Piece] = []
    blank: PlacedGlyph | None = None
    end = run[0].u
    for g in run:
        if g.text.isspace() or not g.text:
            blank = blank or g
            continue
        # A letter drawn onto the place of the blank before it leaves no gap: Chrome writes soft hyphens like this.
        parted = blank is not None and g.u > blank.u + SPACING.on_its_blank * g.size
        if not pieces or parted or g.u - end > widest * g.size:
            if pieces:
                pieces[-1].open_right = not parted
            pieces.append(
                Piece(text=g.text, u0=g.u, u1=g.end, v=g.v, size=g.size, descent=g.descent, open_left=not parted)
            )
        else:
            append_glyph(pieces[-1], g)
        blank, end = None, max(g.end, g.u)
    if pieces and blank is not None:
        pieces[-1].open_right = False
    return pieces


def _widest_inner_gap(run: Sequence[PlacedGlyph]) -> float:
    """The widest gap, in em, that does not part words in this run: more where letters are spaced or blanks are printed."""
    blanks = sum(g.text.isspace() for g in run)
    gap = SPACING.gap_with_blanks if blanks * SPACING.one_blank_in >= len(run) else SPACING.gap
    spacing = [
        (b.u - a.end) / b.size for a, b in itertools.pairwise(run) if a.text[-1:].isalpha() and b.text[:1].isalpha()
    ]
    if len(spacing) < SPACING.spaced_pairs:
        return gap
    # Only real letter-spacing counts; a line of single letters set as columns must not melt into one word.
    return gap + max(0.0, min(statistics.median(spacing), SPACING.widest_spacing))
