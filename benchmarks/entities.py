"""Measures entities: ``python -m benchmarks.entities``; F1 by the corpus' own scorer, and the test phrases of another tool."""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from curated.records import Entity
from extractors.entities import entity_as_json, extract_entities

_LONG = 200_000  # characters
_DATE_FILES = (
    "DateExtractor",
    "DateParser",
    "DatePeriodExtractor",
    "DatePeriodParser",
    "MergedExtractor",
    "MergedParser",
)


def run(corpus: Path) -> list[Figure]:
    """The rows of the entity benchmark. ``corpus``: the folder that holds ``entities/``; the scorer lies beside it."""
    folder = corpus / "entities"
    rows: list[Figure] = []
    with tempfile.TemporaryDirectory() as scratch:
        rows.append(("entities", "MB/s, many short texts", f"{_predict(folder / 'text', Path(scratch)):.2f}"))
        rows.append(("entities", "MB/s, one text of 200 kB", f"{_speed_of_one_text(folder / 'text'):.2f}"))
        rows += _figures(score(corpus, "--show", "0", "entities", str(folder / "gold"), scratch))
    rows += _baseline(folder)
    phrases = [*_money_phrases(folder / "foreign"), *_date_phrases(folder / "foreign")]
    for kind in ("amount", "date"):
        verdicts = [right for name, right in phrases if name == kind]
        rows.append(("Recognizers-Text", f"{kind}: {len(verdicts)} phrases", f"{sum(verdicts) / len(verdicts):.4f}"))
    return rows


def _predict(texts: Path, out: Path) -> float:
    """Writes the mentions of every text; megabytes a second of processor time, the building of the pipeline apart."""
    extract_entities("Musterlingen")
    size, seconds = 0, 0.0
    for path in sorted(texts.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        started = time.process_time()
        found = extract_entities(text, persons=True)
        seconds += time.process_time() - started
        size += len(text.encode())
        lines = "".join(f"{entity_as_json(entity)}\n" for entity in found)
        (out / f"{path.stem}.jsonl").write_text(lines, encoding="utf-8")
    return size / 1e6 / seconds


def _speed_of_one_text(texts: Path) -> float:
    """Megabytes a second of processor time for the texts as the pages of one document, the better of two runs."""
    text = "\f".join(path.read_bytes().decode("utf-8") for path in sorted(texts.glob("*.txt")))
    text = (text * (_LONG // len(text) + 1))[:_LONG]
    seconds = []
    for _ in range(2):
        started = time.process_time()
        extract_entities(text)
        seconds.append(time.process_time() - started)
    return len(text.encode()) / 1e6 / min(seconds)


def _figures(figures: Mapping[str, object]) -> Iterator[Figure]:
    for kind, values in figures.items():
        if isinstance(values, dict):
            for figure in ("f1_span_and_value", "f1_span", "f1_overlap"):
                yield f"entities {kind} ({values['gold']})", figure, str(values[figure])


_PLAIN_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_PLAIN_AMOUNT = re.compile(r"\b\d{1,3}(?:\.\d{3})*(?:,\d\d)? ?(?:€|Euro|EUR)")


def _baseline(folder: Path) -> Iterator[Figure]:
    """What two plain expressions reach by span alone: full numeric dates, and numbers before a euro sign or word."""
    for kind, pattern in (("date", _PLAIN_DATE), ("amount", _PLAIN_AMOUNT)):
        gold, found, both = 0, 0, 0
        for path in sorted((folder / "gold").glob("*.jsonl")):
            text = (folder / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            wanted = {(row["start"], row["end"]) for row in rows if row["kind"] == kind}
            spans = {match.span() for match in pattern.finditer(text)}
            gold, found, both = gold + len(wanted), found + len(spans), both + len(wanted & spans)
        yield "plain regex", f"{kind} f1_span", f"{2 * both / (gold + found):.5f}"


def _cases(folder: Path, name: str) -> Iterator[tuple[str, list[dict[str, object]]]]:
    path = folder / f"recognizers-text.German.{name}.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield case["Input"], case["Results"]


def _money_phrases(folder: Path) -> Iterator[tuple[str, bool]]:
    """Phrases about euros: span and value both as that tool expects."""
    for text, results in _cases(folder, "CurrencyModel"):
        resolutions = [result["Resolution"] for result in results]
        if not all(isinstance(r, dict) and r["unit"] == "Euro" and r["value"] for r in resolutions):
            continue
        wanted = {
            (str(r["Text"]).casefold(), str(v["value"]))
            for r, v in zip(results, resolutions, strict=True)
            if isinstance(v, dict)
        }
        found = {(e.text.casefold(), _decimal(e)) for e in extract_entities(text) if e.kind == "amount"}
        yield "amount", wanted == found


def _decimal(entity: Entity) -> str:
    return f"{entity.amount:f}".rstrip("0").rstrip(".").replace(".", ",")


def _date_phrases(folder: Path) -> Iterator[tuple[str, bool]]:
    """Phrases with one date whose year is said: its numbers, and its days where that tool says them."""
    for name in _DATE_FILES:
        for text, results in _cases(folder, name):
            if len(results) != 1 or not re.search(r"\d{4}|\d[-./]\d\d?\b.\d\d\b|[a-z] \d\d$", str(results[0]["Text"])):
                continue
            found = [e for e in extract_entities(text) if e.kind == "date"]
            yield "date", len(found) == 1 and _agrees(found[0], results[0])


def _agrees(found: Entity, wanted: dict[str, object]) -> bool:
    expected = str(wanted["Text"]).casefold()
    if found.text.casefold() not in expected or re.sub(r"\D", "", found.text) != re.sub(r"\D", "", expected):
        return False
    value = wanted.get("Value")
    days = value.get("FutureResolution") if isinstance(value, dict) else None
    if not isinstance(days, dict) or not {"date", "startDate"} & days.keys() or found.date_start is None:
        return found.date_start is not None
    start = date.fromisoformat(str(days.get("date") or days["startDate"]))
    # Their periods end on the day after; those of two named days on the second day itself.
    ends = [start] if "date" in days else [date.fromisoformat(str(days["endDate"])) - timedelta(days=n) for n in (0, 1)]
    return found.date_start == start and found.date_end in ends


if __name__ == "__main__":
    for row in run(corpus_dir()):
        sys.stdout.write("\t".join(row) + "\n")
