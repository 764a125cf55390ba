"""Builds the word list that all evidence of the normalisers rests on: ``python -m benchmarks.build_lexicon [OUT_DIR]``.

Sources: the council papers under ``$AKTENKLAR_CORPUS/text`` (counts of single words only) and the German list of wordfreq.
The result is one memory-mappable trie, ``words.marisa``: lower-cased word → (council frequency, general frequency, share of
capitalised occurrences), one byte each. A word of the papers that wordfreq does not know is kept only if many papers use it,
so that nothing about a single paper or a private person can be read from the list. The build is deterministic.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log10
from pathlib import Path

import marisa_trie
import pyarrow.parquet as pq
from wordfreq import get_frequency_dict

MIN_COUNT, MIN_PAPERS = 8, 5  # of a word that is not public knowledge through wordfreq
MIN_COUNT_PUBLIC = 3  # of a word that wordfreq knows
MIN_GENERAL = 1.5e-8  # relative frequency below which wordfreq is mostly noise
STEPS_PER_DECADE = 30  # resolution of a frequency byte: 8 %
UNKNOWN_CASE = 255

_WORD = re.compile(r"[^\W\d_]+(?:[-*:][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_LINE_END = re.compile(r"([^\W\d_]{2,})-[ \t]*\r?\n[ \t]*(?!(?:und|oder|bzw|sowie|noch|bis|als|u)\b)(?=[^\W\d_]{2,})")


def main() -> None:
    corpus = Path(os.environ.get("AKTENKLAR_CORPUS", "../shared/corpus"))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("normalizers/data")
    written = build(papers(corpus / "text" / "karlsruhe.parquet"), get_frequency_dict("de", "large"), out)
    print(f"{written} words, {(out / 'words.marisa').stat().st_size:,} bytes")


def build(papers: Iterable[str], general: dict[str, float], out: Path) -> int:
    """Writes ``words.marisa`` into ``out`` and returns how many words it holds."""
    count, seen_in, capitalised, lower = _count(papers)
    total = sum(count.values())
    records: list[tuple[str, tuple[int, int, int]]] = []
    for word in sorted(count.keys() | general.keys()):
        if not _WORD.fullmatch(word) or len(word) > 40:
            continue
        n, public = count[word], general.get(word.replace("ß", "ss"), 0.0)
        kept = n >= MIN_COUNT_PUBLIC if public else n >= MIN_COUNT and seen_in[word] >= MIN_PAPERS
        council = _code(n / total) if kept else 0
        # wordfreq writes ss for ß: its figure belongs to the spelling that council papers use.
        own = 0.0 if "ß" not in word and _eszett_is_usual(word, count) else public
        usual = _code(own) if own >= MIN_GENERAL else 0
        if council or usual:
            cased = capitalised[word] + lower[word]
            records.append((word, (council, usual, round(200 * capitalised[word] / cased) if cased else UNKNOWN_CASE)))
    marisa_trie.RecordTrie("<BBB", records, order=marisa_trie.LABEL_ORDER).save(str(out / "words.marisa"))
    return len(records)


def _count(papers: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    count: Counter[str] = Counter()
    seen_in: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in papers:
        words: Counter[str] = Counter()
        for token in _WORD.findall(_LINE_END.sub(_joined, text)):
            words[token] += 1
            if not token.isalpha():
                words.update(_PART.findall(token))
        for token, n in words.items():
            folded = token.lower()
            count[folded] += n
            if token[:1].isupper() and token[1:].islower():
                capitalised[folded] += n
            elif token.islower():
                lower[folded] += n
        seen_in.update({token.lower() for token in words})
    return count, seen_in, capitalised, lower


def _joined(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return match[1] + ("-" if following.isupper() else "")


def _eszett_is_usual(word: str, count: Counter[str]) -> bool:
    if "ss" not in word:
        return False
    at = [i for i in range(len(word) - 1) if word[i : i + 2] == "ss"]
    return any(count[word[:i] + "ß" + word[i + 2 :]] > 2 * count[word] for i in at)


def _code(frequency: float) -> int:
    """A relative frequency as a byte; 1 is one in 10⁹ or less, 0 means absent."""
    return 1 + max(0, min(254, round(STEPS_PER_DECADE * (log10(frequency) + 9)))) if frequency > 0 else 0


def papers(path: Path) -> Iterator[str]:
    for batch in pq.ParquetFile(path).iter_batches(batch_size=500, columns=["text"]):
        for text in batch.column(0).to_pylist():
            yield unicodedata.normalize("NFC", text)


if __name__ == "__main__":
    main()
