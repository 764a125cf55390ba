"""Where a table of consultations begins and ends."""

from __future__ import annotations

from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.papers.head_evidence.reading_copy import reading_copy
from extractors.papers.head_evidence.row_tokens import row_tokens
from extractors.papers.head_evidence.table_regions import table_regions

PAGE = (
    "Stadt Musterlingen\nVorlage 2025/0117\n\nGremium\tTermin\tZuständigkeit\nBauausschuss\t12.05.2025\tVorberatung\n"
    "Gemeinderat\t20.05.2025\tEntscheidung\n\nSachverhalt\nDie Straße ist schmal.\n"
)


def test_the_table_ends_where_the_paper_begins_to_speak() -> None:
    copy = reading_copy(PAGE)
    bodies, days = find_gremien(copy.text), find_dates(copy.text)
    (region,) = table_regions(copy, bodies, days)
    assert region.headed
    assert "Sachverhalt" not in copy.text[region.first : copy.starts[region.end_line]]


def test_tokens_are_bodies_and_days_in_order() -> None:
    copy = reading_copy(PAGE)
    bodies, days = find_gremien(copy.text), find_dates(copy.text)
    (region,) = table_regions(copy, bodies, days)
    tokens = row_tokens(copy, region, bodies, days)
    assert [token.kind for token in tokens] == ["body", "day", "body", "day"]
    assert [token.name for token in tokens if token.kind == "body"] == ["Bauausschuss", "Gemeinderat"]
