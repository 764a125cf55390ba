from decimal import Decimal

from curated.records import Box, Cell, Table
from extractors.tables.budget.lines import budget_lines
from extractors.tables.budget.rows import budget_rows
from tests.support.budgets import lines_of
from tests.support.tables import found


def test_labels_have_neither_marks_nor_accounts_and_name_the_row_they_are_part_of() -> None:
    lines = lines_of(
        found(
            "\tNr.\tArten\tErgebnis 2023 EUR\tAnsatz 2024 EUR\n"
            "41\t1\tSteuern und ähnliche Abgaben\t100\t110\n"
            "\t\tdavon Gewerbesteuer\t60\t70\n"
            "\t\tdarunter Vorauszahlungen\t10\t20\n"
            "52\t1:\t2+ Aufwen- dungen für Sach- und Dienstleistungen\t200\t210\n"
            "\t1\t³ = Summe der Erträge\t300\t320\n"
        )
    )
    assert [(x.account, x.row_number, x.label, x.amount) for x in lines if x.year == 2023] == [
        ("41", "1", "Steuern und ähnliche Abgaben", Decimal(100)),
        (None, None, "Steuern und ähnliche Abgaben, davon Gewerbesteuer", Decimal(60)),
        (None, None, "Steuern und ähnliche Abgaben, darunter Vorauszahlungen", Decimal(10)),
        ("52", "12", "Aufwen- dungen für Sach- und Dienstleistungen", Decimal(200)),
        (None, "13", "Summe der Erträge", Decimal(300)),
    ]


def test_what_stands_as_far_in_as_a_part_is_another_part() -> None:
    words = ("Personalaufwendungen", "davon Beamte", "Beschäftigte", "Sachaufwendungen")
    head = [cell(0, 0, "Arten", 60.0, head=True), cell(0, 1, "Ansatz 2024", 200.0, head=True)]
    body = [
        part
        for row, (text, left) in enumerate(zip(words, (60.0, 72.0, 72.0, 60.0), strict=True), 1)
        for part in (cell(row, 0, text, left), cell(row, 1, str(row), 200.0))
    ]
    table = Table(
        table_id="t",
        document_id="d",
        page_number=1,
        row_count=5,
        col_count=2,
        header_rows=1,
        method="aligned",
        unit="EUR",
    )
    assert [x.label for x in budget_lines([table], [*head, *body])] == [
        "Personalaufwendungen",
        "Personalaufwendungen, davon Beamte",
        "Personalaufwendungen, Beschäftigte",
        "Sachaufwendungen",
    ]


def cell(row: int, col: int, text: str, left: float, *, head: bool = False) -> Cell:
    number = Decimal(text) if text.isdigit() else None
    return Cell(
        table_id="t",
        document_id="d",
        row=row,
        col=col,
        text=text,
        is_header=head,
        number=number,
        box=Box(left, 10.0 * row, left + 50, 10.0 * row + 8),
    )


def test_the_account_is_told_by_its_head_or_by_numbers_that_are_not_those_of_rows() -> None:
    table = Table(table_id="t", document_id="d", page_number=1, row_count=3, col_count=3, header_rows=1, method="text")
    texts = [("Konto", "Arten", "Ansatz 2024"), ("4011", "Grundsteuer", "5"), ("4012", "Gewerbesteuer", "6")]
    cells = [cell(r, c, text, 60.0 + 80 * c, head=r == 0) for r, row in enumerate(texts) for c, text in enumerate(row)]
    rows = budget_rows(table, cells, {0: "Konto", 1: "Arten"}, 2)
    assert [(r.account, r.label, r.row_number) for r in rows.values()] == [
        ("4011", "Grundsteuer", None),
        ("4012", "Gewerbesteuer", None),
    ]
