"""The tables about what papers say: entities, tables, table cells, and the corrections of their text."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    DAY,
    FLAG,
    MONEY,
    NUMBER,
    SMALL,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    score,
    url_column,
)
from curated.vocabulary import AmountRole, CellCheck, CorrectionStage, DatePrecision, EntityKind, Outcome, TableMethod

TO_DOCUMENT = ForeignKey(("document_id",), "documents", ("document_id",))
TO_PAGE = ForeignKey(("document_id", "page_number"), "pages", ("document_id", "page_number"))
TO_TABLE = ForeignKey(("table_id",), "tables", ("table_id",))
TO_CELL = ForeignKey(("table_id", "row", "col"), "table_cells", ("table_id", "row", "col"))

ENTITIES = TableSpec(
    "entities",
    "Entities",
    "One row per mention: body, amount, date, reference, law and so on, as an exact slice of the page's text with its value.",
    (
        Column("entity_id", TEXT, "Identity of the mention; stays the same while document, place and kind do."),
        document_id_column(),
        page_number_column(),
        Column(
            "kind",
            TEXT,
            "What is mentioned. Persons only when the operator switched them on.",
            enum=get_args(EntityKind),
        ),
        Column("text", TEXT, "The exact slice of pages.text."),
        Column("char_start", COUNT, "First code point of the slice in pages.text, from 0.", minimum=0),
        Column("char_end", COUNT, "Code point behind the slice in pages.text.", minimum=0),
        Column("canonical", TEXT, "Normal form: nominative name, ISO date, plain number.", True),
        Column(
            "canonical_id",
            TEXT,
            "Bodies (gremium_id of organizations), statutes and party groups: one identity for all their spellings.",
            True,
        ),
        Column("amount", MONEY, "Amounts: value in full units of the currency (1,2 Mio. € is 1200000.00).", True),
        Column("currency", TEXT, "Amounts: currency, ISO 4217 (DEM in old papers).", True),
        Column("approximate", FLAG, "Amounts: whether the paper says rund, ca., etwa.", True),
        Column("qualifier", TEXT, "Amounts: bis zu, mindestens and the like.", True),
        Column("unit", TEXT, "Amounts: what the amount is per: pro Einwohner, jährlich.", True),
        Column(
            "context_label", TEXT, "Amounts: what it is for, as a noun: Gesamtkosten, Zuschuss, Erträge, Gebühr.", True
        ),
        Column("role", TEXT, "Amounts: the same as a class, to add up like with like.", True, get_args(AmountRole)),
        score("context_confidence", "Amounts: how sure context_label and role are."),
        Column("date_start", DAY, "Dates: first day of the period; equal to date_end for a single day.", True),
        Column("date_end", DAY, "Dates: last day of the period.", True),
        Column("date_precision", TEXT, "Dates: how precise the paper is.", True, get_args(DatePrecision)),
        Column("iso", TEXT, "Dates: ISO 8601 text of what was said, also where no day can be named.", True),
        Column("outcome", TEXT, "Decisions: outcome.", True, get_args(Outcome)),
        Column("unanimous", FLAG, "Decisions: whether unanimous.", True),
        Column("votes_yes", COUNT, "Decisions: votes in favour.", True, minimum=0),
        Column("votes_no", COUNT, "Decisions: votes against.", True, minimum=0),
        Column("votes_abstain", COUNT, "Decisions: abstentions.", True, minimum=0),
        Column("law", TEXT, "Laws: abbreviation where one is printed, else the full name.", True),
        Column("section", TEXT, "Laws: § or Art.; several are joined by commas.", True),
        Column("paragraph", TEXT, "Laws: Absatz.", True),
        Column("sentence", TEXT, "Laws: Satz.", True),
        Column("number", TEXT, "Laws: Nummer.", True),
        Column("letter", TEXT, "Laws: Buchstabe.", True),
        Column("table_id", TEXT, "Table the mention stands in.", True),
        Column("row", COUNT, "Row of its cell, from 0.", True, minimum=0),
        Column("col", COUNT, "Column of its cell, from 0.", True, minimum=0),
        Column("method", TEXT, "Rule or model that found the mention."),
        score("confidence", "How sure we are: confidence of the OCR over the slice times that of the method."),
        *box_columns("the mention"),
    ),
    key=("entity_id",),
    order=("document_id", "page_number", "char_start", "char_end", "kind", "entity_id"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE, TO_TABLE, TO_CELL),
)

TABLES = TableSpec(
    "tables",
    "Tables",
    "One row per table of a page with its shape, its unit and the verdict of the sums printed in it.",
    (
        Column("table_id", TEXT, "Identity of the table; stays the same while document, page and position do."),
        document_id_column(),
        page_number_column(),
        *box_columns("the table"),
        Column("row_count", COUNT, "Number of rows.", minimum=0),
        Column("col_count", COUNT, "Number of columns.", minimum=0),
        Column("header_rows", COUNT, "Number of head rows at the top.", minimum=0),
        Column("title", TEXT, "Caption or heading of the table.", True),
        Column("continues_table_id", TEXT, "The table of an earlier page that this one continues.", True),
        Column("table_group", TEXT, "First part of a table that goes on over pages: the same for all its parts.", True),
        Column("unit", TEXT, "Unit of its numbers: EUR, TEUR, Mio. EUR, %, Stellen.", True),
        Column(
            "method",
            TEXT,
            "How it was found: ruling lines, aligned words, or the layout of a text file.",
            enum=get_args(TableMethod),
        ),
        Column(
            "verdict",
            TEXT,
            "Verdict of its arithmetic: all identities hold (verified), one does not (contradicted), there are none (unchecked).",
            enum=get_args(CellCheck),
        ),
        Column(
            "check_status",
            TEXT,
            "The old name of verdict, in words of its own; it goes with the next schema version.",
            enum=("ok", "mismatch", "not_checkable"),
        ),
        Column("checks_passed", COUNT, "Identities that hold.", minimum=0),
        Column("checks_failed", COUNT, "Identities that do not hold.", minimum=0),
        score("confidence", "Mean confidence of the cells."),
        url_column(),
    ),
    key=("table_id",),
    order=("document_id", "page_number", "table_id"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE, ForeignKey(("continues_table_id",), "tables", ("table_id",))),
)

TABLE_CELLS = TableSpec(
    "table_cells",
    "Table cells",
    "One row per cell. A text that spans rows or columns stands once, at its first row and column.",
    (
        Column("table_id", TEXT, "Table of the cell."),
        document_id_column(),
        Column("row", COUNT, "Row, from 0.", minimum=0),
        Column("col", COUNT, "Column, from 0.", minimum=0),
        Column("row_span", SMALL, "Rows the cell covers.", minimum=1),
        Column("col_span", SMALL, "Columns the cell covers.", minimum=1),
        Column("is_header", FLAG, "Whether the cell belongs to the table's head."),
        Column("text", TEXT, "Text of the cell, repaired."),
        Column("text_raw", TEXT, "Text before any repair; null when nothing was changed.", True),
        Column(
            "number",
            NUMBER,
            "Value of the cell in its own unit; null where it is no number. Never changed to fit a sum.",
            True,
        ),
        Column(
            "verdict",
            TEXT,
            "Whether a sum printed in the table confirms the number (verified), denies it (contradicted) or does not touch it.",
            enum=get_args(CellCheck),
        ),
        Column(
            "check",
            TEXT,
            "The old name of verdict, a word of SQL; it goes with the next schema version.",
            enum=get_args(CellCheck),
        ),
        score("ocr_confidence", "Confidence of the OCR engine over the cell's words."),
        *box_columns("the cell"),
    ),
    key=("table_id", "row", "col"),
    order=("document_id", "table_id", "row", "col"),
    foreign_keys=(TO_DOCUMENT, TO_TABLE),
)

CORRECTIONS = TableSpec(
    "corrections",
    "Corrections",
    "Every change of text, applied or rejected. Putting before back in place of after, for the applied rows of a page that "
    "have offsets, turns pages.text into pages.text_raw.",
    (
        document_id_column(),
        page_number_column(),
        Column("seq", COUNT, "Number of the change on its page, from 0.", minimum=0),
        Column(
            "stage",
            TEXT,
            "Step that changed. Rows of table_cell concern a cell's text only; they have no offsets and no part in the replay.",
            enum=get_args(CorrectionStage),
        ),
        Column("rule", TEXT, "Rule; several joined by + where changes met."),
        Column("before", TEXT, "Slice of pages.text_raw."),
        Column("after", TEXT, "What stands there now."),
        Column(
            "char_start",
            COUNT,
            "First code point of after in pages.text; null for rejected and cell changes.",
            True,
            minimum=0,
        ),
        Column("char_end", COUNT, "Code point behind after in pages.text.", True, minimum=0),
        Column("applied", FLAG, "Whether the text was changed. Rejected proposals stay on record."),
        Column("evidence", TEXT, "What spoke for the change.", True),
        score("confidence", "How sure the rule is."),
    ),
    key=("document_id", "page_number", "seq"),
    order=("document_id", "page_number", "seq"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE),
    csv_twin=False,
)
