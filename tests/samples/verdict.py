"""What a result lacks when it is compared with the truth of a sample document: sentences, none when all is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from curated.records import DocumentResult
from tests.samples.truth import Expected

_FIELDS = ("document_type", "kind", "title", "reference", "gremium", "meeting_date", "agenda_item", "is_public")
# Facts a document does not state are not asked for: None in the truth means "not printed", not "must be null".


def differences(result: DocumentResult, expected: Expected) -> list[str]:
    """Every expectation that ``result`` does not meet, as one sentence each."""
    return [
        *_head(result, expected),
        *_pages(result, expected),
        *_tables(result, expected),
        *_entities(result, expected),
    ]


def _head(result: DocumentResult, expected: Expected) -> Iterator[str]:
    for field in _FIELDS:
        wanted, found = getattr(expected, field), getattr(result.document, field)
        if wanted is not None and wanted != found:
            yield f"{field}: wanted {wanted!r}, found {found!r}"
    found_rows = tuple((c.gremium, c.meeting_date, c.agenda_item, c.is_public) for c in result.consultations)
    if expected.consultations and found_rows != expected.consultations:
        yield f"consultations: wanted {expected.consultations}, found {found_rows}"


def _pages(result: DocumentResult, expected: Expected) -> Iterator[str]:
    sources = tuple(page.source for page in result.pages)
    if sources != expected.page_sources:
        yield f"page sources: wanted {expected.page_sources}, found {sources}"
    text = re.sub(r"\s+", " ", " ".join(page.text for page in result.pages))
    yield from _missing("text kept", expected.kept, (t for t in expected.kept if t in text))
    yield from _missing("word joined", expected.joined, (t for t in expected.joined if t in text))
    repaired = (word for word in expected.repaired if re.search(rf"\b{word}\b", text))
    yield from _missing("word repaired", expected.repaired, repaired)


def _tables(result: DocumentResult, expected: Expected) -> Iterator[str]:
    if len(result.tables) < expected.tables:
        yield f"tables: wanted {expected.tables}, found {len(result.tables)}"
    failed = sum(table.checks_failed for table in result.tables)
    if failed != expected.checks_failed:
        yield f"failed checks: wanted {expected.checks_failed}, found {failed}"


def _entities(result: DocumentResult, expected: Expected) -> Iterator[str]:
    of = {
        kind: [e for e in result.entities if e.kind == kind]
        for kind in ("amount", "date", "gremium", "law", "reference")
    }
    yield from _missing("amount", expected.amounts, {e.amount for e in of["amount"]})
    days = {day for e in of["date"] for day in (e.date_start, e.date_end)}
    yield from _missing("date", expected.dates, days)
    yield from _missing("gremium", expected.gremien, {e.canonical for e in of["gremium"]})
    yield from _missing("law", expected.laws, {(e.law, e.section) for e in of["law"]})
    yield from _missing("reference", expected.references, {e.canonical for e in of["reference"]})


def _missing(what: str, wanted: Collection[object], found: Iterable[object]) -> Iterator[str]:
    got = set(found)
    for item in wanted:
        if item not in got:
            yield f"{what} not found: {item}"
