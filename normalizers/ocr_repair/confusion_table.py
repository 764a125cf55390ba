"""``CONFUSIONS`` as arrays, for looking at all words of a text at once, and where in a word German has the true letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from normalizers.lexicon.word_table import Codes, Hashes, Numbers, Truths, hash_of, spelled
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS, ENDINGS, VOWELS

SYMBOLS = 0x2100  # code points that a confusion may show; the signs of OCR lie below
_SHORTEST_LOST = 5  # letters of a word that may have lost its ß; chosen, not fitted
_GENDERED = "nnen"  # "BürgerInnen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionTable:
    """``CONFUSIONS`` as arrays, one entry each, and for every symbol those that may begin with it."""

    first: Numbers  # in ``order``, of the confusions that begin with a symbol
    number: Numbers
    order: Numbers
    further: npt.NDArray[np.uint32]  # the second to fourth letter, 0 where there is none
    offset: Numbers  # of the site from the symbol
    length: Numbers
    true: Codes  # the true letters, small
    true_length: Numbers
    head: Hashes  # their hash
    growth: Numbers
    capital: Truths
    umlaut: Truths
    eszett: Truths
    lost: Truths
    inflects: Truths
    gendered: Truths


@cache
def confusion_table() -> ConfusionTable:
    """The table of ``CONFUSIONS``, made once per process."""
    every = CONFUSIONS
    by_first: list[list[int]] = [[] for _ in range(SYMBOLS)]
    further = np.zeros((len(every), 3), dtype=np.uint32)
    for number, (_, seen, _) in enumerate(every):
        for symbol in seen[:1] or VOWELS:
            by_first[ord(symbol)].append(number)
        further[number, : max(len(seen) - 1, 0)] = [ord(letter) for letter in seen[1:]]
    counts = np.array([len(some) for some in by_first])
    return ConfusionTable(
        first=np.cumsum(counts) - counts,
        number=counts,
        order=np.array([number for some in by_first for number in some]),
        further=further,
        offset=np.array([int(not c.seen) for c in every]),
        length=np.array([len(c.seen) for c in every]),
        true=spelled([c.true.lower() for c in every])[:, :2],
        true_length=np.array([len(c.true) for c in every]),
        head=np.array([hash_of(c.true.lower()) for c in every], dtype=np.uint64),
        growth=np.array([len(c.true) - len(c.seen) for c in every]),
        capital=np.array([c.true.isupper() for c in every]),
        umlaut=np.array([c.kind != ANY for c in every]),
        eszett=np.array([c.kind == "ß" for c in every]),
        lost=np.array([not c.seen for c in every]),
        inflects=np.array([c.kind == ANY and c.seen[-1] in ENDINGS and c.true[-1] in ENDINGS for c in every]),
        gendered=np.array([c.kind == ANY and c.seen in ("I", "l") for c in every]),
    )


def is_possible(
    words: Sequence[str], codes: npt.NDArray[np.uint32], word: Numbers, start: Numbers, end: Numbers, confusion: Numbers
) -> Truths:
    """Whether German has the true letter there: capitals at the start or among capitals, small letters elsewhere."""
    known = confusion_table()
    shouting = np.array([w.isupper() for w in words])[word]
    length = np.array([len(w) for w in words])[word]
    capital = (start == 0) | shouting
    small = ~shouting | (length == 1) | ~known.umlaut[confusion]
    fits: Truths = np.where(known.capital[confusion], capital, small) & ~(known.eszett[confusion] & (start == 0))
    fits &= ~known.lost[confusion] | ((length >= _SHORTEST_LOST) & ~shouting)
    fits &= ~(known.inflects[confusion] & (end == length))
    nnen = np.flatnonzero(known.gendered[confusion])
    for i, letter in enumerate(_GENDERED):
        nnen = nnen[codes[word[nnen], end[nnen] + i] == ord(letter)]
    fits[nnen] = False
    return fits
