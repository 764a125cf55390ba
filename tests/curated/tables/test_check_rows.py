"""Checks as rows: formula, printed and expected, and a hint only where one change would mend everything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pyarrow.parquet as pq

from curated.records import Cell, Check, CheckTerm, Document, DocumentResult, Table
from curated.release import ReleaseInfo, write_release
from curated.tables.check_rows import check_rows
from tests.support.builders import document_id, table_result

OWNER = document_id("a")


def _check(target: tuple[int, int], *terms: tuple[int, int, int], difference: int, stated_by: str = "Summe") -> Check:
    return Check(
        kind="sum",
        target=target,
        terms=tuple(CheckTerm(*term) for term in terms),
        stated_by=stated_by,
        holds=difference == 0,
        difference=Decimal(difference),
    )


def _result(numbers: list[list[int | None]], *checks: Check) -> DocumentResult:
    cells = tuple(
        Cell(
            table_id="t", document_id=OWNER, row=r, col=c, text="Summe" if n is None else str(n),
            number=None if n is None else Decimal(n),
        )
        for r, row in enumerate(numbers)
        for c, n in enumerate(row)
    )  # fmt: skip
    table = Table(
        table_id="t", document_id=OWNER, page_number=3, row_count=len(numbers), col_count=2, header_rows=0, method="ruled",
        checks=checks,
    )  # fmt: skip
    document = Document(document_id=OWNER, source_path="a.pdf", byte_size=1, status="ok", fingerprint="f" * 32)
    return DocumentResult(document=document, tables=(table,), cells=cells)


def test_a_check_says_formula_printed_expected_and_its_terms() -> None:
    result = _result([[10, None], [3, None], [8, None]], _check((2, 0), (1, 0, 0), (-1, 1, 0), difference=1))
    (check,), terms = check_rows(result)
    assert (check.formula, check.printed, check.expected) == ("[2, 0] = [0, 0] − [1, 0]", Decimal(8), Decimal(7))
    assert (check.verdict, check.difference, check.page_number, check.hint) == ("contradicted", Decimal(1), 3, None)
    assert [(t.seq, t.sign, t.row, t.number) for t in terms] == [(0, 1, 0, Decimal(10)), (1, -1, 1, Decimal(3))]


def test_the_one_number_that_would_mend_all_sums_is_named() -> None:
    # Rows: 20 stands where 2 should; its column and its row both fail, by the same amount.
    numbers: list[list[int | None]] = [[20, 5, 7], [1, 1, 2], [3, 6, 9]]
    column = _check((2, 0), (1, 0, 0), (1, 1, 0), difference=3 - 21)
    row = _check((0, 2), (1, 0, 0), (1, 0, 1), difference=7 - 25)
    right = _check((1, 2), (1, 1, 0), (1, 1, 1), difference=0)
    checks, _ = check_rows(_result(numbers, column, row, right))
    assert {c.hint for c in checks if c.verdict == "contradicted"} == {"[0, 0] = 2"}
    assert {c.hint for c in checks if c.verdict == "verified"} == {None}


def test_no_hint_where_the_changes_differ_or_a_right_sum_would_break() -> None:
    numbers: list[list[int | None]] = [[20, 5, 7], [1, 1, 2], [3, 6, 9]]
    column = _check((2, 0), (1, 0, 0), (1, 1, 0), difference=3 - 21)
    other = replace(_check((0, 2), (1, 0, 0), (1, 0, 1), difference=7 - 25), difference=Decimal(5))
    assert {c.hint for c in check_rows(_result(numbers, column, other))[0]} == {None}
    row = _check((0, 2), (1, 0, 0), (1, 0, 1), difference=7 - 25)
    holds = _check((2, 2), (1, 0, 0), difference=0)
    assert {c.hint for c in check_rows(_result(numbers, column, row, holds))[0]} == {None}
    assert {c.hint for c in check_rows(_result(numbers, column))[0]} == {None}, "one sum alone could be mended anywhere"


def test_words_and_cells_that_are_not_published_do_not_come_back_here() -> None:
    numbers: list[list[int | None]] = [[1, None], [1, None]]
    blackened = _check((1, 0), (1, 0, 0), difference=0, stated_by="Summe Quandt")
    unpublished = _check((1, 0), (1, 7, 7), difference=0)
    checks, terms = check_rows(_result(numbers, blackened, unpublished))
    assert [c.stated_by for c in checks] == [None] and len(terms) == 1


def test_they_are_tables_of_a_release(tmp_path) -> None:
    base = table_result("b")
    (table,) = base.tables
    first, last = base.cells[0], next(c for c in base.cells if c.number is not None)
    holds = Check(
        kind="sum", target=(last.row, last.col), terms=(CheckTerm(1, first.row, first.col),), stated_by="x", holds=True,
        difference=Decimal(0),
    )  # fmt: skip
    write_release([replace(base, tables=(replace(table, checks=(holds, holds)),))], [], tmp_path, ReleaseInfo({}))
    checks = pq.read_table(tmp_path / "latest" / "checks.parquet").to_pylist()
    terms = pq.read_table(tmp_path / "latest" / "check_terms.parquet").to_pylist()
    assert len({row["check_id"] for row in checks}) == len(checks) == len(terms) == 2


def test_a_sum_finer_than_the_column_is_left_out() -> None:
    """A cell of a millionth is published without its number; a sum worked out from it must not stop the release."""
    fine = _check((1, 0), (1, 0, 0), difference=1)
    kept, _ = check_rows(_result([[1, None], [1, None]], replace(fine, difference=Decimal("0.0001"))))
    left_out, _ = check_rows(_result([[1, None], [1, None]], replace(fine, difference=Decimal("0.000001"))))
    assert len(kept) == 1 and left_out == []
