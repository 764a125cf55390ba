"""The words around an amount, and the labels of its cell."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.tables.amounts_view import amount_rows
from curated.tables.sentence import REACH, Contexts
from tests.support.builders import simple_result, table_result
from tests.support.paths import CASES as CASES_FOLDER

CASES = json.loads((CASES_FOLDER / "context/synthetic.json").read_text(encoding="utf-8"))
KNOWN_FAILURES = json.loads((CASES_FOLDER / "context/known_failures.json").read_text(encoding="utf-8"))


def around(case):
    start = case["text"].index(case["mention"])
    return Contexts(case["text"]).sentence(start, start + len(case["mention"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_sentence_around(case):
    assert around(case) == case["sentence"]


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, reason="known to fail; tell when it does no longer")
def test_known_failures(case):
    assert around(case) == case["sentence"]


def test_a_long_sentence_is_cut_at_words_and_says_so():
    text = "Anfang " + "Wort " * 200 + "500 Euro" + " Wort" * 200 + " Ende"
    start = text.index("500")
    sentence = Contexts(text).sentence(start, start + 8)
    assert sentence.startswith("… Wort Wort") and sentence.endswith("Wort Wort …")
    assert "500 Euro" in sentence
    assert len(sentence) <= 2 * REACH + len("500 Euro") + 4


@given(st.text(st.sampled_from("ab A1.\n\t,€"), min_size=1, max_size=60), st.data())
@settings(deadline=None)
def test_the_sentence_holds_the_mention(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    contexts = Contexts(text)
    flat = " ".join(text[start:end].split())
    assert flat in contexts.sentence(start, end)
    assert flat in contexts.line(start, end)


def test_an_amount_in_running_text_carries_its_document():
    (row,) = amount_rows(simple_result("a"))
    assert row.context == "Der Gemeinderat beschließt 1,2 Mio. € für die Sporthalle."
    assert (row.gremium, row.document_title) == ("Gemeinderat", "Neubau der Sporthalle (a)")
    assert (row.table_title, row.row_label, row.column_label, row.cell_check) == (None, None, None, None)


def test_an_amount_in_a_table_carries_its_labels_and_verdict():
    (row,) = amount_rows(table_result("a"))
    assert row.context == "Erträge -1.500,50 €"
    assert (row.table_title, row.row_label, row.column_label) == ("Ergebnishaushalt", "Erträge", "Ansatz 2024")
    assert row.cell_check == "verified"


def test_head_cells_that_span_columns_label_all_of_them():
    base = table_result("a")
    head = replace(base.cells[0], text="Haushalt", col_span=2)
    (row,) = amount_rows(replace(base, cells=(head, *base.cells[1:])))
    assert row.column_label == "Haushalt Ansatz 2024"


def test_an_amount_in_a_table_without_a_known_cell_has_the_title_alone():
    base = table_result("a")
    (row,) = amount_rows(replace(base, entities=(replace(base.entities[0], row=None, col=None),)))
    assert (row.table_title, row.row_label, row.cell_check) == ("Ergebnishaushalt", None, None)
