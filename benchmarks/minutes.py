"""Measures minutes: ``python -m benchmarks.minutes [TRUTH.jsonl …] [--show]``: items found, outcomes and counts right or wrong.

A line of truth is a document: ``source`` (a file of the corpus, ``karlsruhe:FILE`` for a row of its papers, or ``text``),
``sha256`` of the file or text, and per item number, outcome, yes, no, abstain. Committed truth
(``benchmarks/truth/minutes.jsonl``) holds figures only, no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir
from curated.records import AgendaItem
from extractors import read_document
from extractors.head import extract_head
from extractors.papers.minutes import read_minutes
from normalizers import prepare

TRUTH = Path(__file__).parent / "truth/minutes.jsonl"
_COUNTS = (("yes", "votes_yes"), ("no", "votes_no"), ("abstain", "votes_abstain"))


def run(corpus: Path, truth: Sequence[Path] = (TRUTH,), *, show: bool = False) -> list[Figure]:
    """The rows of the benchmark. ``corpus``: the folder that holds ``cities/``, ``entities/`` and ``text/``."""
    found: Counter[str] = Counter()
    for path in truth:
        for line in path.read_text(encoding="utf-8").splitlines():
            for verdict in _judged(corpus, json.loads(line), show):
                found[verdict] += 1
    items = found["items"]
    shares = (
        ("items found", "found"),
        ("outcome right", "outcome"),
        ("counts right", "counts"),
        ("outcome wrong", "wrong"),
    )
    return [
        ("minutes", f"{name}, of {items}", f"{found[key] / max(items, 1):.3f} ({found[key]})") for name, key in shares
    ]


def _judged(corpus: Path, document: Mapping[str, object], show: bool) -> Iterator[str]:
    have: dict[str, list[AgendaItem]] = {}
    for read_item in _items(corpus, document):
        have.setdefault(_number(read_item.number), []).append(read_item)
    items = document["items"]
    assert isinstance(items, list)
    for want in items:
        if want.get("arguable"):
            continue
        yield "items"
        number = _number(str(want["number"]))
        got = have.get(number, [])
        if not got:
            if show:
                sys.stdout.write(
                    f"{document.get('source')} {number}: not found, {want['outcome']}; have {list(have)[:12]}\n"
                )
            continue
        yield "found"
        item = got.pop(0) if len(got) > 1 else got[0]
        said = [want.get(a) for a, _ in _COUNTS]
        read = [getattr(item, b) for _, b in _COUNTS]
        if item.outcome == want["outcome"]:
            yield "outcome"
        elif item.outcome is not None:
            yield "wrong"
        if said == read:
            yield "counts"
        if show and (item.outcome != want["outcome"] or said != read):
            sys.stdout.write(
                f"{document.get('source')} {number}: {item.outcome} {read}, not {want['outcome']} {said}: "
                f"{(item.result or '')[:160]!r}\n"
            )


def _items(corpus: Path, document: Mapping[str, object]) -> Sequence[AgendaItem]:
    """The items as the pipeline finds them: in repaired text."""
    source = str(document.get("source"))
    if source.endswith(".pdf"):
        return read_document(corpus / source).agenda_items
    text = document.get("text") or _text(corpus, source)
    if not isinstance(text, str):
        raise SystemExit(f"{source}: no such text in the corpus")
    pages = text.split("\f")
    normal = prepare(pages, ocr=True)
    texts = [normal.page(page).text for page in pages]
    head = extract_head(texts)
    return read_minutes(texts, head.gremium, head.meeting_date).items


def _number(printed: str) -> str:
    """The number alone: „TOP Ö 3" and „3.", „A 1" and „A1" are the same."""
    bare = re.sub(r"(?i)top|antrag|§|^(?:[a-d]|ö|nö|n)(?=[ ]?\d)", "", printed.casefold())
    return re.sub(r"\s", "", bare).rstrip(".)")


def _text(corpus: Path, source: str) -> str | None:
    if source.startswith("karlsruhe:"):
        return _papers(corpus).get(source.split(":", 1)[1])
    path = corpus / source
    return path.read_bytes().decode("utf-8") if path.is_file() else None


@lru_cache(maxsize=1)
def _papers(corpus: Path) -> Mapping[str, str]:
    from pyarrow import parquet

    table = parquet.read_table(corpus / "text/karlsruhe.parquet", columns=["file", "text"])
    return {str(f): t for f, t in zip(table["file"].to_pylist(), table["text"].to_pylist(), strict=True)}


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--show"] or [TRUTH]
    for row in run(corpus_dir(), paths, show="--show" in sys.argv):
        sys.stdout.write("\t".join(row) + "\n")
