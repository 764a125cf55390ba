"""Builds the table of hashes beside the word list: ``python -m benchmarks.build_hashes [OUT_DIR]``, after ``build_lexicon``.

``words.hashes`` holds what ``words.marisa`` holds in a form for looking up many words at once: the sorted hashes of all words
(eight bytes each), then in the same order their records and whether compounds begin or end with them (four bytes each). The
build is deterministic. ``beginnings.bits`` tells whether any word begins with some letters, by their hash.
"""

from __future__ import annotations

import sys
from pathlib import Path

import marisa_trie
import numpy as np

from normalizers.lexicon.word_list import Lexicon
from normalizers.lexicon.word_table import BEGINS, ENDS, POWERS, RECORD, Filter, WordTable, beginnings_of, spelled


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("normalizers/data")
    path = out / "words.hashes"
    path.write_bytes(build(out / "words.marisa"))
    beginnings = out / "beginnings.bits"
    beginnings.write_bytes(build_beginnings(out / "words.marisa"))
    print(f"{path.stat().st_size:,} and {beginnings.stat().st_size:,} bytes")


def build(trie_file: Path) -> bytes:
    """The bytes of ``words.hashes``; ``ValueError`` should two words share a hash."""
    trie = marisa_trie.RecordTrie("<BBB")
    trie.mmap(str(trie_file))
    words, records = zip(*trie.iteritems(), strict=True)
    codes = spelled(words)
    hashes = (codes * POWERS[: codes.shape[1]]).sum(axis=1, dtype=np.uint64)
    order = np.argsort(hashes, kind="stable")
    if (np.diff(hashes[order]) == 0).any():
        raise ValueError("two words have the same hash; another base in normalizers/lexicon/word_table.py parts them")
    lexicon = Lexicon(trie=trie, table=_nothing(), version="")
    flags = [BEGINS * lexicon.may_begin(word) | ENDS * lexicon.may_end(word) for word in words]
    rows = np.column_stack([np.array(records, dtype=np.uint8), np.array(flags, dtype=np.uint8)])
    return bytes(hashes[order].astype("<u8").tobytes() + rows[order].tobytes())


def build_beginnings(trie_file: Path) -> bytes:
    """The bytes of ``beginnings.bits``: a filter of the hashes of all that words begin with."""
    trie = marisa_trie.RecordTrie("<BBB")
    trie.mmap(str(trie_file))
    return bytes(beginnings_of(trie.keys()).bits.tobytes())


def _nothing() -> WordTable:
    hashes = np.zeros(0, dtype=np.uint64)
    none = Filter.of(hashes)
    return WordTable(
        hashes=hashes,
        records=np.zeros((0, RECORD), dtype=np.uint8),
        every=none,
        begins=none,
        ends=none,
        beginnings=none,
        added=hashes,
    )


if __name__ == "__main__":
    main()
