"""What a damaged word may have been: every way of undoing up to three damages, cheapest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from normalizers.ocr_repair.confusions import Site

MAX_CANDIDATES = 600


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a word and the damages it undoes, in text order."""

    text: str
    undone: tuple[Site, ...]


def candidates(word: str, found: list[Site], at_most: int) -> Iterator[Candidate]:
    """Readings with one damage undone, then two, up to ``at_most``; never more than ``MAX_CANDIDATES`` of each.

    ``found``: the places of the word to choose from, in text order.
    """
    for depth in range(1, at_most + 1):
        yield from islice((Candidate(_undo(word, c), c) for c in _combinations(found, 0, depth)), MAX_CANDIDATES)


def _combinations(found: list[Site], first: int, depth: int) -> Iterator[tuple[Site, ...]]:
    for index in range(first, len(found)):
        site = found[index]
        if depth == 1:
            yield (site,)
            continue
        following = index + 1
        while following < len(found) and found[following].start < site.end:
            following += 1
        for rest in _combinations(found, following, depth - 1):
            yield (site, *rest)


def _undo(word: str, undone: tuple[Site, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for site in undone:
        pieces += [word[done : site.start], site.true]
        done = site.end
    pieces.append(word[done:])
    return "".join(pieces)
