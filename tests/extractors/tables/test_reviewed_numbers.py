from decimal import Decimal

from extractors.base.review_marks import MarkTarget, ReviewMark, ReviewMarkBook
from extractors.tables.reviewed_numbers import with_reviewed_numbers
from tests.support.tables import failures, found

WRONG = found("Posten\tEUR\nBad\t100\nBus\t250\nSumme\t340\n")


def marked(row: int, value: str | None, text: str | None = None) -> ReviewMarkBook:
    target = MarkTarget(table_id=WRONG.tables[0].table_id, row=row, col=1, text=text)
    return ReviewMarkBook((ReviewMark(1, "number", target, value),))


def test_a_right_value_makes_its_sum_hold_and_is_a_correction() -> None:
    assert failures(WRONG) == [((3, 1), Decimal(-10))]
    book = marked(3, "350")
    result = with_reviewed_numbers(WRONG, book)
    assert failures(result) == [] and result.issues == () and book.followed == {0}
    (change,) = result.corrections
    assert (change.before, change.after, change.evidence) == ("340", "350", "marked by a reviewer, row 3, column 1")
    assert {c.check for c in result.cells if c.col == 1 and c.row} == {"verified"}


def test_an_emptied_number_takes_its_sums_with_it() -> None:
    result = with_reviewed_numbers(WRONG, marked(1, None))
    assert result.tables[0].checks == () and result.tables[0].check_status == "not_checkable"
    assert next(c.number for c in result.cells if (c.row, c.col) == (1, 1)) is None


def test_a_mark_on_a_text_that_has_changed_is_not_followed() -> None:
    book = marked(3, "350", text="345")
    assert with_reviewed_numbers(WRONG, book) is WRONG and not book.followed
