"""Grades for people: the weaker score decides, and one bad page in a hundred does not condemn a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curated.records import Page
from extractors.pages.grade import FAIR_CONFIDENCE, GOOD_LEXICON_RATE, document_grade, page_grade, without_praise
from tests.support.builders import simple_result


@pytest.mark.parametrize(
    ("text", "known", "confidence", "grade"),
    [
        ("Der Rat", GOOD_LEXICON_RATE, None, "good"),
        ("Der Rat", GOOD_LEXICON_RATE - 0.01, None, "fair"),
        ("Der Rat", 1.0, FAIR_CONFIDENCE - 0.01, "poor"),
        ("Der Rat", None, None, "good"),
        (" \n", 1.0, 1.0, "none"),
    ],
)
def test_a_page_is_as_good_as_its_weaker_score(
    text: str, known: float | None, confidence: float | None, grade: str
) -> None:
    assert page_grade(text, known, confidence) == grade


def pages(*grades: str) -> list[Page]:
    (model, *_) = simple_result("a").pages
    return [replace(model, page_number=n, grade=grade) for n, grade in enumerate(grades, 1)]  # type: ignore[arg-type]


def test_the_worst_tenth_grades_a_document() -> None:
    assert document_grade(pages(*["good"] * 99, "poor")) == "good"
    assert document_grade(pages(*["good"] * 9, "fair", "poor")) == "fair"
    assert document_grade(pages("none", "none")) == "none"
    assert document_grade([]) == "none"


def test_a_page_that_could_not_be_read_counts() -> None:
    (failed,) = pages("none")
    assert document_grade([replace(failed, source="failed"), *pages("good")]) == "none"


def test_the_cover_of_a_shell_is_not_good() -> None:
    cover = pages("good")
    assert [page.grade for page in without_praise(cover, {"PDF_XFA"})] == ["poor"]
    assert [page.grade for page in without_praise(cover, {"PDF_ATTACHMENTS"})] == ["poor"]
    assert [page.grade for page in without_praise(cover, {"PDF_REPAIRED"})] == ["good"]
    assert [page.grade for page in without_praise(pages("good", "good", "good"), {"PDF_XFA"})] == ["good"] * 3
