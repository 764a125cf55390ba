"""Builds the context model of the OCR repair: ``python -m benchmarks.build_context [OUT_DIR]``, after ``build_lexicon``.

Source: the council papers under ``$AKTENKLAR_CORPUS/text``. What is kept are pairs and triples of neighbouring words that many
papers share, as one memory-mappable trie, ``context.marisa``: "in der höhe" → its count in one byte, logarithmic. Nothing that
few papers say is in it, so no person and no single paper can be read from it. The build is deterministic.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from math import log2
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt

from benchmarks.build_lexicon import papers
from normalizers.lexicon.word_list import Lexicon, lexicon
from normalizers.ocr_repair.ngram_model import STEPS_PER_DOUBLING, tokens

MIN_FREQUENCY = 5e-8  # of a word that may be part of a pair or triple
MIN_PAPERS, MIN_COUNT = 5, 5  # of a pair or triple
Ids = npt.NDArray[np.int64]
_GAP = 0  # the id of a word that is not counted


def main() -> None:
    corpus = Path(os.environ.get("AKTENKLAR_CORPUS", "../shared/corpus"))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("normalizers/data")
    written = build(papers(corpus / "text" / "karlsruhe.parquet"), lexicon(), out)
    print(f"{written} pairs and triples, {(out / 'context.marisa').stat().st_size:,} bytes")


def build(texts: Iterable[str], words: Lexicon, out: Path) -> int:
    """Writes ``context.marisa`` into ``out`` and returns how many pairs and triples it holds."""
    ids: dict[str, int] = {}
    coded = [_coded(unicodedata.normalize("NFC", text), words, ids) for text in texts]
    names = ["", *list(ids)]
    records: list[tuple[str, tuple[int]]] = []
    for order in (2, 3):
        keys, counts = _counted(coded, order, len(names))
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            records.append((" ".join(_split(key, order, names)), (_code(count),)))
    marisa_trie.RecordTrie("<B", sorted(records), order=marisa_trie.LABEL_ORDER).save(str(out / "context.marisa"))
    return len(records)


def _coded(text: str, words: Lexicon, ids: dict[str, int]) -> Ids:
    """The text as numbers, one for each token that may be part of a pair; 0 where one may not."""
    found = (token for _, _, token in tokens(text))
    numbers = (
        ids.setdefault(t, len(ids) + 1) if not t[0].isalpha() or words.frequency(t) >= MIN_FREQUENCY else _GAP
        for t in found
    )
    return np.fromiter(numbers, dtype=np.int64)


def _counted(coded: list[Ids], order: int, size: int) -> tuple[Ids, Ids]:
    """The n-grams that enough papers use, as one number each, and how often they occur."""
    per_paper = []
    for paper in coded:
        if len(paper) < order:
            continue
        parts = [paper[i : len(paper) - order + 1 + i] for i in range(order)]
        whole = np.all([p != _GAP for p in parts], axis=0)
        keys = np.zeros(len(parts[0]), dtype=np.int64)
        for part in parts:
            keys = keys * size + part
        per_paper.append(np.unique(keys[whole], return_counts=True))
    keys = np.concatenate([k for k, _ in per_paper])
    counts = np.concatenate([c for _, c in per_paper])
    order_of = np.argsort(keys, kind="stable")
    keys, counts = keys[order_of], counts[order_of]
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    seen_in = np.diff(np.r_[first, len(keys)])
    total = np.add.reduceat(counts, first)
    kept = (seen_in >= MIN_PAPERS) & (total >= MIN_COUNT)
    return keys[first][kept], total[kept]


def _split(key: int, order: int, names: list[str]) -> list[str]:
    found = []
    for _ in range(order):
        key, number = divmod(key, len(names))
        found.append(names[number])
    return found[::-1]


def _code(count: int) -> int:
    return min(255, round(STEPS_PER_DOUBLING * log2(count)))


if __name__ == "__main__":
    main()
