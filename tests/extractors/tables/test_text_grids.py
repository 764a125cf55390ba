import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.tables import tables_as_json
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


def test_a_repaired_zero_is_a_correction_and_labels_stay() -> None:
    result = found("C\tAnsatz in EUR\nC\t100\nO\tC\nB\t250\nSumme\t350\n")
    assert [(c.before, c.after, c.stage, c.char_start) for c in result.corrections] == [("C", "0", "table_cell", None)]
    assert [c.text for c in result.cells if c.col == 0] == ["C", "C", "O", "B", "Summe"]
    zero = next(c for c in result.cells if (c.row, c.col) == (2, 1))
    assert (zero.text, zero.text_raw, zero.number) == ("0", "C", 0)


def test_ids_do_not_depend_on_what_stands_around() -> None:
    """Moving a table down, adding one below or one on another page leaves its id and its cells as they were."""
    alone, moved = found(BUDGET), found("Vorwort.\n\n\n" + BUDGET + "\n" + FEES, FEES)
    assert alone.tables[0].table_id == moved.tables[0].table_id
    texts = [(c.row, c.col, c.text, c.number, c.check) for c in alone.cells]
    assert texts == [
        (c.row, c.col, c.text, c.number, c.check) for c in moved.cells if c.table_id == alone.tables[0].table_id
    ]
    assert len({t.table_id for t in moved.tables}) == 3


def test_equal_tables_of_a_page_have_ids_of_their_own() -> None:
    first, second = found(FEES + "\n" + FEES).tables
    assert first.table_id != second.table_id
    assert found(FEES).tables[0].table_id == first.table_id


def test_a_table_goes_on_where_the_next_page_begins_with_its_columns() -> None:
    first, second = found(
        "A\tAnsatz\tPlan\nb\t1.000\t2.000\nc\t3.000\t4.000\n", "d\t5.000\t6.000\ne\t7.000\t8.000\n"
    ).tables
    assert second.continues_table_id == first.table_id
    assert found(FEES, BUDGET).tables[1].continues_table_id is None


def test_a_mismatch_is_told_without_words_of_the_document() -> None:
    (issue,) = found("Geheimes\tEUR\nStühle\t1.250\nTische\t3.400\nSumme\t4.750\n").issues
    assert (issue.code, issue.severity, issue.page_number) == ("TABLE_SUM_MISMATCH", "warning", 1)
    assert "off by 100" in issue.message and "Stühle" not in issue.message and "Geheimes" not in issue.message


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet='ab 1.,-|\t\n<>/table trd="C§', max_size=120))
def test_no_text_breaks_the_search_and_cells_cover_the_grid(text: str) -> None:
    result = found(text)
    for table in result.tables:
        cells = [c for c in result.cells if c.table_id == table.table_id]
        places = [(c.row + i, c.col + j) for c in cells for i in range(c.row_span) for j in range(c.col_span)]
        assert len(places) == len(set(places))
        assert set(places) == {(r, c) for r in range(table.row_count) for c in range(table.col_count)}
