"""A reviewer's marks overrule the machine where they meet something, and say so where they do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from curated.records import Entity
from extractors.base.review_marks import MarkTarget, ReviewMark, ReviewMarkBook, decimal_of
from normalizers.text_trail import Edit, TextTrail
from tests.support.builders import entity

TRAIL = TextTrail.of("Gerneinde Seedorf").apply(
    [Edit(start=0, end=9, after="Gemeinde", stage="ocr_repair", rule="shape", confidence=0.9, evidence="x")]
)


def of_correction(value: str | None, page: int = 1) -> ReviewMarkBook:
    target = MarkTarget(before="Gerneinde", after="Gemeinde")
    return ReviewMarkBook((ReviewMark(page, "correction", target, value),))


def test_a_refused_correction_is_taken_back_and_a_better_one_put_in() -> None:
    assert of_correction(None).correct(1, TRAIL).text == "Gerneinde Seedorf"
    assert of_correction("Germeinde").correct(1, TRAIL).text == "Germeinde Seedorf"
    assert of_correction(None, page=2).correct(1, TRAIL) is TRAIL  # marked on another page
    assert of_correction(None, page=2).correct_cell(TRAIL).text == "Gerneinde Seedorf"  # cells know no page


def amount() -> Entity:
    return entity("12,50 €", "Es kostet 12,50 €.", "a")


def test_a_mention_is_removed_or_gets_the_right_value() -> None:
    found = amount()
    target = MarkTarget(entity_id=found.entity_id)
    assert ReviewMarkBook((ReviewMark(1, "entity", target),)).entities([found]) == ()
    (right,) = ReviewMarkBook((ReviewMark(1, "entity", target, "12.500,00"),)).entities([found])
    assert (right.amount, right.canonical, right.confidence) == (Decimal("12500.00"), "12500.00 EUR", 1.0)


def test_a_date_gets_its_day() -> None:
    found = entity("3. Mai", "am 3. Mai", "a", kind="date")
    (right,) = ReviewMarkBook((ReviewMark(1, "entity", MarkTarget(entity_id=found.entity_id), "2026-05-03"),)).entities(
        [found]
    )
    assert (right.date_start, right.date_precision) == (date(2026, 5, 3), "day")


def test_what_was_followed_is_counted_and_what_met_nothing_is_told() -> None:
    book = ReviewMarkBook(
        (*of_correction(None).marks, ReviewMark(4, "number", MarkTarget(table_id="t", row=1, col=1), "3"))
    )
    book.correct(1, TRAIL)
    assert [(i.code, i.page_number) for i in book.issues("d" * 64)] == [
        ("FEEDBACK_APPLIED", None),
        ("FEEDBACK_UNMATCHED", 4),
    ]
    assert ReviewMarkBook().issues("d" * 64) == ()


@pytest.mark.parametrize(
    ("written", "number"),
    [("1234.5", "1234.5"), ("1.234,50", "1234.50"), ("1.234", "1234"), ("−7", "-7"), ("acht", None), (None, None)],
)
def test_numbers_are_read_as_reviewers_write_them(written: str | None, number: str | None) -> None:
    assert decimal_of(written) == (None if number is None else Decimal(number))
