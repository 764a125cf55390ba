"""Tables, cells and checks: a number and a verdict stand beside the printed text, never in its place."""

from __future__ import annotations

from decimal import Decimal

from curated.records.tables import BudgetLine, Cell, Check, CheckTerm, Table
from tests.support.builders import table_result


def test_the_builders_make_what_the_tests_need():
    result = table_result("b")
    (table,) = result.tables
    assert isinstance(table, Table) and all(isinstance(cell, Cell) for cell in result.cells)
    assert {cell.table_id for cell in result.cells} == {table.table_id}
    assert all(isinstance(line, BudgetLine) for line in result.budget_lines)


def test_a_cell_without_a_number_is_unchecked():
    cell = Cell(table_id="t", document_id="d", row=0, col=0, text="Ansatz")
    assert (cell.number, cell.check, cell.row_span, cell.col_span) == (None, "unchecked", 1, 1)


def test_a_check_names_its_cells_by_row_and_column():
    check = Check(
        kind="sum",
        target=(3, 1),
        terms=(CheckTerm(1, 1, 1), CheckTerm(-1, 2, 1)),
        stated_by="Summe",
        holds=True,
        difference=Decimal(0),
    )
    assert [(term.sign, term.row, term.col) for term in check.terms] == [(1, 1, 1), (-1, 2, 1)]
