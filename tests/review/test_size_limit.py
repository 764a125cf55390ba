"""Data that is no markup, and pages of bounded size."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.review.page_records import CellData, EntityData, PageData, TableData, WordData
from flows.review.size_limit import DATA_BYTES, PAGE_BYTES, PICTURE_BYTES, as_script, page_script
from tests.support.review import HOSTILE, payload


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_no_text_can_end_a_script_or_become_markup(text):
    script = as_script("page", {"text": text + HOSTILE})
    assert not set("<>&\u2028\u2029") & set(script.decode())
    assert payload(script, "page") == {"text": text + HOSTILE}


def blank(text: str, **fields: object) -> PageData:
    return PageData(
        id="a" * 64, number=1, width=595, height=842, source="ocr", reason="no_text", grade="poor", text=text, **fields
    )


@pytest.mark.parametrize("text", ["Straße " * 100_000, HOSTILE * 20_000, "𝔄" * 200_000])
def test_a_page_of_any_size_stays_within_its_budget_and_says_what_is_missing(text):
    words = tuple(
        WordData(x=i % 5000, y=i // 7, width=300, height=90, confidence=55, start=i, length=6) for i in range(20_000)
    )
    entities = tuple(
        EntityData(id=f"{i:024x}", kind="amount", start=i, end=i + 4, canonical="kanonisch " * 50) for i in range(5_000)
    )
    page = blank(text, words=words, entities=entities)
    script = page_script(page)
    shown = payload(script, "page")["page"]
    assert len(script) <= DATA_BYTES
    assert shown["cut"] == ["words", "text"]
    assert all(e["end"] <= len(shown["text"]) for e in shown["entities"])


def test_tables_are_cut_before_the_text_is():
    cells = tuple(CellData(row=i // 10, col=i % 10, text=f"{i:,} Euro", number=str(i)) for i in range(3_000))
    table = TableData(id="t", rows=300, cols=10, status="ok", cells=cells)
    shown = payload(page_script(blank("Haushalt", tables=(table,) * 2)), "page")
    assert shown["page"]["cut"] == ["tables"] and shown["page"]["text"] == "Haushalt"
    assert 0 < len(shown["page"]["tables"][0]["cells"]) < len(cells)


def test_the_budget_of_a_page_is_that_of_picture_and_data():
    assert DATA_BYTES + PICTURE_BYTES == PAGE_BYTES <= 120 * 1024
