"""The letters of a page in columns, and the words they make: the fast way for upright text, equal to those of ``glyph_words``.

``glyph_words`` goes glyph by glyph through Python objects; here the same comparisons are made for all letters of a page at once.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.intp]

TWIN = 0.3  # of a letter's advance: one drawn again so near is the same letter made bold; chosen, not fitted


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Upright letters and printed blanks in drawing order, ``text[i]`` from ``u[i]`` to ``end[i]`` on the baseline ``v[i]``.

    Points on the displayed page, origin top left; ``size`` in points, ``descent`` as share of it below the baseline.
    ``parted``: the reader holds that a blank stands before the letter, but has no box for it.
    """

    text: str
    u: Numbers
    end: Numbers
    v: Numbers
    size: Numbers
    descent: Numbers
    parted: Flags

    @property
    def characters(self) -> int:
        """How many of them are no blanks."""
        return sum(map(len, self.text.split()))

    def chosen(self, at: Indices) -> Letters:
        """The letters with these places."""
        text = "".join([self.text[i] for i in at.tolist()])
        return Letters(
            text=text,
            u=self.u[at],
            end=self.end[at],
            v=self.v[at],
            size=self.size[at],
            descent=self.descent[at],
            parted=self.parted[at],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """The gaps of print, in em where nothing else is said. Chosen by what common faces and PDF producers do, not fitted.

    The slow way (``glyph_words``) and the fast one here part words by the same record, so that both give the same words.
    """

    gap: float = 0.17  # a wider gap between two letters parts words; the narrowest blank of common faces is 0.2
    gap_with_blanks: float = 0.30  # where blanks are printed, a gap must be wider to count as one more
    gap_held_blank: float = 0.1  # enough where pdfium holds that a blank stands
    one_blank_in: int = 15  # letters: from there on blanks are printed, not made by moving the pen
    backwards: float = 0.5  # a pen that moves back further starts a new run,
    longest_jump: float = 3.0  # and so does one that moves on further: another column begins
    baseline: float = 0.18  # how far letters of one word may stand above or below one another
    sizes_of_a_run: tuple[float, float] = (0.55, 1.8)  # size over the size before; small capitals stay in
    on_its_blank: float = 0.05  # a letter drawn no further behind a blank's place covers it
    widest_spacing: float = 0.4  # letters set further apart are columns, not a spaced word
    spaced_pairs: int = 4  # fewer pairs of letters do not tell how a line is spaced


SPACING = Spacing()


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """Where words begin and end: word ``i`` is made of the letters ``first[i]`` up to and without ``first[i + 1]``.

    ``letters`` are the given ones without blanks; ``open_left``, ``open_right``: no blank was printed on that side.
    """

    letters: Letters
    first: Indices
    open_left: Flags
    open_right: Flags


def drawn_twice(letters: Letters) -> bool:
    """Whether a letter may have been drawn a second time onto its place (``TWIN`` of its advance) to look bold."""
    import numpy as np

    printed = ~blanks(letters.text)
    codes, u, v = _codes(letters.text)[printed], letters.u[printed], letters.v[printed]
    advance = letters.end[printed] - u
    near = TWIN * np.where(advance > 0, advance, letters.size[printed])
    # One number a letter, so that a sort brings twins together: what it is, its height to a point, its place to 1/16 pt.
    place = np.clip(u * 16, 0, 2**20 - 1).astype(np.int64)
    for shift in (0.0, 0.5):  # two roundings: heights that one of them parts, the other does not
        level = np.clip(v + shift, 0, 2**16 - 1).astype(np.int64)
        key = (codes.astype(np.int64) << 36) | (level << 20) | place
        order = np.argsort(key)
        beside = np.diff(key[order]) < 16 * near[order][1:] + 1
        if beside.any():
            left, right = order[:-1][beside], order[1:][beside]
            if np.any((codes[left] == codes[right]) & (np.abs(u[left] - u[right]) < near[right])):
                return True
    return False


def cut(letters: Letters, spacing: Spacing) -> Cuts:
    """The letters parted into words by printed blanks and by gaps."""
    import numpy as np

    blank = blanks(letters.text)
    run = _runs(letters, spacing)
    widest, spaced = _widest_gaps(letters, blank, run, spacing)
    at = np.flatnonzero(~blank)
    if not len(at):
        none = np.zeros(0, np.bool_)
        return Cuts(letters.chosen(at), at, none, none)
    starts = np.ones(len(at), np.bool_)
    starts[1:] = run[at][1:] != run[at][:-1]
    run_start = np.searchsorted(run, run[at])  # runs are numbered in order
    before = np.where(
        starts, run_start - 1, np.concatenate(([0], at[:-1]))
    )  # the last letter, or the place before the run
    has_blank = at - before > 1
    # A letter drawn onto the place of the blank before it leaves no gap: Chrome writes soft hyphens like this.
    parted = has_blank & (
        letters.u[at] > letters.u[np.minimum(before + 1, at)] + spacing.on_its_blank * letters.size[at]
    )
    reached = np.maximum(letters.u, letters.end)[before]
    least = np.where(letters.parted[at], spacing.gap_held_blank + spaced[run[at]], widest[run[at]])
    begins = starts | parted | (letters.u[at] - reached > least * letters.size[at])
    first = np.flatnonzero(begins)
    last = np.concatenate((first[1:], [len(at)])) - 1
    follows = np.minimum(last + 1, len(at) - 1)
    inside = (last + 1 < len(at)) & ~starts[follows]  # the next word stands in the same run
    run_end = np.searchsorted(run, run[at[last]], side="right")
    ends_blank = run_end - at[last] > 1
    return Cuts(letters.chosen(at), first, ~parted[first], np.where(inside, ~parted[follows], ~ends_blank))


def _runs(letters: Letters, spacing: Spacing) -> Indices:
    """The number of the run of every letter: what is drawn one after the other on one baseline, blanks included."""
    import numpy as np

    u, end, v, size = letters.u, letters.end, letters.v, letters.size
    moved = u[1:] - end[:-1]
    ratio = size[1:] / size[:-1]
    breaks = np.zeros(len(u), np.bool_)
    breaks[1:] = (
        (np.abs(np.diff(v)) > spacing.baseline * np.minimum(size[1:], size[:-1]))
        | (moved <= -spacing.backwards * size[:-1])
        | (moved >= spacing.longest_jump * size[:-1])
        | (ratio <= spacing.sizes_of_a_run[0])
        | (ratio >= spacing.sizes_of_a_run[1])
    )
    return np.cumsum(breaks)


def _widest_gaps(letters: Letters, blank: Flags, run: Indices, spacing: Spacing) -> tuple[Numbers, Numbers]:
    """For every run the widest gap, in em, that does not part words, and how far its letters are spaced.

    The gap is wider where letters are spaced or blanks are printed.
    """
    import numpy as np

    runs = int(run[-1]) + 1 if len(run) else 0
    length = np.bincount(run, minlength=runs)
    blanks = np.bincount(run, weights=blank, minlength=runs)
    widest = np.where(blanks * spacing.one_blank_in >= length, spacing.gap_with_blanks, spacing.gap)
    alpha = np.fromiter(map(str.isalpha, letters.text), np.bool_, len(letters.text))
    pairs = np.flatnonzero(alpha[1:] & alpha[:-1] & (run[1:] == run[:-1]))
    gaps = ((letters.u[pairs + 1] - letters.end[pairs]) / letters.size[pairs + 1]).tolist()
    spaced = np.zeros(runs)
    edges = np.searchsorted(run[pairs], np.arange(runs + 1)).tolist()
    for number in range(runs):
        inner = gaps[edges[number] : edges[number + 1]]
        if len(inner) >= spacing.spaced_pairs:
            # Only real letter-spacing counts; a line of single letters set as columns must not melt into one word.
            spaced[number] = max(0.0, min(statistics.median(inner), spacing.widest_spacing))
    return widest + spaced, spaced


def blanks(text: str) -> Flags:
    """For every character whether it is a blank."""
    import numpy as np

    return np.fromiter(map(str.isspace, text), np.bool_, len(text))


def _codes(text: str) -> NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le"), np.uint32)
