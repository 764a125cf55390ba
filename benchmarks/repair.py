"""Measures text repair on the development sets: ``python -m benchmarks.repair``; figures by the corpus' own scorer.

Other tools run beside it (``--alone`` leaves them out). Two speeds are given: of everything ``repair_text`` does and, as "OCR
stage", of the OCR repair alone, evidence included; both in seconds of the processor, so that a busy machine blurs them less.
The OCR stage is measured when the process first sees the text ("first"), and again in a warm process, which knows its words.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from benchmarks.repair_peers import Peer, peers
from normalizers import repair_text
from normalizers.ocr_repair.repair import prepare_repair


@dataclass(frozen=True, slots=True)
class DevSet:
    """One set of the corpus: its name, the text to repair, and what the scorer is called with, output file last but options."""

    name: str
    text: str
    arguments: tuple[str, ...]
    options: tuple[str, ...] = ()
    part: str | None = None  # of what the scorer prints


def run(corpus: Path, alone: bool = False) -> list[Figure]:
    """The rows of the repair benchmark. ``corpus``: the folder that holds ``repair/``; ``alone``: without other tools."""
    rows: list[Figure] = []
    prepare_repair(("Aufwärmen",), ocr=True).edits("Aufwärmen")
    for dev in _sets(corpus / "repair"):
        rows += _speed(dev)
        rows += _scored(dev, corpus, dev.name, lambda text: repair_text(text).text)
        for name, peer in {} if alone else peers().items():
            beside = f"{dev.name} | {name}"
            rows += _scored(dev, corpus, beside, peer) if peer else [(beside, "skipped", "not installed")]
    return rows


def _sets(folder: Path) -> Iterator[DevSet]:
    wuppertal = {
        name: str(folder / f"wuppertal.{name}") for name in ("raw.txt", "gold.txt", "optional.tsv", "traps.tsv")
    }
    options = ("--optional", wuppertal["optional.tsv"], "--traps", wuppertal["traps.tsv"])
    raw = Path(wuppertal["raw.txt"]).read_text(encoding="utf-8")
    yield DevSet("wuppertal", raw, ("repair", wuppertal["raw.txt"], wuppertal["gold.txt"]), options)
    for engine in ("eng", "deu"):
        pairs = folder / f"damage.{engine}.jsonl"
        damaged = [json.loads(line)["damaged"] for line in pairs.read_text(encoding="utf-8").splitlines()]
        yield DevSet(f"damage {engine}", "\n".join(damaged) + "\n", ("pairs", str(pairs)), part=engine)
    clean = folder / "clean.txt"
    yield DevSet("clean", clean.read_text(encoding="utf-8"), ("clean", str(clean)))


def _speed(dev: DevSet) -> list[Figure]:
    size = len(dev.text.encode()) / 1e6
    first = _stage_seconds(dev.text)
    started = time.process_time()
    corrections = repair_text(dev.text).corrections
    whole = time.process_time() - started
    warm = _stage_seconds(dev.text)
    return [
        (dev.name, "corrections", str(len(corrections))),
        (dev.name, "MB/s", f"{size / whole:.2f}"),
        (dev.name, "MB/s OCR stage first", f"{size / first:.2f}"),
        (dev.name, "MB/s OCR stage", f"{size / warm:.2f}"),
    ]


def _stage_seconds(text: str) -> float:
    started = time.process_time()
    prepare_repair((text,), ocr=True).edits(text)
    return time.process_time() - started


def _scored(dev: DevSet, corpus: Path, name: str, repair: Peer) -> list[Figure]:
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.txt"
        out.write_text(repair(dev.text), encoding="utf-8")
        figures: object = score(corpus, "--show", "0", *dev.arguments, str(out), *dev.options)
    if dev.part and isinstance(figures, dict):
        figures = figures[dev.part]
    if not isinstance(figures, dict):
        raise TypeError("the scorer returns one object per set")
    rows = [(name, "traps_hit", str(len(value))) for figure, value in figures.items() if figure == "traps_hit"]
    return rows + [(name, figure, str(value)) for figure, value in figures.items() if isinstance(value, int | float)]


if __name__ == "__main__":
    for row in run(corpus_dir(), alone="--alone" in sys.argv[1:]):
        print("{:28} {:20} {}".format(*row))
