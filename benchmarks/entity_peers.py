"""What plain expressions, dateparser and price-parser make of the same texts: the figures beside ours."""

from __future__ import annotations

import json
import re
import time
import warnings
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from benchmarks.corpus import Figure
from curated.records import Entity
from extractors.entities import extract_entities

Mention = dict[str, str | int | None]

_PLAIN = {
    "date": re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b"),
    "amount": re.compile(r"\b\d{1,3}(?:\.\d{3})*(?:,\d\d)? ?(?:€|Euro|EUR)"),
    "gremium": re.compile(
        r"\b(?:Gemeinderat|Stadtrat|Ortsrat|Ortschaftsrat(?: [A-ZÄÖÜ]\w+)?|[A-ZÄÖÜ]\w+ausschuss)(?:e?s)?\b"
    ),
    "reference": re.compile(r"\b\d{4}/\d{3,4}\b|\bDS \d+/\d{4}\b"),
    "agenda_item": re.compile(r"(?m)^\d{1,2}\.(?= [A-ZÄÖÜ])|\b(?:TOP|Punkt|Tagesordnungspunkt):? *\d+(?:\.\d+)?"),
    "law": re.compile(r"§ \d+ (?:Abs\. \d+ )?[A-ZÄÖÜ]\w*[A-Z]\w*"),
    "fraktion": re.compile(r"\b(?:CDU|SPD|FDP|AfD|GRÜNE|DIE LINKE|Freie Wähler)(?:-Fraktion)?\b"),
}
_SECONDS = 60.0  # of processor time that dateparser gets; it reads about ten kilobytes a second


def peer_figures(folder: Path) -> Iterator[Figure]:
    """The rows of all peers. ``folder`` holds ``gold/`` and ``text/``."""
    papers = list(_papers(folder))
    for kind, pattern in _PLAIN.items():
        spans = [{m.span() for m in pattern.finditer(text)} for text, _ in papers]
        yield "plain regex", f"{kind} f1_span", f"{_f1(kind, papers, spans):.3f}"
    yield from _dateparser_search(papers)
    yield from _values(papers)


def _papers(folder: Path) -> Iterator[tuple[str, list[Mention]]]:
    for path in sorted((folder / "gold").glob("*.jsonl")):
        text = (folder / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        yield text, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _f1(kind: str, papers: Sequence[tuple[str, list[Mention]]], found: Sequence[set[tuple[int, int]]]) -> float:
    wanted = [{(m["start"], m["end"]) for m in gold if m["kind"] == kind} for _, gold in papers]
    both = sum(len(w & f) for w, f in zip(wanted, found, strict=True))
    return 2 * both / (sum(map(len, wanted)) + sum(map(len, found)))


def _dateparser_search(papers: Sequence[tuple[str, list[Mention]]]) -> Iterator[Figure]:
    """dateparser.search on as many papers, the shortest first, as its time allows; ours by span on the same."""
    from dateparser.search import search_dates

    started, size = time.process_time(), 0
    read: list[tuple[str, list[Mention]]] = []
    spans: list[set[tuple[int, int]]] = []
    for text, gold in sorted(papers, key=lambda paper: len(paper[0])):
        if time.process_time() - started > _SECONDS:
            break
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hits = search_dates(text, languages=["de"]) or []
        position, found = 0, set[tuple[int, int]]()
        for words, _ in hits:
            start = text.find(words, position)
            if start >= 0:
                found.add((start, start + len(words)))
                position = start + len(words)
        read.append((text, gold))
        spans.append(found)
        size += len(text)
    speed = size / 1000 / (time.process_time() - started)
    ours = [{(e.char_start, e.char_end) for e in extract_entities(text) if e.kind == "date"} for text, _ in read]
    where = f"{len(read)} of {len(papers)} papers"
    yield "dateparser", f"date f1_span, {where}", f"{_f1('date', read, spans):.3f}"
    yield "ours", f"date f1_span, {where}", f"{_f1('date', read, ours):.3f}"
    yield "dateparser", "kB/s", f"{speed:.0f}"


def _values(papers: Sequence[tuple[str, list[Mention]]]) -> Iterator[Figure]:
    """The value each reads from the very words of a mention, apart from finding it: days, and amounts with their currency."""
    import dateparser
    from price_parser import Price

    gold = [mention for _, mentions in papers for mention in mentions]
    days = [m for m in gold if m["kind"] == "date" and m["date_start"] and m["date_start"] == m["date_end"]]
    amounts = [m for m in gold if m["kind"] == "amount" and m["currency"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = [dateparser.parse(str(m["text"]), languages=["de"]) for m in days]
    right = sum(p is not None and p.date().isoformat() == m["date_start"] for p, m in zip(parsed, days, strict=True))
    yield "dateparser", f"value of {len(days)} days, span given", f"{right / len(days):.3f}"
    right = sum(any(e.date_start and e.date_start.isoformat() == m["date_start"] for e in _read(m)) for m in days)
    yield "ours", f"value of {len(days)} days, span given", f"{right / len(days):.3f}"
    prices = [Price.fromstring(str(m["text"])).amount for m in amounts]
    right = sum(p is not None and p == Decimal(str(m["amount"])) for p, m in zip(prices, amounts, strict=True))
    yield "price-parser", f"value of {len(amounts)} amounts, span given", f"{right / len(amounts):.3f}"
    right = sum(any(e.amount == Decimal(str(m["amount"])) for e in _read(m)) for m in amounts)
    yield "ours", f"value of {len(amounts)} amounts, span given", f"{right / len(amounts):.3f}"


def _read(mention: Mention) -> list[Entity]:
    return extract_entities(str(mention["text"]))
