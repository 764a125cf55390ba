"""What a damaged word may have been: every likely way of undoing a few damages that leads to a word of the list.

The search follows the list: once a reading has left all words that begin as it does, only a place before that can help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from normalizers.ocr_repair.confusions import Site

MAX_CANDIDATES = 2_000  # of one word: a bound for hostile input, no German word comes near
_ROUNDING = 1 + 1e-9
Reach = Callable[[str, int], int]


class Candidate(NamedTuple):
    """One reading of a word, the damages it undoes in text order, and how likely these are together."""

    text: str
    undone: tuple[Site, ...]
    likelihood: float


def candidates(
    word: str, found: Sequence[tuple[Site, float]], number: int, least: float, reach: Reach | None = None
) -> Iterator[Candidate]:
    """Readings with ``number`` damages undone whose likelihood is ``least`` or more.

    ``found``: the places of the word to choose from, in text order, each with its likelihood. ``reach(text, known)``: how many
    letters of ``text`` some word begins with, at least ``known`` if any; without it all readings are given.
    """
    best = max([own for _, own in found], default=0.0)
    enough = least / (best ** (number - 1) * _ROUNDING) if best else 1.0
    likely = [(site, own) for site, own in found if own >= enough]
    if not likely:
        return iter(())
    limit = reach(word, 0) if reach else len(word)
    if number == 1:
        return islice(_last(word, likely, 0, "", 0, (), 1.0, least, limit), MAX_CANDIDATES)
    return islice(_readings(word, likely, 0, "", 0, (), 1.0, number, best, least, reach, limit), MAX_CANDIDATES)


def _last(
    word: str,
    found: Sequence[tuple[Site, float]],
    first: int,
    head: str,
    done: int,
    undone: tuple[Site, ...],
    likelihood: float,
    least: float,
    limit: int,
) -> Iterator[Candidate]:
    """The readings with one more damage undone. Whoever asks looks them up: that costs no more than to follow the list."""
    for site, own in found[first:] if first else found:
        start, end, true, _, _ = site
        if start > limit:
            break
        together = likelihood * own
        if start >= done and together >= least:
            yield Candidate(f"{head}{word[done:start]}{true}{word[end:]}", (*undone, site), together)


def _readings(
    word: str,
    found: Sequence[tuple[Site, float]],
    first: int,
    head: str,  # the reading of word[:done]
    done: int,
    undone: tuple[Site, ...],
    likelihood: float,
    left: int,
    best: float,
    least: float,
    reach: Reach | None,
    limit: int,  # up to where the reading so far follows the list, in places of the word
) -> Iterator[Candidate]:
    for index in range(first, len(found)):
        site, own = found[index]
        if site.start > limit:
            break
        together = likelihood * own
        if site.start < done or together * best < least:
            continue
        begun = head + word[done : site.start] + site.true
        text = begun + word[site.end :]
        taken = (*undone, site)
        known = reach(text, len(begun)) if reach else len(text)
        if known >= len(begun):
            following = site.end + known - len(begun)
            if left == 2:
                yield from _last(word, found, index + 1, begun, site.end, taken, together, least, following)
            else:
                yield from _readings(
                    word, found, index + 1, begun, site.end, taken, together, left - 1, best, least, reach, following
                )
