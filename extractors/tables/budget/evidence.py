"""What the rest of a document says about a budget line: its plan, its Teilpläne, its text. The line itself is not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curated.records import BudgetLine, Cell, Entity, Issue, Table
from curated.vocabulary import CellCheck
from extractors.tables.budget.lines import budget_lines
from extractors.tables.budget.plan_totals import AcrossCheck, across_issues, compare_plans
from extractors.tables.budget.text_amounts import TextCheck, compare_text, text_issues

Key = tuple[str, int, int]


def linked_budget(
    tables: Sequence[Table], cells: Sequence[Cell], entities: Sequence[Entity], texts: Sequence[str]
) -> tuple[tuple[BudgetLine, ...], tuple[Issue, ...]]:
    """The budget lines of a document, held against one another and against its text, and what does not agree as issues.

    ``entities`` with their table cells, ``texts`` by page from page 1.
    """
    lines = budget_lines(tables, cells)
    plans = compare_plans(tables, cells, lines)
    mentions = compare_text(lines, entities, texts)
    return with_evidence(lines, plans, mentions), (*across_issues(plans), *text_issues(mentions))


def with_evidence(
    lines: Sequence[BudgetLine], plans: Sequence[AcrossCheck], mentions: Sequence[TextCheck]
) -> tuple[BudgetLine, ...]:
    """The lines with ``across`` and ``evidence``: where else the number stands, and whether it is the same there.

    A number that any other place denies is ``contradicted``. What a sum of Teilpläne proves, it proves for plan and parts; what
    it denies, it denies for the plan only, as in a table.
    """
    said: dict[Key, list[tuple[CellCheck, str]]] = {}
    for check in plans:
        verdict: CellCheck = "verified" if check.holds else "contradicted"
        places = " + ".join(_place(part) for part in check.parts)
        said.setdefault(_key(check.whole), []).append((verdict, f"Teilpläne: {places}"))
        for part in check.parts if check.holds else ():
            said.setdefault(_key(part), []).append((verdict, f"plan: {_place(check.whole)}"))
    for mention in mentions:
        verdict = "verified" if mention.holds else "contradicted"
        said.setdefault(_key(mention.line), []).append((verdict, f"text: page {mention.page_number}"))
    return tuple(_with(line, said.get(_key(line), [])) for line in lines)


def _with(line: BudgetLine, said: Sequence[tuple[CellCheck, str]]) -> BudgetLine:
    if not said:
        return line
    denied = any(verdict == "contradicted" for verdict, _ in said)
    evidence = "; ".join(dict.fromkeys(place for _, place in said))
    return replace(line, across="contradicted" if denied else "verified", evidence=evidence)


def _key(line: BudgetLine) -> Key:
    return line.table_id, line.row, line.col


def _place(line: BudgetLine) -> str:
    return f"page {line.page_number} [{line.row},{line.col}]"
