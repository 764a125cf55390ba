"""Builds the shape model of the OCR repair: ``python -m benchmarks.build_shapes [OUT_DIR]``, after ``build_lexicon``.

How likely a word that is in no list looks like German, letter by letter: the share of every letter after the three before it,
counted over the common words of the lexicon and smoothed with the shorter histories. The result, ``shapes.bin``, is a table of
one byte (bits, in steps of 1/16) for each four letters of a small alphabet. It holds no words. The build is deterministic.
"""

from __future__ import annotations

import sys
from math import log10
from pathlib import Path

import numpy as np
import numpy.typing as npt

from normalizers.lexicon.word_list import Lexicon, lexicon
from normalizers.ocr_repair.letter_model import LETTERS, STEPS_PER_BIT, coded

MIN_FREQUENCY = 1e-7  # rarer words of the list may be damage themselves
_SMOOTHING = (2.0, 5.0, 10.0)  # occurrences of the shorter history that weigh as much as what was seen
Table = npt.NDArray[np.float64]


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("normalizers/data")
    path = out / "shapes.bin"
    path.write_bytes(build(lexicon()))
    print(f"{path.stat().st_size:,} bytes")


def build(words: Lexicon) -> bytes:
    """The table, as the bytes of ``shapes.bin``."""
    size = len(LETTERS) + 2
    seen = np.zeros((size,) * 4)
    for word in words.all_words():
        frequency = words.frequency(word)
        if frequency >= MIN_FREQUENCY and word.isalpha():
            codes = [0, 0, 0, *coded(word), 0]
            for i in range(3, len(codes)):
                seen[tuple(codes[i - 3 : i + 1])] += log10(frequency / MIN_FREQUENCY) + 1
    share = _smoothed(seen, size)
    bits = np.clip(np.round(-np.log2(share) * STEPS_PER_BIT), 0, 255)
    return bits.astype(np.uint8).tobytes()


def _smoothed(seen: Table, size: int) -> Table:
    """Share of the last letter after the three before, each order interpolated with the next shorter."""
    share = np.full(size, 1 / size)
    for order in (1, 2, 3, 4):
        counts = seen.sum(axis=tuple(range(4 - order))) if order < 4 else seen
        doubt = _SMOOTHING[min(order, 3) - 1]
        share = (counts + doubt * share) / (counts.sum(axis=-1, keepdims=True) + doubt)
    return share


if __name__ == "__main__":
    main()
