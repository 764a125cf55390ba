"""German test phrases of Microsoft's Recognizers-Text (MIT): dates, money and numbers that others wrote down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.corpus import Figure
from curated.records import Entity
from extractors.entities import extract_entities
from extractors.entities.number_words import read_number

_MONEY = {"Euro", "Dollar", "United States dollar", "Pound", "British pound"}
_DATE_FILES = (
    "DateExtractor",
    "DateParser",
    "DatePeriodExtractor",
    "DatePeriodParser",
    "MergedExtractor",
    "MergedParser",
)


def phrase_figures(folder: Path) -> Iterator[Figure]:
    """The share of phrases read as that tool's authors expect, for what concerns council papers.

    Not asked: dates counted from today („nächsten Freitag"), for papers have none, currencies of other continents,
    ordinals and percentages, which are no kind of ours.
    """
    phrases = [*_money_phrases(folder), *_date_phrases(folder), *_partial_dates(folder), *_numbers(folder)]
    for kind in dict.fromkeys(name for name, _ in phrases):
        verdicts = [right for name, right in phrases if name == kind]
        yield "Recognizers-Text", f"{kind}: {len(verdicts)} phrases", f"{sum(verdicts) / len(verdicts):.4f}"
    yield "Recognizers-Text", f"all {len(phrases)} phrases", f"{sum(right for _, right in phrases) / len(phrases):.4f}"


def _cases(folder: Path, name: str) -> Iterator[tuple[str, list[dict[str, object]]]]:
    path = folder / f"recognizers-text.German.{name}.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield case["Input"], case["Results"]


def _money_phrases(folder: Path) -> Iterator[tuple[str, bool]]:
    """Phrases about euros, dollars and pounds: span and value both as that tool expects."""
    for text, results in _cases(folder, "CurrencyModel"):
        resolutions = [result["Resolution"] for result in results]
        if not all(isinstance(r, dict) and r["unit"] in _MONEY and r["value"] for r in resolutions):
            continue
        wanted = {
            (str(r["Text"]).casefold(), str(v["value"]))
            for r, v in zip(results, resolutions, strict=True)
            if isinstance(v, dict)
        }
        found = {(e.text.casefold(), _decimal(e)) for e in extract_entities(text) if e.kind == "amount"}
        yield "money", wanted == found


def _numbers(folder: Path) -> Iterator[tuple[str, bool]]:
    """Numbers in digits and words: the value that tool expects."""
    for _, results in _cases(folder, "NumberModel"):
        for result in results:
            resolution = result["Resolution"]
            assert isinstance(resolution, dict)
            found = read_number(str(result["Text"]))
            wanted = Decimal(str(resolution["value"]).replace(",", "."))
            yield "numbers", found is not None and abs(found - wanted) < Decimal("0.001")


def _partial_dates(folder: Path) -> Iterator[tuple[str, bool]]:
    """Phrases with one day or month without a year: the same day or days as that tool's Timex."""
    for name in ("DateParser", "DatePeriodParser"):
        for text, results in _cases(folder, name):
            value = results[0].get("Value") if len(results) == 1 else None
            timex = str(value["Timex"]) if isinstance(value, dict) else ""
            if not re.match(r"\(?XXXX-\d\d", timex):
                continue
            span = re.match(r"\((XXXX-\d\d-\d\d),(XXXX-\d\d-\d\d),", timex)
            found = [e.iso for e in extract_entities(text) if e.kind == "date"]
            yield "dates without a year", found == [f"{span[1]}/{span[2]}" if span else timex]


def _decimal(entity: Entity) -> str:
    return f"{entity.amount:f}".rstrip("0").rstrip(".").replace(".", ",")


def _date_phrases(folder: Path) -> Iterator[tuple[str, bool]]:
    """Phrases with one date whose year is said: its numbers, and its days where that tool says them."""
    for name in _DATE_FILES:
        for text, results in _cases(folder, name):
            if len(results) != 1 or not re.search(r"\d{4}|\d[-./]\d\d?\b.\d\d\b|[a-z] \d\d$", str(results[0]["Text"])):
                continue
            found = [e for e in extract_entities(text) if e.kind == "date"]
            yield "dates with a year", len(found) == 1 and _agrees(found[0], results[0])


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
