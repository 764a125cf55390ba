"""How much a word that is in no list looks like a German word: a model of its letters.

Every letter has a probability after the three before it (``data/shapes.bin``, built by ``benchmarks/build_shapes.py``). A
family name nobody has heard of looks like a word, "Sperrmült" and "stdtischer" less so.
"""

from __future__ import annotations

import mmap
from functools import cache
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
STEPS_PER_BIT = 16
_SIZE = len(LETTERS) + 2  # with the border of a word (0) and everything else (the last)
_CODES = {letter: number for number, letter in enumerate(LETTERS, 1)}


def coded(word: str) -> list[int]:
    """The letters of a word in small letters as numbers of the table."""
    return [_CODES.get(letter, _SIZE - 1) for letter in word]


def likelihood(word: str) -> float:
    """Probability that a word of no list, in small letters, is spelled just so."""
    table = _table()
    bits = 0
    history = 0
    for code in (*coded(word), 0):
        bits += table[history * _SIZE + code]
        history = (history * _SIZE + code) % (_SIZE * _SIZE * _SIZE)
    return float(2.0 ** (-bits / STEPS_PER_BIT))


@cache
def _table() -> mmap.mmap:
    with (Path(__file__).parent.parent / "data" / "shapes.bin").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
