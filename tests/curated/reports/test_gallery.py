"""Every query of ``docs/gallery.md`` runs on a release and names columns that are there."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from curated.records import Check, CheckTerm
from curated.release import ReleaseInfo, write_release
from tests.support.builders import minutes_result, simple_result, table_result
from tests.support.paths import ROOT

GALLERY = (ROOT / "docs" / "gallery.md").read_text("utf-8")
QUERIES = dict(re.findall(r"^## (.+?)\n\n```sql\n(.+?)```", GALLERY, re.MULTILINE | re.DOTALL))
FILLED = {
    "What are the largest amounts?",
    "Which printed sums do not hold?",
    "Of what is a sum made that does not hold?",
    "Which way did a paper take?",
    "What does a body have on its table?",
}


@pytest.fixture(scope="module")
def latest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out, budget = tmp_path_factory.mktemp("out"), table_result("b")
    (table,) = budget.tables
    result = next(cell for cell in budget.cells if cell.number is not None)
    term = budget.cells[0]
    wrong = Check(
        kind="sum",
        target=(result.row, result.col),
        terms=(CheckTerm(1, term.row, term.col),),
        stated_by="",
        holds=False,
        difference=Decimal(5),
    )
    budget = replace(budget, tables=(replace(table, checks=(wrong,)),))
    return write_release([simple_result("a"), budget, minutes_result("c")], [], out, ReleaseInfo({})).path


def test_there_are_ten_questions() -> None:
    assert len(QUERIES) == GALLERY.count("```sql") == 10 and set(QUERIES) >= FILLED


@pytest.mark.parametrize("question", QUERIES)
def test_the_query_runs(question: str, latest: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{latest}'")
        rows = connection.execute(QUERIES[question]).fetchall()
    assert rows or question not in FILLED
