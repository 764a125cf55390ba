"""What the site shows of a page is what the document says of it."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import pytest

from curated.records import Box, Check, CheckTerm, Issue
from flows.review.page_data import issues_data, pages_data, percent, tenths
from flows.review.size_limit import page_script
from tests.support.builders import TEXT, simple_result, table_result
from tests.support.review import payload


def test_an_ordinary_page_is_shown_whole():
    result = simple_result("a")
    shown = payload(page_script(next(pages_data(result))), "page")["page"]
    assert shown["text"] == TEXT and "cut" not in shown
    (change,) = shown["corrections"]
    assert (change["before"], change["after"]) == ("B", "ß") and TEXT[change["start"] : change["end"]] == "ß"
    assert [TEXT[e["start"] : e["end"]] for e in shown["entities"] if e["kind"] == "gremium"] == ["Gemeinderat"]
    (amount,) = [e for e in shown["entities"] if e["kind"] == "amount"]
    assert amount["value"] == "1.200.000,00 EUR" and amount["boxes"] == [[2000, 700, 600, 120]]


def test_a_table_is_shown_with_its_verdicts_and_the_terms_of_its_checks():
    check = Check(
        kind="sum",
        target=(2, 1),
        terms=(CheckTerm(1, 1, 1), CheckTerm(-1, 1, 2)),
        stated_by="Summe",
        holds=False,
        difference=Decimal("-3.00"),
    )
    plain = table_result("b")
    result = replace(plain, tables=(replace(plain.tables[0], checks=(check,)),))
    (table,) = next(pages_data(result)).tables
    assert [(c.row, c.col, c.text) for c in table.cells] == [(c.row, c.col, c.text) for c in result.cells]
    (shown,) = table.checks
    assert (shown.kind, shown.row, shown.col, shown.holds, shown.difference) == ("sum", 2, 1, False, "-3.00")
    assert [(t.sign, t.row, t.col) for t in shown.terms] == [(1, 1, 1), (-1, 1, 2)]
    assert {c.verdict for c in table.cells} == {c.check for c in result.cells}


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (Box(10, 20.04, 30.5, 40), (100, 200, 205, 200)),
        (Box(math.nan, 0, 1, 1), (0, 0, 10, 10)),
        (Box(0, 0, math.inf, 1), (0, 0, 999_990, 10)),
    ],
)
def test_boxes_are_whole_tenths_of_a_point(box, shown):
    assert tenths(box) == shown


def test_shares_are_whole_percent():
    assert (percent(0.996), percent(0.0), percent(None)) == (100, 0, None)


def test_issues_have_their_german_words():
    issue = Issue(stage="inspect", code="PDF_ENCRYPTED", severity="error", message="needs a password", page_number=3)
    (shown,) = issues_data([issue])
    assert (shown.title, shown.page) == ("PDF ist verschlüsselt", 3) and shown.remedy.startswith("Ungeschützte")
