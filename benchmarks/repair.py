"""Measures text repair on the development sets: ``python -m benchmarks.repair``; figures by the corpus' own scorer."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from normalizers import repair_text


def run(corpus: Path) -> list[Figure]:
    """The rows of the repair benchmark. ``corpus``: the folder that holds ``repair/``; the scorer lies beside it."""
    folder = corpus / "repair"
    rows: list[Figure] = []
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.txt"
        raw = (folder / "wuppertal.raw.txt").read_text(encoding="utf-8")
        rows += _speed("wuppertal", raw, out)
        options: list[str | Path] = [
            "--optional",
            folder / "wuppertal.optional.tsv",
            "--traps",
            folder / "wuppertal.traps.tsv",
        ]
        files = [folder / "wuppertal.raw.txt", folder / "wuppertal.gold.txt", out]
        rows += _figures("wuppertal", score(corpus, "--show", "0", "repair", *map(str, files), *map(str, options)))
        for engine in ("eng", "deu"):
            pairs = folder / f"damage.{engine}.jsonl"
            damaged = [json.loads(line)["damaged"] for line in pairs.read_text(encoding="utf-8").splitlines()]
            rows += _speed(f"damage {engine}", "\n".join(damaged) + "\n", out)
            rows += _figures(f"damage {engine}", score(corpus, "--show", "0", "pairs", str(pairs), str(out))[engine])
        rows += _speed("clean", (folder / "clean.txt").read_text(encoding="utf-8"), out)
        rows += _figures("clean", score(corpus, "--show", "0", "clean", str(folder / "clean.txt"), str(out)))
    return rows


def _speed(name: str, text: str, out: Path) -> list[Figure]:
    """Repairs ``text`` into ``out``; seconds are of the processor, so that a busy machine does not blur them."""
    started = time.process_time()
    repaired = repair_text(text)
    seconds = time.process_time() - started
    out.write_text(repaired.text, encoding="utf-8")
    rate = len(text.encode()) / 1e6 / seconds
    return [(name, "corrections", str(len(repaired.corrections))), (name, "MB/s", f"{rate:.2f}")]


def _figures(name: str, figures: object) -> Iterable[Figure]:
    if not isinstance(figures, dict):
        raise TypeError("the scorer returns one object per set")
    for figure, value in figures.items():
        if figure == "traps_hit":
            yield name, figure, str(len(value))
        elif isinstance(value, int | float):
            yield name, figure, str(value)


if __name__ == "__main__":
    for row in run(corpus_dir()):
        print("{:14} {:20} {}".format(*row))
