"""What a reading promises: every word stands in the text where it says, and every printed line is a line."""

from __future__ import annotations

from pathlib import Path

from extractors.base.page_reading import PageReading, Rule
from extractors.base.settings import ReadSettings
from extractors.pages.read import read_pages
from extractors.pages.sources import open_source
from tests.fixtures.pages import table_pdf


def test_words_and_lines_of_a_page_stand_where_they_say(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(table_pdf([["Produkt", "Ansatz 2026"], ["Seebad", "12.500,00"]], above=["Der Rat beschließt."]))
    (page,) = read_pages(open_source(path), ReadSettings())
    assert [word.text for word in page.words][:3] == ["Der", "Rat", "beschließt."]
    assert all(page.text[word.raw_start : word.raw_end] == word.text for word in page.words)
    covered = {at for line in page.lines for at in range(line.raw_start, line.raw_end)}
    assert all(at in covered for at, letter in enumerate(page.text) if not letter.isspace())
    assert all((rule.x0 == rule.x1) != (rule.y0 == rule.y1) and rule.x0 <= rule.x1 for rule in page.rules)
    assert page.rules


def test_a_reading_is_built_by_name_and_is_empty_until_something_is_read() -> None:
    page = PageReading(page_number=3, source="blank", source_reason="empty_page", rules=(Rule(0, 5, 9, 5),))
    assert (page.text, page.words, page.number_rereadings, page.rotation) == ("", (), (), None)
