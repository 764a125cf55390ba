"""The tables of what budgets say as facts: every number of a budget, and the same numbers over years and papers."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    NUMBER,
    SMALL,
    TEXT,
    Column,
    TableSpec,
    document_id_column,
    page_number_column,
    url_column,
)
from curated.schema.content import TO_CELL, TO_DOCUMENT, TO_PAGE, TO_TABLE
from curated.vocabulary import BudgetKind, CellCheck, PlanBasis, SignConvention

BUDGET_LINES = TableSpec(
    "budget_lines",
    "Budget lines",
    "One row per number of a budget table: what it is for, for which year, in euros, and whether the table's sums prove it.",
    (
        document_id_column(),
        Column("line_id", TEXT, "Place of the number: its cell, or page and first code point of a Haushaltssatzung."),
        Column("table_id", TEXT, "Table of the number; null where it stands in the words of a Haushaltssatzung.", True),
        Column("row", COUNT, "Row of its cell, from 0.", True, minimum=0),
        Column("col", COUNT, "Column of its cell, from 0.", True, minimum=0),
        page_number_column(),
        Column("label", TEXT, "What the row is for, without sign, number and account."),
        Column("account", TEXT, "Printed number of the account or product.", True),
        Column("product", TEXT, "Number of the product or part of the budget that the page names.", True),
        Column("row_number", TEXT, "Printed number of the row (Zeile).", True),
        Column("column_label", TEXT, "Head of the column."),
        Column("year", SMALL, "Budget year the number is for.", minimum=1900, maximum=2100),
        Column("kind", TEXT, "What the number is: Ansatz, Ergebnis, Planung and so on.", enum=get_args(BudgetKind)),
        Column("variant", TEXT, "In a Nachtrag: the budget so far (bisher) or the new one (neu).", True, ("bisher", "neu")),
        Column("amount", NUMBER, "Value in EUR whatever unit is printed, of a Hebesatz in percent. Never changed to fit a sum."),
        Column("unit", TEXT, "Unit as printed; null where the table states none and euros are taken.", True),
        Column(
            "verdict",
            TEXT,
            "Whether a sum printed in the table confirms the number (verified), denies it (contradicted) or does not touch it.",
            enum=get_args(CellCheck),
        ),
        Column(
            "across",
            TEXT,
            "The same by other places of the document: the sum of the Teilpläne, amounts in the text that name the item.",
            enum=get_args(CellCheck),
        ),
        Column("evidence", TEXT, "Those places: pages, and row and column of the cells there in square brackets.", True),
        Column("column_path", TEXT, "Heads over the column from top to bottom, joined by „ / “.", True),
        Column("plan_title", TEXT, "Caption of the table.", True),
        Column(
            "plan_basis",
            TEXT,
            "State of the budget that the head names: as first passed, with its Nachtrag, or with what was carried over.",
            True,
            get_args(PlanBasis),
        ),
        Column(
            "sign_convention",
            TEXT,
            "How signs are printed: expenses without or with a minus in this table, or a column of decreases without one.",
            True,
            get_args(SignConvention),
        ),
        Column("section", TEXT, "Paragraph and item of the Haushaltssatzung, where the number stands in its words.", True),
        Column("char_start", COUNT, "First code point of that number in pages.text.", True, minimum=0),
        Column("char_end", COUNT, "Code point behind it.", True, minimum=0),
        url_column(),
    ),
    key=("line_id",),
    order=("document_id", "page_number"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE, TO_TABLE, TO_CELL),
)  # fmt: skip

BUDGET_SERIES = TableSpec(
    "budget_series",
    "Budget series",
    "The budget numbers of a municipality over years and papers: one row for each item, year, kind and amount that is stated.",
    (
        Column("series_id", TEXT, "Identity of the row: municipality, plan, item, year, kind and amount."),
        Column("municipality", TEXT, "Municipality of the papers, where known.", True),
        Column("ags", TEXT, "Amtlicher Gemeindeschlüssel of the municipality, 8 digits.", True),
        Column("plan", TEXT, "Caption of the table without year and unit.", True),
        Column("product", TEXT, "Number of the product or part of the budget that the page names.", True),
        Column("account", TEXT, "Printed number of the account or product.", True),
        Column("label", TEXT, "What the row is for, as the first of the papers prints it."),
        Column("year", SMALL, "Budget year the number is for.", minimum=1900, maximum=2100),
        Column("kind", TEXT, "What the number is: Ansatz, Ergebnis, Planung and so on.", enum=get_args(BudgetKind)),
        Column("variant", TEXT, "In a Nachtrag: the budget so far (bisher) or the new one (neu).", True, ("bisher", "neu")),
        Column("plan_basis", TEXT, "State of the budget that the head names.", True, get_args(PlanBasis)),
        Column("amount", NUMBER, "Value in EUR whatever unit is printed, of a Hebesatz in percent."),
        Column("unit", TEXT, "EUR or %.", enum=("EUR", "%")),
        Column(
            "verdict",
            TEXT,
            "What the sums, tables and words of its own papers say of the number: verified, contradicted, or nothing.",
            enum=get_args(CellCheck),
        ),
        Column(
            "across_documents",
            TEXT,
            "What other papers say: the result in a later budget, the Ansatz in a Nachtrag or the next budget, lists of changes, "
            "the Haushaltssatzung against the plan, cash carried on.",
            enum=get_args(CellCheck),
        ),
        Column("evidence", TEXT, "Those places: identity, document, page, row and column of the cell; no more than eight.", True),
        Column("documents", TEXT, "document_id of the papers that state the number, joined by „; “; no more than eight."),
        Column("document_count", COUNT, "How many papers state it.", minimum=1),
        Column("lines", TEXT, "line_id of its budget lines, joined by „; “; no more than eight."),
    ),
    key=("series_id",),
    order=("series_id",),
)  # fmt: skip
