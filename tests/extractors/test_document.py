"""The whole line without Prefect: every sample document against what it must yield (tests/samples/truth.py)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from curated.records import DocumentResult
from extractors import extract_entities
from extractors.document import read_document
from normalizers import replay_backwards
from tests.samples.truth import EXPECTED
from tests.support.paths import RAW

SAMPLES = sorted(EXPECTED)


@cache
def result_of(name: str) -> DocumentResult:
    return read_document(RAW / name)


@pytest.mark.parametrize("name", SAMPLES)
def test_head_and_pages_are_those_of_the_paper(name: str) -> None:
    want, result = EXPECTED[name], result_of(name)
    document = result.document
    assert document.status == "ok"
    assert document.document_type == want.document_type
    assert document.kind == want.kind
    assert tuple(p.source for p in result.pages) == want.page_sources
    for field in ("title", "reference", "gremium", "meeting_date", "agenda_item", "is_public"):
        if getattr(want, field) is not None:
            assert getattr(document, field) == getattr(want, field), field
    if want.consultations:
        found = tuple((c.gremium, c.meeting_date, c.agenda_item, c.is_public) for c in result.consultations)
        assert found == want.consultations


@pytest.mark.parametrize("name", SAMPLES)
def test_values_are_found(name: str) -> None:
    want, result = EXPECTED[name], result_of(name)
    entities = result.entities
    assert set(want.amounts) <= {e.amount for e in entities if e.kind == "amount"}
    assert set(want.dates) <= {e.date_start for e in entities if e.kind == "date"}
    assert set(want.gremien) <= {e.canonical for e in entities if e.kind == "gremium"}
    assert set(want.laws) <= {(e.law, e.section) for e in entities if e.kind == "law"}
    assert set(want.references) <= {e.canonical for e in entities if e.kind == "reference"}


@pytest.mark.parametrize("name", SAMPLES)
def test_text_is_whole(name: str) -> None:
    want, result = EXPECTED[name], result_of(name)
    text = "\n".join(p.text for p in result.pages)
    flat = " ".join(text.split())
    for group in (want.joined, want.kept, want.repaired):
        assert [part for part in group if part not in flat] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_tables_and_sums(name: str) -> None:
    want, result = EXPECTED[name], result_of(name)
    assert len(result.tables) >= want.tables
    assert sum(t.checks_failed for t in result.tables) == want.checks_failed
    mismatches = [i for i in result.issues if i.code == "TABLE_SUM_MISMATCH"]
    assert bool(mismatches) == bool(want.checks_failed)


@pytest.mark.parametrize("name", SAMPLES)
def test_budget_lines(name: str) -> None:
    want, result = EXPECTED[name], result_of(name)
    found: set[tuple[object, ...]] = {
        (b.page_number, b.row_number, b.label, b.year, b.kind, b.variant, b.amount, b.verdict)
        for b in result.budget_lines
    }
    assert [fact for fact in want.budget if fact not in found] == []
    assert bool(found) == bool(want.budget)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_is_traceable(name: str) -> None:
    result = result_of(name)
    pages = {p.page_number: p for p in result.pages}
    for entity in result.entities:
        page = pages[entity.page_number]
        assert page.text[entity.char_start : entity.char_end] == entity.text
        if page.words:
            assert entity.box is not None
            assert page.width is not None and page.height is not None
            assert -1 <= entity.box.x0 < entity.box.x1 <= page.width + 1
            assert -1 <= entity.box.y0 < entity.box.y1 <= page.height + 1
    changes = defaultdict(list)
    for c in result.corrections:
        if c.applied and c.char_start is not None and c.char_end is not None:
            changes[c.page_number].append((c.char_start, c.char_end, c.before))
    for number, page in pages.items():
        assert replay_backwards(page.text, changes[number]) == page.raw
    assert len({e.entity_id for e in result.entities}) == len(result.entities)
    assert len({t.table_id for t in result.tables}) == len(result.tables)


def test_the_box_of_an_entity_holds_its_words() -> None:
    result = result_of("vorlagen/2025-0117-radweg-seedorf.pdf")
    entity = next(e for e in result.entities if e.canonical == "Ortschaftsrat Seedorf")
    box = entity.box
    assert box is not None
    inside = [
        w.text
        for w in result.pages[entity.page_number - 1].words
        if box.x0 - 0.5 <= w.box.x0
        and w.box.x1 <= box.x1 + 0.5
        and box.y0 - 0.5 <= w.box.y0
        and w.box.y1 <= box.y1 + 0.5
    ]
    assert inside == entity.text.split()


def test_a_second_reading_is_equal() -> None:
    name = "vorlagen/2025-0117-radweg-seedorf.pdf"
    assert read_document(RAW / name) == result_of(name)


def test_entities_of_a_bare_text() -> None:
    text = "Der Gemeinderat bewilligt 1.250,00 €.\fSitzung am 20.05.2025"
    found = {e.kind: e for e in extract_entities(text)}
    assert [text[e.char_start : e.char_end] for e in found.values()] == [e.text for e in found.values()]
    assert {"gremium", "amount", "date"} <= set(found)


def test_an_unreadable_file_is_a_failed_document(tmp_path: Path) -> None:
    path = tmp_path / "leer.pdf"
    path.write_bytes(b"")
    result = read_document(path)
    assert result.document.status == "failed"
    assert [i.code for i in result.issues] == ["FILE_EMPTY"]


def test_agenda_items_of_the_minutes() -> None:
    result = result_of("niederschriften/2025-05-20-gemeinderat.pdf")
    items = {item.number: item for item in result.agenda_items}
    assert list(items) == ["1", "2", "3", "7", "8", "9", "9.2", "10"]
    assert [item.seq for item in result.agenda_items] == list(range(8))
    way, budget, wells = items["7"], items["8"], items["9.2"]
    assert (way.title, way.reference) == ("Neubau des Radwegs zwischen Musterlingen und Seedorf", "2025/0117")
    votes = (way.outcome, way.unanimous, way.votes_yes, way.votes_no, way.votes_abstain)
    assert votes == ("approved", False, 24, 4, 2)
    assert (budget.outcome, budget.unanimous, wells.outcome) == ("referred", True, "approved")
    pages = {p.page_number: p for p in result.pages}
    for item in items.values():
        assert item.is_public is True and item.document_id == result.document.document_id
        assert item.box is not None and item.char_start is not None
        assert item.number in pages[item.page_number].text[item.char_start : item.char_end]


def test_other_papers_have_no_agenda() -> None:
    assert result_of("vorlagen/2025-0117-radweg-seedorf.pdf").agenda_items == ()


def test_consultations_have_the_box_of_their_row() -> None:
    result = result_of("vorlagen/2025-0117-radweg-seedorf.pdf")
    page = result.pages[0]
    for consultation in result.consultations:
        box = consultation.box
        assert box is not None and consultation.page_number == 1
        words = [w.text for w in page.words if box.y0 - 0.5 <= w.box.y0 and w.box.y1 <= box.y1 + 0.5]
        assert set(consultation.gremium.split()) <= set(words)
        assert {c.box for c in result.consultations if c != consultation} - {box}
