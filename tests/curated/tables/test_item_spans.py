"""Which agenda item a place in minutes belongs to."""

from __future__ import annotations

from dataclasses import replace

from curated.records import AgendaItem, DocumentResult, Page
from curated.tables.item_spans import item_spans
from tests.support.builders import simple_result

TEXT = "Niederschrift\nTOP 1 Brunnen\nDer Brunnen kostet 5.000 Euro.\nTOP 2 Steg\nDer Steg kostet 9.000 Euro.\n"


def _minutes(text: str, *headings: str, document_type: str = "niederschrift") -> DocumentResult:
    base = simple_result("a", document_type=document_type)
    items = tuple(
        AgendaItem(number=str(seq), seq=seq, char_start=text.index(h), char_end=text.index(h) + len(h))
        for seq, h in enumerate(headings)
    )
    page: Page = replace(base.pages[0], text=text)
    return replace(base, pages=(page,), agenda_items=items)


def _seq(result: DocumentResult, place: int) -> int | None:
    item = item_spans(result).at(1, place)
    return None if item is None else item.seq


def test_a_place_belongs_to_the_item_whose_heading_stands_before_it():
    result = _minutes(TEXT, "TOP 1 Brunnen", "TOP 2 Steg")
    assert _seq(result, TEXT.index("5.000")) == 0
    assert _seq(result, TEXT.index("9.000")) == 1
    assert _seq(result, 3) is None


def test_lines_of_an_agenda_cover_nothing():
    text = "Tagesordnung\nTOP 1 Brunnen\nTOP 2 Steg\nTOP 3 Verschiedenes\nEs liegen 700 Euro in der Kasse.\n"
    result = _minutes(text, "TOP 1 Brunnen", "TOP 2 Steg", "TOP 3 Verschiedenes")
    assert _seq(result, text.index("700")) is None


def test_items_called_up_in_one_heading_are_not_certain():
    text = "TOP 1 und 2 Brunnen und Steg\nBeide kosten 700 Euro.\n"
    result = _minutes(text, "TOP 1 und 2 Brunnen und Steg", "TOP 1 und 2 Brunnen und Steg")
    assert _seq(result, text.index("700")) is None


def test_other_papers_have_no_spans():
    result = _minutes(TEXT, "TOP 1 Brunnen", "TOP 2 Steg", document_type="einladung")
    assert _seq(result, TEXT.index("5.000")) is None


def test_an_item_reaches_over_the_page():
    result = _minutes(TEXT, "TOP 1 Brunnen", "TOP 2 Steg")
    second = replace(result.pages[0], page_number=2, text="Er kostet doch 9.500 Euro.")
    item = item_spans(replace(result, pages=(*result.pages, second))).at(2, 15)
    assert item is not None
    assert item.seq == 1


def test_an_item_without_a_place_makes_the_one_before_it_uncertain():
    result = _minutes(TEXT, "TOP 1 Brunnen")
    lost = AgendaItem(number="2", seq=1)
    assert _seq(replace(result, agenda_items=(*result.agenda_items, lost)), TEXT.index("9.000")) is None
