"""What a damaged word may have been: every likely way of undoing a few damages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from normalizers.ocr_repair.confusions import Site

MAX_CANDIDATES = 2_000  # of one word: a bound for hostile input, no German word comes near


class Candidate(NamedTuple):
    """One reading of a word, the damages it undoes in text order, and how likely these are together."""

    text: str
    undone: tuple[Site, ...]
    likelihood: float


def candidates(word: str, found: Sequence[tuple[Site, float]], at_most: int, least: float) -> Iterator[Candidate]:
    """Readings with one to ``at_most`` damages undone whose likelihood is ``least`` or more.

    ``found``: the places of the word to choose from, in text order, each with its likelihood.
    """
    return islice(_readings(word, found, 0, "", 0, (), 1.0, at_most, least), MAX_CANDIDATES)


def _readings(
    word: str,
    found: Sequence[tuple[Site, float]],
    first: int,
    head: str,  # the reading of word[:done]
    done: int,
    undone: tuple[Site, ...],
    likelihood: float,
    left: int,
    least: float,
) -> Iterator[Candidate]:
    for index in range(first, len(found)):
        site, own = found[index]
        together = likelihood * own
        if site.start < done or together < least:
            continue
        begun = head + word[done : site.start] + site.true
        taken = (*undone, site)
        yield Candidate(begun + word[site.end :], taken, together)
        if left > 1:
            yield from _readings(word, found, index + 1, begun, site.end, taken, together, left - 1, least)
