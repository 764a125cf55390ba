"""What must hold for all tables: the others stay as they are when one is printed in another currency, or a page is added."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from curated.records import Cell, Table
from extractors.tables import TablesFound
from tests.extractors.tables.test_checks import printed
from tests.support.tables import found, grid, read_pdf, tables_of

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
    moved = [replace(t, page_number=t.page_number - 1, table_id="", continues_table_id=None) for t in front.tables[1:]]
    assert moved == [replace(t, table_id="", continues_table_id=None) for t in plain.tables]
    assert [replace(c, table_id="") for c in front.cells[-len(plain.cells) :]] == [
        replace(c, table_id="") for c in plain.cells
    ]


ROWS = [
    ["Nr.", "Ertrags- und Aufwandsarten", "Ansatz 2024", "Ansatz 2025"],
    ["1", "Steuern und Abgaben", "1.200.400", "1.300.200"],
    ["2", "Zuwendungen", "300.000", "350.000"],
    ["3", "Summe Erträge", "1.500.400", "1.650.200"],
]
STOPS = (60, 90, 360, 460)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("turn", [90, 270])
def test_a_sideways_table_is_read_as_it_would_be_upright(turn: int, ruled: bool, tmp_path: Path) -> None:
    data = io.BytesIO()
    wide, high = A4
    canvas = Canvas(data, pagesize=A4)
    canvas.translate(*((wide, 0) if turn == 90 else (0, high)))
    canvas.rotate(90 if turn == 90 else -90)
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            draw = canvas.drawRightString if c > 1 else canvas.drawString
            draw(STOPS[c] + (60 if c > 1 else 0), wide - 100 - 18 * r, text)
    if ruled:
        for r in range(len(ROWS) + 1):
            canvas.line(55, wide - 87 - 18 * r, 530, wide - 87 - 18 * r)
        for x in (55, 85, 350, 440, 530):
            canvas.line(x, wide - 87, x, wide - 87 - 18 * len(ROWS))
    canvas.save()
    result = tables_of(read_pdf(data, tmp_path))
    (table,) = result.tables
    assert grid(result) == ROWS
    assert (table.checks_passed, table.checks_failed, table.method) == (2, 0, "ruled" if ruled else "aligned")
    assert table.box is not None and table.box.x1 - table.box.x0 < table.box.y1 - table.box.y0  # as displayed: upright
