import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.tables import tables_as_json
from extractors.tables.detect.text_grids import find_text_grids
from tests.support.shares import property_test
from tests.support.tables import found, table_cases

BUDGET = "Plan\n\nPosten\t2023\t2024\nSteuern\t1.200\t1.300\nGebühren\t300\t350\nSumme\t1.500\t1.650\n"


FEES = "Gebühren\n\nTarif\tbisher\tneu\nTageskarte\t5,00 €\t5,50 €\nJahreskarte\t60,00 €\t66,00 €\n"


@pytest.mark.parametrize(("text", "expected"), table_cases())
def test_table_cases(text: str, expected: list[dict]) -> None:
    result = found(text)
    shown = json.loads(tables_as_json(result))
    assert len(shown) == len(expected)
    for table, record, wanted in zip(shown, result.tables, expected, strict=True):
        for key in ("title", "header_rows", "unit", "rows", "numbers"):
            if key in wanted:
                assert table[key] == wanted[key], key
        if "checks" in wanted:
            assert len(table["checks"]) == wanted["checks"]
        if "mismatches" in wanted:
            failed = [[*c["target"], c["difference"]] for c in table["checks"] if not c["holds"]]
            assert failed == wanted["mismatches"]
            assert (record.check_status == "mismatch") == bool(failed)
            assert len([i for i in result.issues if i.table_id == record.table_id]) == len(failed)


def test_cells_are_slices_of_the_raw_page() -> None:
    for cell in found(BUDGET + "\n" + FEES).cells:
        assert "".join(BUDGET[a:b] if b <= len(BUDGET) else (BUDGET + "\n" + FEES)[a:b] for a, b in cell.spans) == (
            cell.text_raw or cell.text
        )


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet='ab 1.,-|\t\n<>/table trd="C§', max_size=120))
def test_no_text_breaks_the_search(text: str) -> None:
    assert all(table.row_count > 1 and table.col_count > 1 for table in found(text).tables)


def test_grids_stand_in_the_order_of_the_page_with_their_captions() -> None:
    grids = find_text_grids("Gebühren\n" + FEES.split("\n\n", 1)[1] + "\n" + BUDGET, 4)
    assert [(g.title, g.page_number) for g in grids] == [("Gebühren", 4), ("Plan", 4)]


CELL = st.sampled_from(["a", "b c", "1.200", "3,50 €", "-", "", "§ 2", "d-", "<b>"])


@property_test(
    st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=6), st.sampled_from("\t|"), examples=150, finds=0.3
)
def test_cells_cover_the_grid_whatever_they_hold(rows: list[list[str]], separator: str) -> bool:
    result = found("\n".join(separator.join(row) if separator == "\t" else f"| {' | '.join(row)} |" for row in rows))
    for table in result.tables:
        cells = [c for c in result.cells if c.table_id == table.table_id]
        positions = [(c.row + i, c.col + j) for c in cells for i in range(c.row_span) for j in range(c.col_span)]
        assert len(positions) == len(set(positions))
        assert set(positions) == {(r, c) for r in range(table.row_count) for c in range(table.col_count)}
    return bool(result.tables)
