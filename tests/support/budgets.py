"""Budget tables for tests: the sample budget, and invented plans with their Teilpläne."""

from collections.abc import Sequence
from decimal import Decimal

from curated.records import BudgetLine
from extractors import extract_entities
from extractors.tables import TablesFound
from extractors.tables.budget.lines import budget_lines
from extractors.tables.budget.plan_totals import PlanCheck, compare_plans
from extractors.tables.budget.text_amounts import MentionCheck, compare_mentions
from tests.support.paths import ROOT
from tests.support.tables import found, printed

SAMPLE = ROOT / "data" / "raw" / "haushalt" / "nachtragshaushalt-2025.pdf"


def lines_of(result: TablesFound) -> tuple[BudgetLine, ...]:
    return budget_lines(result.tables, result.cells)


def plan(title: str, amounts: list[int]) -> str:
    rows = "".join(f"4{i}0100\tPosten {'abcdefgh'[i]}\t{printed(a)}\n" for i, a in enumerate(amounts))
    return f"{title}\nKonto\tErtrags- und Aufwandsarten\tAnsatz 2024 in EUR\n{rows}"


def compared(*plans: tuple[str, list[int]]) -> tuple[PlanCheck, ...]:
    result = found(*(plan(title, amounts) for title, amounts in plans))
    return compare_plans(result.tables, result.cells, lines_of(result))


LINES = (
    BudgetLine(
        document_id="d",
        table_id="t",
        row=1,
        col=1,
        label="Gewerbesteuer",
        column_label="alt",
        year=2024,
        kind="Ansatz",
        amount=Decimal(1_250_000),
        variant="bisher",
        account="4013000",
    ),
    BudgetLine(
        document_id="d",
        table_id="t",
        row=1,
        col=2,
        label="Gewerbesteuer",
        column_label="mehr",
        year=2024,
        kind="Veränderung",
        amount=Decimal(50_000),
        account="4013000",
    ),
    BudgetLine(
        document_id="d",
        table_id="t",
        row=1,
        col=3,
        label="Gewerbesteuer",
        column_label="neu",
        year=2024,
        kind="Ansatz",
        amount=Decimal(1_300_000),
        variant="neu",
        account="4013000",
    ),
    BudgetLine(
        document_id="d",
        table_id="t",
        row=1,
        col=4,
        label="Gewerbesteuer",
        column_label="Planung",
        year=2025,
        kind="Planung",
        amount=Decimal(1_400_000),
        account="4013000",
    ),
    BudgetLine(
        document_id="d",
        table_id="t",
        row=2,
        col=3,
        label="Jahresergebnis (= Zeilen 1 und 2)",
        column_label="neu",
        year=2024,
        kind="Ansatz",
        amount=Decimal(-764_500),
        variant="neu",
    ),
    BudgetLine(
        document_id="d",
        table_id="u",
        row=3,
        col=2,
        label="Verbandsumlage",
        column_label="Ansatz",
        year=2024,
        kind="Ansatz",
        amount=Decimal(1_883_000),
        unit="TEUR",
    ),
)


def mentions(text: str) -> Sequence[MentionCheck]:
    return compare_mentions(LINES, extract_entities(text), [text])
