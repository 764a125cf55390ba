"""Dates and citations of statutes: lists, terms, school years, impossible days; articles, EU acts, statutes with their Land."""

import re
from datetime import date

import pytest

from extractors.entities.anchored_search import matches_with, number_starts
from extractors.entities.calendar_values import school_year
from extractors.entities.date_context import with_years
from extractors.entities.date_lists import listed_days
from extractors.entities.date_patterns import RULES
from extractors.entities.date_readers import month_number
from extractors.entities.dates import find_dates
from extractors.entities.law_names import canonical_law
from extractors.entities.laws import find_laws
from extractors.entities.line_folding import fold
from extractors.entities.overlaps import resolve
from extractors.entities.terms_of_office import is_school_year_before, is_term_before
from extractors.entities.years import find_partial_dates, find_years


def days(text: str) -> list[str | None]:
    return [e.iso for e in with_years(text, resolve(find_dates(text) + find_years(text) + find_partial_dates(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 1., 8. und 15. Juli 2025", ["2025-07-01", "2025-07-08", "2025-07-15"]),
        ("am 12.05. und 13.05.2025", ["2025-05-12", "2025-05-13"]),
        ("vom 08. 03. - 16. 03. 2021", ["2021-03-08/2021-03-16"]),
        ("15. Dezember bis 12. Januar 2026", ["2025-12-15/2026-01-12"]),
        ("im Mai und Juni 2026", ["2026-05", "2026-06"]),
        ("ab dem 15. Feber 2026", ["2026-02-15"]),
        ("Wahlperiode 2019/24", ["2019/2024"]),
        ("Amtszeit 2019‑2024", ["2019/2024"]),
        ("zwischen 2019 und 2023", ["2019/2023"]),
        ("im Schuljahr 2025/26", ["2025-08-01/2026-07-31"]),
        ("am 30. Februar 2026", []),
        ("Produkt 11.12.01", []),
        ("Aktenplan 11.12.01", []),
        ("am l. Mai 2026 und am 1O. Juni 2026", ["2026-05-01", "2026-06-10"]),
        ("am 19 . 08 . 2026", ["2026-08-19"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_the_pieces_of_dates() -> None:
    assert month_number("Jänner") == 1 and month_number("Febr.") == 2
    assert school_year(2025).start == date(2025, 8, 1)
    assert is_term_before("Wahlperiode 2019", 12) and is_school_year_before("Schuljahr 2025", 10)
    found = find_dates("8. Juli 2025")
    assert list(listed_days("8. Juli 2025", found)) == [] and len(RULES) > 10
    assert fold("1  2").text == "1 2" and list(number_starts("a 12.5")) == [2]


def test_a_pattern_is_tried_only_where_one_of_its_words_stands() -> None:
    street = re.compile(r"\w+straße")
    assert [match[0] for match in matches_with("Talstraße, Bergstraße", street, "straße")] == [
        "Talstraße",
        "Bergstraße",
    ]
    assert list(matches_with("Talweg", street, "straße")) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [("seit ca. Juli, Ende Mai, im August", ["XXXX-07", "XXXX-05", "XXXX-08"]), ("Beim Mai, Wochenende Juni", [])],
)
def test_months_alone(text: str, months: list[str]) -> None:
    assert [e.iso for e in find_partial_dates(text)] == months


@pytest.mark.parametrize(
    ("text", "law", "section", "paragraph"),
    [
        ("Art. 28 Abs. 2 Satz 1 GG", "GG", "28", "2"),
        ("nach § 12 Abs 4 S 2 Nr 3 KAG", "KAG", "12", "4"),
        ("§ 35 (1) GemO", "GemO", "35", "1"),
        ("Art. 5 der Verordnung (EU) 2016/679", "Verordnung (EU) 2016/679", "5", None),
        (
            "§ 2 der Gemeindeordnung für Baden-Württemberg\nBegründung",
            "Gemeindeordnung für Baden-Württemberg",
            "2",
            None,
        ),
        ("§ 2 der Hessischen Gemeindeordnung", "Hessische Gemeindeordnung", "2", None),
        ("§ 4 Abs. 1 Satz 2 2. Halbsatz KAG", "KAG", "4", "1"),
        ("Paragraph 12 der Gemeindeordnung", "Gemeindeordnung", "12", None),
        ("§ 5 der Verwaltungsgebührenordnung", "Verwaltungsgebührenordnung", "5", None),
    ],
)
def test_citations(text: str, law: str, section: str, paragraph: str | None) -> None:
    found = find_laws(text)[0]
    assert (found.law, found.section, found.paragraph) == (law, section, paragraph)
    assert canonical_law(law, {}) == law


def test_a_citation_takes_the_statute_it_is_read_together_with() -> None:
    assert [e.law for e in find_laws("§ 10 Abs. 1 i. V. m. § 4 NKomVG")] == ["NKomVG", "NKomVG"]
    assert find_laws("Artikel 1 wird geändert; die Art der Nutzung") == []
