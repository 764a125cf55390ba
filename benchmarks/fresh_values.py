"""Measures values on sentences that somebody wrote who had not seen the rules: ``python -m benchmarks.fresh_values FILE``.

A line of FILE: ``{"kind": "amount" | "date" | "law", "text": …, "expect": …}``. Amounts: all values in order, "" none at all,
null where no value may be given. Dates: start or start/end of each. Laws: [law, section, paragraph, sentence, number].
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

from benchmarks.corpus import Figure
from curated.records import Entity
from extractors.entities import extract_entities


def values(text: str, kind: str) -> list[str]:
    """What is found in a sentence, in the form of the files."""
    return [_value(entity) for entity in extract_entities(text) if entity.kind == kind]


def _value(entity: Entity) -> str:
    if entity.kind == "amount":
        foreign = "" if entity.currency in {None, "EUR"} else f" {entity.currency}"
        return "" if entity.amount is None else f"{entity.amount}{foreign}"
    if entity.kind == "date":
        same = entity.date_start == entity.date_end
        return f"{entity.date_start}" if same else f"{entity.date_start}/{entity.date_end}"
    return json.dumps([entity.law, entity.section, entity.paragraph, entity.sentence, entity.number])


def verdict(kind: str, expect: list[str | None] | list[list[str]], found: list[str]) -> str:
    """„right", „missed" (fewer or no value) or „wrong" (a value that is not there)."""
    given = [value for value in found if value]
    if not expect or expect in ([""], [None]):
        return "wrong" if given else "right"
    lists = expect if isinstance(expect[0], list) else [expect]
    wanted = [json.dumps(each) for each in lists] if kind == "law" else [str(each) for each in expect]
    if given == wanted:
        return "right"
    return "missed" if not Counter(given) - Counter(wanted) else "wrong"


def run(corpus: Path) -> list[Figure]:
    """The rows of the benchmark: every ``round-*.jsonl`` of the folder that ``AKTENKLAR_FRESH`` names."""
    del corpus
    folder = os.environ.get("AKTENKLAR_FRESH")
    files = sorted(Path(folder).glob("round-*.jsonl")) if folder else []
    if not files:
        return [("fresh values", "sentences by others", "not measured: AKTENKLAR_FRESH names no folder of rounds")]
    return [
        (f"fresh values, {path.stem}", f"{kind}, {result}", str(number))
        for path in files
        for (kind, result), number in sorted(measure(path).items())
    ]


def measure(path: Path, *, show: bool = False) -> Counter[tuple[str, str]]:
    """How many sentences of a file are right, missed and wrong, by kind; ``show``: prints those that are not right."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = values(case["text"], case["kind"])
        result = verdict(case["kind"], case["expect"], found)
        if result != "right" and case.get("arguable") and not any(found):
            result = "right"
        counts[case["kind"], result] += 1
        if show and result != "right":
            sys.stdout.write(f"{result}: {case['text']!r}: {found}, not {case['expect']}\n")
    return counts


def main(path: Path) -> None:
    """Prints every sentence that is not right and the counts."""
    for (kind, result), number in sorted(measure(path, show=True).items()):
        sys.stdout.write(f"{kind}\t{result}\t{number}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
