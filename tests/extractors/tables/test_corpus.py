"""Tables of real documents of the development corpus; skipped where it is absent."""

import json

import pytest

from benchmarks.corpus import corpus_dir
from extractors.document import read_tables

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not corpus_dir().is_dir(), reason="the development corpus is absent (AKTENKLAR_CORPUS)"),
]
SEEDS = corpus_dir() / "seeds"


def test_the_budget_seed_states_what_its_truth_says() -> None:
    """Nine tables; every check of tables C to I, and the two sums that are wrong in the document itself, by 30.000 a year."""
    found = read_tables(SEEDS / "steinburg-nachtragshaushalt.txt")
    truth = json.loads((SEEDS / "steinburg-nachtragshaushalt.tables.json").read_text(encoding="utf-8"))["tables"]
    assert len(found.tables) == len(truth) == 9
    failed = [
        (t["id"], c.difference)
        for t, table in zip(truth, found.tables, strict=True)
        for c in table.checks
        if not c.holds
    ]
    assert failed == [("F", 30_000)] * 3 + [("G", 30_000)] * 3
    for gold, table in zip(truth[2:], found.tables[2:], strict=True):
        numbers = sorted(c.number for c in found.cells if c.table_id == table.table_id and c.number is not None)
        key = "values_teur" if gold["id"] == "C" else "values"
        assert numbers == sorted(v for row in gold["rows"] for v in row[key].values() if v is not None)


def test_the_form_of_a_council_paper_is_a_table_and_its_head_is_none() -> None:
    (form,) = read_tables(SEEDS / "karlsruhe-stellungnahme.txt").tables
    assert (form.row_count, form.col_count) == (6, 4)


@pytest.mark.parametrize("name", ["soltau-beratungskonzept", "wuppertal-zukunftsprogramm-part1"])
def test_prose_has_no_tables(name: str) -> None:
    assert read_tables(SEEDS / f"{name}.txt").tables == ()
