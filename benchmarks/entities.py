"""Measures entities: ``python -m benchmarks.entities``; F1 by the corpus' own scorer, and the test phrases of another tool."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from benchmarks.entity_peers import peer_figures
from benchmarks.phrases import phrase_figures
from extractors.entities import entity_as_json, extract_entities

_LONG = 200_000  # characters
_RUNS = 5  # of which the best counts: other processes only make a run slower


def run(corpus: Path) -> list[Figure]:
    """The rows of the entity benchmark. ``corpus``: the folder that holds ``entities/``; the scorer lies beside it."""
    folder = corpus / "entities"
    rows: list[Figure] = []
    with tempfile.TemporaryDirectory() as scratch:
        rows.append(("entities", "MB/s, many short texts", f"{_predict(folder / 'text', Path(scratch)):.2f}"))
        rows.append(("entities", "MB/s, one text of 200 kB", f"{_speed_of_one_text(folder / 'text'):.2f}"))
        rows += _figures(score(corpus, "--show", "0", "entities", str(folder / "gold"), scratch))
    rows += peer_figures(folder)
    return [*rows, *phrase_figures(folder / "foreign")]


def _predict(texts: Path, out: Path) -> float:
    """Writes the mentions of every text; megabytes a second of processor time, the best of some runs after the first."""
    named = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(texts.glob("*.txt"))}
    for name, text in named.items():
        lines = "".join(f"{entity_as_json(entity)}\n" for entity in extract_entities(text, persons=True))
        (out / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    seconds = []
    for _ in range(_RUNS):
        started = time.process_time()
        for text in named.values():
            extract_entities(text, persons=True)
        seconds.append(time.process_time() - started)
    return sum(len(text.encode()) for text in named.values()) / 1e6 / min(seconds)


def _speed_of_one_text(texts: Path) -> float:
    """Megabytes a second of processor time for the texts as the pages of one document, the best of some runs."""
    text = "\f".join(path.read_bytes().decode("utf-8") for path in sorted(texts.glob("*.txt")))
    text = (text * (_LONG // len(text) + 1))[:_LONG]
    seconds = []
    for _ in range(_RUNS):
        started = time.process_time()
        extract_entities(text)
        seconds.append(time.process_time() - started)
    return len(text.encode()) / 1e6 / min(seconds)


def _figures(figures: Mapping[str, object]) -> Iterator[Figure]:
    for kind, values in figures.items():
        if isinstance(values, dict):
            for figure in ("f1_span_and_value", "f1_span", "f1_overlap"):
                yield f"entities {kind} ({values['gold']})", figure, str(values[figure])


if __name__ == "__main__":
    for row in run(corpus_dir()):
        sys.stdout.write("\t".join(row) + "\n")
