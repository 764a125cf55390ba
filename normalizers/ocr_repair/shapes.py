"""How much a word that is in no list looks like a German word: a model of its letters.

Every letter has a probability after the three before it (``data/shapes.bin``, built by ``benchmarks/build_shapes.py``). A
family name nobody has heard of looks like a word, "Sperrmült" and "stdtischer" less so.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
STEPS_PER_BIT = 16
_SIZE = len(LETTERS) + 2  # with the border of a word (0) and everything else (the last)
_CODES = {letter: number for number, letter in enumerate(LETTERS, 1)}


class _Coding(dict[int, str]):
    """A table for ``str.translate``: letters to the characters of their numbers, everything else to the last."""

    def __missing__(self, letter: int) -> str:
        return chr(_SIZE - 1)


_CODING = _Coding({ord(letter): chr(number) for letter, number in _CODES.items()})


def coded(word: str) -> bytes:
    """The letters of a word in small letters as numbers of the table."""
    return word.translate(_CODING).encode("latin-1")


@lru_cache(maxsize=100_000)  # about 20 MB
def likelihood(word: str) -> float:
    """Probability that a word of no list, in small letters, is spelled just so."""
    table = _table()
    bits = history = 0
    for code in coded(word):
        place = history << 5 | code
        bits += table[place]
        history = place & 0x7FFF
    return float(2.0 ** (-(bits + table[history << 5]) / STEPS_PER_BIT))


@cache
def _table() -> mmap.mmap:
    assert _SIZE == 32, "five bits a letter"
    with (Path(__file__).parent.parent / "data" / "shapes.bin").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
