"""What the rest of a document says about a budget line: its plan, its Teilpläne, its text. The line itself is not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curated.records import BudgetLine, Cell, Entity, Issue, Table
from curated.vocabulary import CellCheck
from extractors.tables.budget.budget_year import stated_budget_year
from extractors.tables.budget.columns import unread_columns
from extractors.tables.budget.lines import budget_lines
from extractors.tables.budget.plan_totals import PlanCheck, compare_plans, plan_issues
from extractors.tables.budget.products import with_products
from extractors.tables.budget.text_amounts import MentionCheck, compare_mentions, mention_issues
from extractors.tables.budget.years_down import lines_of_years

Key = tuple[str | None, int | None, int | None]


def linked_budget(
    tables: Sequence[Table], cells: Sequence[Cell], entities: Sequence[Entity], texts: Sequence[str]
) -> tuple[tuple[BudgetLine, ...], tuple[Issue, ...]]:
    """The budget lines of a document, held against one another and against its text, and what does not agree as issues.

    ``entities`` with their table cells, ``texts`` by page from page 1.
    """
    year = stated_budget_year(texts)
    lines = budget_lines(tables, cells, year)
    plans = compare_plans(tables, cells, lines)
    mentions = compare_mentions(lines, entities, texts)
    issues = (*unclear_column_issues(tables, cells, year), *plan_issues(plans), *mention_issues(mentions))
    return with_products(with_evidence(lines, plans, mentions), texts), issues


def unclear_column_issues(tables: Sequence[Table], cells: Sequence[Cell], budget_year: int | None) -> list[Issue]:
    """An issue BUDGET_COLUMN_UNCLEAR for every table with columns of budget money whose year nobody tells."""
    by_table: dict[str, list[Cell]] = {}
    for cell in cells:
        by_table.setdefault(cell.table_id, []).append(cell)
    issues: list[Issue] = []
    for table in tables:
        own = by_table.get(table.table_id, [])
        unread = [] if lines_of_years(table, own) else unread_columns(table, own, budget_year)
        if unread:
            named = ", ".join(map(str, unread))
            message = (
                f"The head of column(s) {named} names a kind of budget number, but no year, or one that several columns would "
                "have: their numbers are no budget lines. They stand in table_cells; see the source page."
            )
            issues.append(
                Issue(
                    stage="tables",
                    code="BUDGET_COLUMN_UNCLEAR",
                    severity="warning",
                    message=message,
                    document_id=table.document_id,
                    page_number=table.page_number,
                    table_id=table.table_id,
                )
            )
    return issues


def in_page_order(lines: Sequence[BudgetLine]) -> tuple[BudgetLine, ...]:
    """The lines by page; those of one page stay as they are."""
    return tuple(sorted(lines, key=lambda line: line.page_number))


def with_evidence(
    lines: Sequence[BudgetLine], plans: Sequence[PlanCheck], mentions: Sequence[MentionCheck]
) -> tuple[BudgetLine, ...]:
    """The lines with ``across`` and ``evidence``: where else the number stands, and whether it is the same there.

    A number that is another one elsewhere is ``contradicted``. A sum of Teilpläne that holds verifies plan and parts; one that
    fails contradicts the plan only, as in a table.
    """
    statements: dict[Key, list[tuple[CellCheck, str]]] = {}
    for check in plans:
        verdict: CellCheck = "verified" if check.holds else "contradicted"
        locations = " + ".join(_location(part) for part in check.parts)
        statements.setdefault(_key(check.whole), []).append((verdict, f"Teilpläne: {locations}"))
        for part in check.parts if check.holds else ():
            statements.setdefault(_key(part), []).append((verdict, f"plan: {_location(check.whole)}"))
    for mention in mentions:
        verdict = "verified" if mention.holds else "contradicted"
        statements.setdefault(_key(mention.line), []).append((verdict, f"text: page {mention.page_number}"))
    return tuple(_with(line, statements.get(_key(line), [])) for line in lines)


def _with(line: BudgetLine, statements: Sequence[tuple[CellCheck, str]]) -> BudgetLine:
    if not statements:
        return line
    denied = any(verdict == "contradicted" for verdict, _ in statements)
    evidence = "; ".join(dict.fromkeys(location for _, location in statements))
    return replace(line, across="contradicted" if denied else "verified", evidence=evidence)


def _key(line: BudgetLine) -> Key:
    return line.table_id, line.row, line.col


def _location(line: BudgetLine) -> str:
    return f"page {line.page_number} [{line.row},{line.col}]"
