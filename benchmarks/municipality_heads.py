"""Head fields of one municipality at a time, beside all others: ``python -m benchmarks.municipality_heads``.

A mean hides rules that serve one town. No weight was fitted, so leaving a municipality out changes no rule: what is told is the
figure on its papers alone and on all the others, from the corpus' papers of many towns and its first pages of one.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir
from extractors import read_document
from extractors.head import extract_head

_FIELDS = ("document_type", "reference", "gremium", "meeting_date", "originator")
_TOWN = "Karlsruhe"  # whose first pages the set ``heads`` holds
_EVERY = 10  # of them one in ten is read: 250, of the order of all the others


def run(corpus: Path) -> list[Figure]:
    """Right and printed values of every field, for each municipality alone and for all but it."""
    right: Counter[tuple[str, str]] = Counter()
    printed: Counter[tuple[str, str]] = Counter()
    for town, field, is_right in [*_of_towns(corpus / "cities"), *_of_one(corpus / "heads")]:
        printed[town, field] += 1
        right[town, field] += is_right
    towns = sorted({town for town, _ in printed})
    return [row for town in towns for field in _FIELDS for row in _rows(town, field, right, printed)]


def _rows(
    town: str, field: str, right: Counter[tuple[str, str]], printed: Counter[tuple[str, str]]
) -> Iterator[Figure]:
    if not printed[town, field]:
        return
    others = [key for key in printed if key[1] == field and key[0] != town]
    for name, keys in ((f"{town} alone", [(town, field)]), (f"all but {town}", others)):
        of = sum(printed[key] for key in keys)
        yield f"heads, {name}", f"{field} ({of})", f"{sum(right[key] for key in keys) / of:.3f}"


def _of_towns(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Town, field and whether it is right, for every printed field of the papers of many towns."""
    for line in (folder / "truth/heads.jsonl").read_text("utf-8").splitlines():
        paper = json.loads(line)
        found = _read(folder, paper["doc"])
        for field in _FIELDS if found else ():
            wanted = paper.get("truth", paper).get(field) or [None]
            if None not in wanted:
                yield paper["municipality"], field, _plain(found.get(field)) in {_plain(value) for value in wanted}


def _read(folder: Path, name: str) -> dict[str, object]:
    text, pdf = folder / f"texts/{name}.txt", folder / f"pdfs/{name}.pdf"
    if text.exists():
        head = extract_head([text.read_text("utf-8")])
        return {field: getattr(head, field) for field in _FIELDS}
    if pdf.exists():
        document = read_document(pdf).document
        return {field: getattr(document, field) for field in _FIELDS}
    return {}


def _of_one(folder: Path) -> Iterator[tuple[str, str, bool]]:
    with gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as papers:
        texts = {paper["doc"]: paper["text"] for paper in map(json.loads, papers)}
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()[::_EVERY]:
        gold = json.loads(line)
        head = extract_head([texts[gold["doc"]]])
        for field in _FIELDS:
            if gold.get(field):
                wanted = {_plain(value) for value in gold[field]}
                yield _TOWN, field, _plain(getattr(head, field)) in wanted


def _plain(value: object) -> str:
    return " ".join(str(value).split()).casefold()


if __name__ == "__main__":
    for row in run(corpus_dir()):
        sys.stdout.write("\t".join(row) + "\n")
