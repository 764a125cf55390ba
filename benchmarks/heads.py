"""Measures head fields: ``python -m benchmarks.heads``; accuracy by the corpus' own scorer, a plain-regex baseline beside it."""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from extractors.bodies.register import Sighting, build_register
from extractors.head import extract_head, head_as_json

_TOWN = "Karlsruhe"  # whose papers the set holds


def run(corpus: Path) -> list[Figure]:
    """The rows of the head benchmark. ``corpus``: the folder that holds ``heads/``; the scorer lies beside it."""
    rows: list[Figure] = []
    names: Counter[str] = Counter()
    for name, read in (("heads", partial(_ours, names)), ("heads, plain regex", _baseline)):
        started = time.process_time()
        rows += _scored(corpus, name, read)
        rows.append((name, "seconds", f"{time.process_time() - started:.0f}"))
    register = build_register([], [], [Sighting(_TOWN, name, count) for name, count in names.items()])
    rows.append(("register of bodies", "spellings", str(len(names))))
    rows.append(("register of bodies", "bodies", str(len(register.bodies))))
    unknown = [name for name in names if register.resolve(name, _TOWN) is None]
    return [*rows, ("register of bodies", "spellings without an id", str(len(unknown)))]


def _scored(corpus: Path, name: str, read: Callable[[str], dict[str, object]]) -> Iterator[Figure]:
    folder = corpus / "heads"
    with (
        tempfile.TemporaryDirectory() as scratch,
        gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as papers,
    ):
        out = Path(scratch) / "heads.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for line in papers:
                paper = json.loads(line)
                lines.write(json.dumps({**read(paper["text"]), "doc": paper["doc"]}, ensure_ascii=False) + "\n")
        figures = score(corpus, "--show", "0", "heads", str(folder / "gold.jsonl"), str(out))
    for field, values in figures.items():
        if isinstance(values, dict):
            for figure in ("accuracy", "precision"):
                yield f"{name}: {field} ({values['documents']})", figure, str(values[figure])


def _ours(names: Counter[str], text: str) -> dict[str, object]:
    """The head of one paper; the bodies of its consultations are counted in ``names``."""
    found = extract_head([text])
    names.update({consultation.gremium for consultation in found.consultations})
    head = json.loads(head_as_json(found))
    assert isinstance(head, dict)
    return head


def _baseline(text: str) -> dict[str, object]:
    """The first number of the form, the first day after „Termin", the first word that ends in -ausschuss or -rat."""
    number = re.search(r"\b\d{4}/\d{4}(?:/\d+)?\b", text)
    after = text[max(0, text.find("Termin")) :]
    day = re.search(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", after)
    body = re.search(r"\b(?:Gemeinderat|Ortschaftsrat [A-ZÄÖÜ]\w+|[A-ZÄÖÜ]\w+ausschuss)\b", text)
    return {
        "reference": number[0] if number else None,
        "meeting_date": f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else None,
        "gremium": body[0] if body else None,
    }


if __name__ == "__main__":
    for row in run(corpus_dir()):
        sys.stdout.write("\t".join(row) + "\n")
