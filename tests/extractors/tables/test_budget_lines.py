"""Budget tables as facts, and plans against their Teilpläne: on the sample budget and on invented dumps."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Box, BudgetLine, Cell, Table
from extractors.document import read_tables
from extractors.tables import TablesFound
from extractors.tables.budget.lines import budget_lines
from extractors.tables.budget.plan_totals import PlanCheck, compare_plans, plan_issues
from tests.extractors.tables.test_checks import printed
from tests.support.paths import ROOT
from tests.support.tables import found

SAMPLE = ROOT / "data" / "raw" / "haushalt" / "nachtragshaushalt-2025.pdf"


def lines_of(result: TablesFound) -> tuple[BudgetLine, ...]:
    return budget_lines(result.tables, result.cells)


def test_the_sample_budget_as_facts() -> None:
    lines = lines_of(read_tables(SAMPLE))
    taxes = [line for line in lines if line.page_number == 3 and line.row_number == "1"]
    assert [(x.kind, x.year, x.variant, x.amount) for x in taxes] == [
        ("Ansatz", 2025, "bisher", Decimal(31_250_000)),
        ("Veränderung", 2025, None, Decimal(200_000)),
        ("Ansatz", 2025, "neu", Decimal(31_450_000)),
        ("Planung", 2026, None, Decimal(32_100_000)),
        ("Planung", 2027, None, Decimal(32_900_000)),
        ("Planung", 2028, None, Decimal(33_600_000)),
    ]
    assert {(x.label, x.unit, x.verdict) for x in taxes} == {("Steuern und ähnliche Abgaben", "EUR", "verified")}
    assert [x.row_number for x in lines if x.verdict == "contradicted"], "the sample has sums that do not come out"
    assert {x.page_number for x in lines} == {
        3,
        4,
    }  # the festgesetzte Beträge and the Rücklage name no kind with a year


def test_thousands_accounts_and_a_header_of_two_rows() -> None:
    (line,) = [
        x
        for x in lines_of(
            found(
                "Konto\tBezeichnung\tErgebnis 2023\tAnsatz 2024\n\t\tin TEUR\tin TEUR\n"
                "4011000\tGrundsteuer A\t12,5\t13\n4012000\tGrundsteuer B\t1.100\t1.150\n4013000\tGewerbesteuer\t9.000\t-\n"
            )
        )
        if x.label == "Grundsteuer A" and x.kind == "Ergebnis"
    ]
    assert (line.account, line.year, line.amount, line.unit) == ("4011000", 2023, Decimal(12_500), "TEUR")


def test_tables_that_state_no_kind_or_no_money_yield_nothing() -> None:
    assert lines_of(found("Jahr\tEinwohner\n2023\t12.100\n2024\t12.300\n2025\t12.350\n")) == ()
    assert lines_of(found("Quote\tErgebnis 2023 in %\tPlan 2024 in %\nSport\t12,5\t13,0\nKultur\t9,1\t8,7\n")) == ()


def plan(title: str, amounts: list[int]) -> str:
    rows = "".join(f"4{i}0100\tPosten {'abcdefgh'[i]}\t{printed(a)}\n" for i, a in enumerate(amounts))
    return f"{title}\nKonto\tErtrags- und Aufwandsarten\tAnsatz 2024 in EUR\n{rows}"


def compared(*plans: tuple[str, list[int]]) -> tuple[PlanCheck, ...]:
    result = found(*(plan(title, amounts) for title, amounts in plans))
    return compare_plans(result.tables, result.cells, lines_of(result))


AMOUNTS = st.lists(st.integers(100, 90_000), min_size=8, max_size=8)


@settings(deadline=None, max_examples=25)
@given(AMOUNTS, AMOUNTS, st.integers(0, 7), st.integers(1, 9))
def test_a_plan_is_the_sum_of_its_parts_and_one_wrong_item_is_found(
    first: list[int], second: list[int], at: int, slip: int
) -> None:
    whole = [a + b for a, b in zip(first, second, strict=True)]
    whole[at] += slip * 10
    checks = compared(("Ergebnisplan", whole), ("Teilergebnisplan Sport", first), ("Teilergebnisplan Kultur", second))
    assert [(c.whole.row, c.difference) for c in checks if not c.holds] == [(at + 1, Decimal(slip * 10))]
    (issue,) = plan_issues(checks)
    assert (issue.code, issue.page_number, issue.severity) == ("TABLE_ACROSS_MISMATCH", 1, "warning")


def test_an_item_with_a_misread_letter_counts_when_the_sum_comes_out() -> None:
    rows = "".join(f"Posten {x}\t{100 + i}\n" for i, x in enumerate("abcdef"))
    whole = f"Ergebnisplan\nArten\tAnsatz 2024 in EUR\n{rows}Jahresergebnis\t750\n"
    part = f"Teilergebnisplan A\nArten\tAnsatz 2024 in EUR\n{rows}Ergebnis\t700\n"
    for amount, last in (("50", [True]), ("40", [])):
        other = f"Teilergebnisplan B\nArten\tAnsatz 2024 in EUR\nZinsen\t{amount}\nEr rgebnis\t{amount}\n"
        result = found(whole, part, other)
        checks = compare_plans(result.tables, result.cells, lines_of(result))
        assert [c.holds for c in checks] == [True] * 6 + last


def test_parts_that_do_not_add_up_and_other_plans_are_not_compared() -> None:
    first = [100, 200, 300, 400, 500, 600, 700, 800]
    double = [2 * a for a in first]
    assert compared(("Ergebnisplan", double), ("Teilergebnisplan Sport", first)) == ()  # other Teilpläne are elsewhere
    assert compared(("Finanzplan", first), ("Teilergebnisplan Sport", first)) == ()
    assert len(compared(("Finanzplan", first), ("Teilfinanzplan Sport", first))) == 8


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
