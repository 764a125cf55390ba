"""How much a word that is in no list looks like a German word: a model of its letters.

Every letter has a probability after the three before it (``data/shapes.bin``, built by ``benchmarks/build_shapes.py``). A
family name nobody has heard of looks like a word, "Sperrmült" and "stdtischer" less so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from normalizers.lexicon.word_table import LONGEST, Codes, Weights, spelled, widened

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


def likelihoods(words: Sequence[str]) -> list[float]:
    """For each word in small letters the probability that a word of no list is spelled just so.

    Of a word with more than ``LONGEST`` letters only so many count.
    """
    found: list[float] = []
    for first in range(0, len(words), _TOGETHER):
        found += likelihoods_of(spelled(words[first : first + _TOGETHER])).tolist()
    return found


def likelihoods_of(letters: Codes) -> Weights:
    """The same of words that are ``spelled`` already."""
    codes = _codes()[np.minimum(letters[:, :LONGEST], len(_codes()) - 1)]
    codes = widened(codes, 3, 1)
    contexts = codes[:, :-3] << 15 | codes[:, 1:-2] << 10 | codes[:, 2:-1] << 5 | codes[:, 3:]
    inside = codes[:, 2:-1] > 0  # a letter, or the border behind the last
    inside[:, 0] = True
    found: Weights = _PROBABILITY[np.where(inside, _table()[contexts], 0).sum(axis=1)]
    return found


_TOGETHER = 2_048  # words in one go
_PROBABILITY = np.array([2.0 ** (-steps / STEPS_PER_BIT) for steps in range((LONGEST + 1) * 256)])


@cache
def _codes() -> npt.NDArray[np.int32]:
    """The number of each letter by its code point, as ``coded`` has it; the last is for all that follow."""
    return np.array([0, *coded("".join(map(chr, range(1, 0x180))))], dtype=np.int32)


@cache
def _table() -> npt.NDArray[np.uint8]:
    assert _SIZE == 32, "five bits a letter"
    return np.asarray(np.memmap(Path(__file__).parent.parent / "data" / "shapes.bin", dtype=np.uint8, mode="r"))
