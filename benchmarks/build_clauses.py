"""Counts which words end the clauses of auxiliaries that differ in an umlaut: ``python -m benchmarks.build_clauses [OUT_DIR]``.

The result, ``clauses.marisa``, holds for "wurde geprüft" (pair and last word of the clause) how much likelier the word is behind
"würde" than behind "wurde", as a logarithm in one byte. Source: the council papers under ``$AKTENKLAR_CORPUS/text``; what fewer
than five papers say is left out. The build is deterministic.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path

import marisa_trie

from benchmarks.build_lexicon import papers
from normalizers.ocr_repair.clause_ends import PLAIN, STEPS, UMLAUT

MIN_PAPERS = 5
_DOUBT = 0.5  # papers that are added to every count
_FORMS = "|".join([*PLAIN, *UMLAUT])
_CLAUSE = re.compile(rf"\b(?P<form>{_FORMS})\b(?P<rest>[^.;:!?,()„“”•]{{3,200}}?)[.,;:!?)]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LINE_END = re.compile(r"-[ \t]*\n[ \t]*(?=[a-zäöüß])")


def main() -> None:
    corpus = Path(os.environ.get("AKTENKLAR_CORPUS", "../shared/corpus"))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("normalizers/data")
    written = build(papers(corpus / "text" / "karlsruhe.parquet"), out)
    print(f"{written} pairs, {(out / 'clauses.marisa').stat().st_size:,} bytes")


def build(texts: Iterable[str], out: Path) -> int:
    """Writes ``clauses.marisa`` into ``out`` and returns how many pairs it holds."""
    plain, umlaut = _count(texts)
    of_plain, of_umlaut = _by_pair(plain), _by_pair(umlaut)
    records: list[tuple[str, tuple[int]]] = []
    for pair, end in sorted(plain.keys() | umlaut.keys()):
        with_plain, with_umlaut = plain[pair, end], umlaut[pair, end]
        if with_plain + with_umlaut >= MIN_PAPERS:
            gain = log((with_umlaut + _DOUBT) / of_umlaut[pair]) - log((with_plain + _DOUBT) / of_plain[pair])
            records.append((f"{pair} {end}", (max(-127, min(127, round(STEPS * gain))),)))
    marisa_trie.RecordTrie("<b", records, order=marisa_trie.LABEL_ORDER).save(str(out / "clauses.marisa"))
    return len(records)


def _count(texts: Iterable[str]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """In how many papers each word ends a clause of each pair, for the plain form and the one with an umlaut."""
    plain: Counter[tuple[str, str]] = Counter()
    umlaut: Counter[tuple[str, str]] = Counter()
    for text in texts:
        seen = {
            (match["form"].lower(), words[-1].lower())
            for match in _CLAUSE.finditer(_LINE_END.sub("", text))
            if (words := _WORD.findall(match["rest"]))
        }
        plain.update({(PLAIN[form], end) for form, end in seen if form in PLAIN})
        umlaut.update({(UMLAUT[form], end) for form, end in seen if form in UMLAUT})
    return plain, umlaut


def _by_pair(counts: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (pair, _), count in counts.items():
        found[pair] += count
    return found


if __name__ == "__main__":
    main()
