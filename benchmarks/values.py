"""Measures values on generated sentences: ``python -m benchmarks.values``; 20,000 a kind: right, missed, wrong."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Literal

from benchmarks.amount_sentences import amount_sentence
from benchmarks.corpus import Figure
from benchmarks.date_sentences import date_sentence
from benchmarks.law_sentences import law_sentence, reference_sentence
from benchmarks.sentence import Sentence
from curated.records import Entity
from extractors.entities import extract_entities

KINDS: dict[str, Callable[[Random], Sentence]] = {
    "amount": amount_sentence,
    "date": date_sentence,
    "law": law_sentence,
    "reference": reference_sentence,
}
Verdict = Literal["right", "missed", "wrong"]
_SENTENCES = 20_000
_SHOWN = 12


def run(corpus: Path, count: int = _SENTENCES) -> list[Figure]:
    """The rows of this benchmark; it needs no corpus."""
    del corpus
    return [row for kind in KINDS for row in _figures(kind, count)]


def sentences(kind: str, count: int, seed: int = 15) -> Iterator[Sentence]:
    """``count`` sentences of a kind; the same ones for the same seed."""
    for number in range(count):
        yield KINDS[kind](Random(f"{seed}-{kind}-{number}"))


def judge(sentence: Sentence) -> Verdict:
    """Whether the value of a sentence is given back, not given (also: without value), or another one is."""
    found = [e for e in extract_entities(sentence.text) if e.kind == sentence.kind and e.canonical is not None]
    own = [e for e in found if e.char_start < sentence.end and sentence.start < e.char_end]
    values = [_value(e) for e in own]
    if len(found) > len(own) and sentence.kind == "amount":
        return "wrong"
    expected = sentence.expected.split(" | ")
    if values == expected:
        return "right"
    return "missed" if all(value in expected for value in values) else "wrong"


def _value(entity: Entity) -> str:
    if entity.kind != "law":
        return entity.canonical or ""
    parts = (entity.law, entity.section, entity.paragraph, entity.sentence, entity.number, entity.letter)
    return " ".join((part or "-").replace(" ", "_") for part in parts)


def _figures(kind: str, count: int) -> Iterator[Figure]:
    verdicts = Counter(judge(sentence) for sentence in sentences(kind, count))
    for verdict in ("wrong", "missed"):
        yield "values", f"{kind}: {count} sentences, {verdict}", f"{verdicts[verdict] / count:.4%}"


def _show(kind: str, count: int) -> None:
    shown = 0
    for sentence in sentences(kind, count):
        verdict = judge(sentence)
        if verdict != "right" and shown < _SHOWN:
            shown += 1
            got = [(e.text, e.canonical) for e in extract_entities(sentence.text) if e.kind == kind]
            sys.stdout.write(
                f"{verdict}: {sentence.text[sentence.start : sentence.end]!r} = {sentence.expected}: {got}\n"
            )
            sys.stdout.write(f"    {sentence.text!r}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=_SENTENCES)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--kind", choices=KINDS)
    options = parser.parse_args()
    for each in [options.kind] if options.kind else KINDS:
        if options.show:
            _show(each, options.count)
        for row in _figures(each, options.count):
            sys.stdout.write("\t".join(row) + "\n")
