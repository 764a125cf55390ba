from extractors.tables.detect.grid import RawCell, RawGrid
from extractors.tables.records import check_status, first_row_key, stable_table_id
from tests.support.tables import found

BUDGET = "Plan\n\nPosten\t2023\t2024\nSteuern\t1.200\t1.300\nGebühren\t300\t350\nSumme\t1.500\t1.650\n"


FEES = "Gebühren\n\nTarif\tbisher\tneu\nTageskarte\t5,00 €\t5,50 €\nJahreskarte\t60,00 €\t66,00 €\n"


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


def test_a_mismatch_is_told_without_words_of_the_document() -> None:
    (issue,) = found("Geheimes\tEUR\nStühle\t1.250\nTische\t3.400\nSumme\t4.750\n").issues
    assert (issue.code, issue.severity, issue.page_number) == ("TABLE_SUM_MISMATCH", "warning", 1)
    assert "off by 100" in issue.message and "Stühle" not in issue.message and "Geheimes" not in issue.message


def test_an_id_names_where_a_table_stands_and_how_it_begins() -> None:
    cells = (RawCell(row=0, col=0, text=" – "), RawCell(row=1, col=0, text="Posten 1."))
    assert first_row_key(RawGrid(page_number=1, method="text", row_count=2, col_count=1, cells=cells)) == "Posten1"
    ids = {stable_table_id("d", page, key, n) for page in (1, 2) for key in ("a", "b") for n in (0, 1)}
    assert len(ids) == 8 and all(len(i) == 16 for i in ids)


def test_a_table_without_checks_is_not_checkable() -> None:
    held, failed = found("Posten\t2023\t2024\nA\t1\t2\nB\t3\t5\nSumme\t4\t8").tables[0].checks
    assert [check_status(c) for c in ([], [held], [held, failed])] == ["not_checkable", "ok", "mismatch"]
