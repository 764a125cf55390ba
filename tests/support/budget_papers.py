"""Results of made-up papers with budget lines, for what is said of several papers of one municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from curated.records import BudgetLine, DocumentResult
from curated.vocabulary import BudgetKind
from tests.support.builders import simple_result

Item = tuple[str, int, BudgetKind, int]

ITEMS = ("Steuern", "Zuwendungen", "Entgelte", "Personal", "Sachkosten", "Transfers", "Zinsen")


def paper(
    name: str,
    items: Sequence[Item],
    *,
    unit: str | None = None,
    municipality: str | None = None,
    title: str | None = "Ergebnisplan",
    variant: str | None = None,
    section: str | None = None,
) -> DocumentResult:
    """A paper whose budget lines are these: label, year, kind, amount; in the words of a statute where ``section`` is given."""
    result = simple_result(name)
    owner = result.document.document_id
    lines = tuple(
        BudgetLine(
            document_id=owner,
            table_id=None if section else f"{name}{0:015x}"[:16],
            row=None if section else row,
            col=None if section else 1,
            label=label,
            column_label=f"{kind} {year}",
            year=year,
            kind=kind,
            amount=Decimal(amount),
            plan_title=None if section else title,
            unit=unit,
            variant=variant,  # type: ignore[arg-type] # one of two words, given by the tests
            section=section,
            char_start=row if section else None,
        )
        for row, (label, year, kind, amount) in enumerate(items)
    )
    return replace(result, document=replace(result.document, municipality=municipality), budget_lines=lines)


def year_of_items(year: int, kind: BudgetKind, start: int = 1_000) -> list[Item]:
    """Seven items of a year with amounts of their own."""
    return [(label, year, kind, start + 137 * n) for n, label in enumerate(ITEMS)]
