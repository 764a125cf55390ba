from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Cell, Table
from extractors.tables import TablesFound
from extractors.tables.detect.find import find_grids
from extractors.tables.read import read_grids
from tests.support.tables import DOCUMENT, dump, found, printed, unchanged

BUDGET = "Plan\n\nPosten\t2023\t2024\nSteuern\t1.200\t1.300\nGebühren\t300\t350\nSumme\t1.500\t1.650\n"


FEES = "Gebühren\n\nTarif\tbisher\tneu\nTageskarte\t5,00 €\t5,50 €\nJahreskarte\t60,00 €\t66,00 €\n"


def test_a_repaired_zero_is_a_correction_and_labels_stay() -> None:
    result = found("C\tAnsatz in EUR\nC\t100\nO\tC\nB\t250\nSumme\t350\n")
    assert [(c.before, c.after, c.stage, c.char_start) for c in result.corrections] == [("C", "0", "table_cell", None)]
    assert [c.text for c in result.cells if c.col == 0] == ["C", "C", "O", "B", "Summe"]
    zero = next(c for c in result.cells if (c.row, c.col) == (2, 1))
    assert (zero.text, zero.text_raw, zero.number) == ("0", "C", 0)


def test_a_table_goes_on_where_the_next_page_begins_with_its_columns() -> None:
    first, second = found(
        "A\tAnsatz\tPlan\nb\t1.000\t2.000\nc\t3.000\t4.000\n", "d\t5.000\t6.000\ne\t7.000\t8.000\n"
    ).tables
    assert second.continues_table_id == first.table_id
    assert found(FEES, BUDGET).tables[1].continues_table_id is None


CURRENCIES = ("EUR", "TEUR", "€", "DM", "Mio. €")


AMOUNTS = st.lists(st.integers(100, 99_999), min_size=2, max_size=4)


def table_text(name: str, amounts: list[int], currency: str) -> str:
    rows = "".join(f"{name} {'abcd'[i]}\t{printed(a)}\t{printed(2 * a)}\n" for i, a in enumerate(amounts))
    head = f"Posten {name}\tAnsatz 2023 in {currency}\tAnsatz 2024 in {currency}\n"
    return f"Plan {name}\n\n{head}{rows}Summe\t{printed(sum(amounts))}\t{printed(2 * sum(amounts))}\n\n"


def tables_but(result: TablesFound, title: str) -> list[tuple[Table, list[Cell]]]:
    """The tables with other titles and their cells, wherever in the raw text they stand."""
    others = [t for t in result.tables if t.title != title]
    return [(t, [replace(c, spans=()) for c in result.cells if c.table_id == t.table_id]) for t in others]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(AMOUNTS, min_size=2, max_size=3),
    st.data(),
    st.sampled_from(CURRENCIES),
    st.sampled_from(CURRENCIES),
    st.booleans(),
)
def test_another_currency_in_one_table_leaves_the_others_alone(
    amounts: list[list[int]], data: st.DataObject, before: str, after: str, pages: bool
) -> None:
    at = data.draw(st.integers(0, len(amounts) - 1))

    def document(currency: str) -> TablesFound:
        texts = [table_text(f"T{i}", own, currency if i == at else "EUR") for i, own in enumerate(amounts)]
        return found(*texts) if pages else found("".join(texts))

    first, second = document(before), document(after)
    assert len(first.tables) == len(amounts)
    assert tables_but(first, f"Plan T{at}") == tables_but(second, f"Plan T{at}")
    numbers = [[c.number for c in r.cells if c.table_id == r.tables[at].table_id] for r in (first, second)]
    assert numbers[0] == numbers[1]  # in the table's own unit


@settings(deadline=None, max_examples=30)
@given(st.lists(AMOUNTS, min_size=1, max_size=3), AMOUNTS, st.sampled_from(CURRENCIES))
def test_a_page_more_leaves_all_tables_alone(amounts: list[list[int]], more: list[int], currency: str) -> None:
    texts = [table_text(f"T{i}", own, "EUR") for i, own in enumerate(amounts)]
    plain, behind = found(*texts), found(*texts, table_text("neu", more, currency))
    assert plain.tables == behind.tables[:-1] and plain.cells == behind.cells[: len(plain.cells)]
    assert plain.issues == behind.issues == ()
    front = found(table_text("neu", more, currency), *texts)
    moved = [
        replace(t, page_number=t.page_number - 1, table_id="", continues_table_id=None, table_group=None)
        for t in front.tables[1:]
    ]
    assert moved == [replace(t, table_id="", continues_table_id=None, table_group=None) for t in plain.tables]
    assert [replace(c, table_id="") for c in front.cells[-len(plain.cells) :]] == [
        replace(c, table_id="") for c in plain.cells
    ]


def test_every_page_of_grids_needs_its_texts() -> None:
    pages = find_grids([dump(BUDGET), dump(FEES, 2)])
    texts = [unchanged(page) for page in pages]
    assert [t.page_number for t in read_grids(pages, texts, DOCUMENT).tables] == [1, 2]
    with pytest.raises(ValueError, match="zip"):
        read_grids(pages, texts[:1], DOCUMENT)
