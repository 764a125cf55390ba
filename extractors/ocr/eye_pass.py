"""The second reading of a page by the second eye: words in doubt with their neighbours, unread print, badly read rows."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np

from extractors.imaging.prepare import Grey
from extractors.ocr.missed_print import Strip, cut, pale_words, trusted_words, unread_strips
from extractors.ocr.second_eye import EyeLetter, read_lines
from extractors.ocr.second_pass import alone, line_box, padded, settled, with_rows
from extractors.ocr.special_signs import doubted_words
from extractors.ocr.tesseract import RecognisedWord
from extractors.ocr.two_readings import believed, both_read, words_of
from extractors.ocr.weak_lines import is_in_row, weak_rows
from normalizers.lexicon.word_list import lexicon

SURE = 0.8  # confidence of Tesseract below which a word is read again
SURE_UNKNOWN = 0.95  # and of a word that no list has
MORE_USUAL = 10.0  # times: a word that is so much more usual with its dots may have lost them
CONTEXT = 1  # words on either side that are read with a doubted one
WIDE_GAP = 1.2  # of the line's height: a wider one parts two pieces; the eye leaves out such blanks
SHORT = 2  # letters: shorter words are not looked for in the list
WIDE_GAP_OF_STRIP = 0.8  # of a strip's height, its padding and margin included: the same
DARK = 128  # of 255 in a strip of its own contrast
PADDING = 0.02  # inch around a piece, for accents and the foot of a g
MARGIN = 6  # pixels of white around unread print
_DOTTED = {"a": "ä", "o": "ö", "u": "ü"}  # Tesseract overlooks the dots that stand close above a capital


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words ``start`` to ``end`` of a line, to be read together."""

    line: int
    start: int
    end: int


def with_second_eye(
    pixels: Grey, soft: Callable[[], Grey], words: Sequence[RecognisedWord], dpi: float, *, every: bool
) -> list[RecognisedWord]:
    """All words of the page after the eye has looked at what is in doubt, or at ``every`` line.

    ``soft`` gives the same page with its own shades of grey; it is only asked for rows that were read badly.
    """
    lines = [list(line) for _, line in groupby(words, key=lambda w: w.line)]
    pale = pale_words(pixels, words)
    strips = unread_strips(pixels, [w for w in words if w not in pale], dpi)
    reach = alone(lines)
    read = [
        both_read(line, _letters(pixels, line_box(line, dpi, alone=True)), heading=True)
        if number in reach
        else list(_line_read(pixels, line, number, dpi, every=every))
        for number, line in enumerate(lines)
    ]
    again = [word for line in read for word in line]
    rows = weak_rows(read, strips, dpi)
    badly = [_unread(soft(), padded(row, dpi), len(strips) + n, dpi) for n, row in enumerate(rows)]
    with_better = with_rows(again, rows, badly)
    left = [strip for strip in strips if not any(is_in_row(word, strip) for word in set(with_better) - set(again))]
    found = [word for n, strip in enumerate(left) for word in believed(trusted_words(_unread(pixels, strip, n, dpi)))]
    return settled(with_better, found, pale & set(with_better))


def _line_read(
    pixels: Grey, line: Sequence[RecognisedWord], number: int, dpi: float, *, every: bool
) -> Iterator[RecognisedWord]:
    """The words of a line, those of its pieces in doubt as both have read them."""
    done = 0
    for piece in _pieces(line, number, every=every):
        yield from line[done : piece.start]
        own = line[piece.start : piece.end]
        yield from both_read(own, _letters(pixels, _box(line, piece, dpi)))
        done = piece.end
    yield from line[done:]


def _pieces(line: Sequence[RecognisedWord], number: int, *, every: bool) -> Iterator[_Piece]:
    """What of a line is to be read, from left to right: words in doubt and their neighbours, never across a wide gap."""
    high = statistics.median(word.height for word in line)
    gaps = [n for n, (a, b) in enumerate(pairwise(line), 1) if not -high < b.x - a.x - a.width <= WIDE_GAP * high]
    for start, end in pairwise([0, *gaps, len(line)]):
        if every:
            yield _Piece(number, start, end)
            continue
        doubted = doubted_words(line[start:end]) | {n for n, w in enumerate(line[start:end]) if _is_doubted(w)}
        wanted = sorted({m for n in doubted for m in range(n - CONTEXT, n + CONTEXT + 1) if 0 <= m < end - start})
        for _, run in groupby(enumerate(wanted), key=lambda pair: pair[1] - pair[0]):
            own = [n for _, n in run]
            yield _Piece(number, start + own[0], start + own[-1] + 1)


def _is_doubted(word: RecognisedWord) -> bool:
    if word.confidence < SURE:
        return True
    letters = "".join(filter(str.isalpha, word.text)).lower()
    if len(letters) < SHORT:
        return False
    if word.confidence < SURE_UNKNOWN and not lexicon().knows(letters):
        return True
    dotted = _DOTTED.get(letters[0])
    return dotted is not None and lexicon().frequency(dotted + letters[1:]) > MORE_USUAL * lexicon().frequency(letters)


def _box(line: Sequence[RecognisedWord], piece: _Piece, dpi: float) -> Strip:
    """The box of a piece, with its padding; at the sides no more than half of the gap to the next word."""
    own = line[piece.start : piece.end]
    pad = round(PADDING * dpi)
    left, right = min(w.x for w in own), max(w.x + w.width for w in own)
    x, end = left - pad, right + pad
    if piece.start:
        before = line[piece.start - 1]
        x = max(x, min((before.x + before.width + left) // 2, left))
    if piece.end < len(line):
        end = min(end, max((line[piece.end].x + right) // 2, right))
    top, bottom = min(w.y for w in own) - pad, max(w.y + w.height for w in own) + pad
    return max(x, 0), max(top, 0), end - max(x, 0), bottom - max(top, 0)


def _letters(pixels: Grey, box: Strip) -> list[EyeLetter]:
    """What the eye reads in a box, in pixels of the page."""
    x, y, wide, high = box
    (letters,) = read_lines([pixels[y : y + high, x : x + wide]])
    return [replace(letter, x=letter.x + x, right=letter.right + x) for letter in letters]


def _unread(pixels: Grey, strip: Strip, number: int, dpi: float) -> list[RecognisedWord]:
    """The words that the eye reads in a strip under which Tesseract has none, or bad ones; a line of their own."""
    x, y, wide, high = strip
    picture = cut(pixels, strip, MARGIN)
    letters: list[EyeLetter] = []
    for start, end in _parts(picture):
        (part,) = read_lines([picture[:, start:end]])
        shift = max(x, 0) - MARGIN + start
        placed = [replace(letter, x=letter.x + shift, right=letter.right + shift) for letter in part]
        letters += [*placed, EyeLetter(" ", float(shift + end - start), float(shift + end - start), 1.0)]
    model = RecognisedWord(text="", x=x, y=y, width=wide, height=high, confidence=0.0, line=(-1 - number, 0, 0))
    return words_of(letters, model)


def _parts(picture: Grey) -> list[tuple[int, int]]:
    """From where to where the parts of a strip reach that stand apart by a wide gap, each with half of its gaps."""
    printed = np.flatnonzero((picture < DARK).any(axis=0))
    if not printed.size:
        return []
    wide = np.flatnonzero(np.diff(printed) > WIDE_GAP_OF_STRIP * picture.shape[0])
    middles = [int(printed[n] + printed[n + 1]) // 2 for n in wide]
    return list(pairwise([0, *middles, picture.shape[1]]))
