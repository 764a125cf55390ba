"""The joined view an analyst opens first: one row per amount, with all it takes to judge it."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    DAY,
    FLAG,
    MONEY,
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
from curated.schema.decisions import TO_AGENDA_ITEM, TO_VOTE
from curated.vocabulary import AmountRole, CellCheck, DocumentType, Outcome

AMOUNTS = TableSpec(
    "amounts",
    "Amounts",
    "One row per amount mentioned, joined with its sentence, its document, its meeting and its place: the table to open first.",
    (
        Column("entity_id", TEXT, "The row of entities this is."),
        Column(
            "amount", MONEY, "Value in full units of the currency; null where it could not be read or stored.", True
        ),
        Column("currency", TEXT, "Currency, ISO 4217 (DEM in old papers).", True),
        Column("approximate", FLAG, "Whether the paper says rund, ca., etwa.", True),
        Column("qualifier", TEXT, "bis zu, mindestens and the like.", True),
        Column("unit", TEXT, "What the amount is per: pro Einwohner, jährlich.", True),
        Column(
            "context_label", TEXT, "What the amount is for, as a noun: Gesamtkosten, Zuschuss, Erträge, Gebühr.", True
        ),
        Column("role", TEXT, "The same as a class, to add up like with like.", True, get_args(AmountRole)),
        score("context_confidence", "How sure context_label and role are."),
        Column("text", TEXT, "The amount as printed: the exact slice of pages.text."),
        Column("context", TEXT, "The sentence around it, blanks collapsed; cut at a word where it is very long."),
        document_id_column(),
        Column("source_path", TEXT, "Path of the document relative to the input folder."),
        Column("source_url", TEXT, "Address the document was downloaded from.", True),
        Column("municipality", TEXT, "Municipality of the document.", True),
        Column("document_title", TEXT, "Title of the document.", True),
        Column("document_type", TEXT, "Kind of paper.", enum=get_args(DocumentType)),
        Column("reference", TEXT, "Number of the paper.", True),
        Column("gremium", TEXT, "Deciding body of the paper.", True),
        Column("meeting_date", DAY, "Day of the meeting of that body.", True),
        Column("agenda_item", TEXT, "Number of the agenda item there.", True),
        Column("document_date", DAY, "Date printed on the paper.", True),
        Column("agenda_item_seq", COUNT, "Minutes: seq of the agenda item under which it stands.", True, minimum=0),
        Column("agenda_item_title", TEXT, "Minutes: title of that item.", True),
        Column("vote_seq", COUNT, "Minutes: the vote that decided that item.", True, minimum=0),
        Column("outcome", TEXT, "Minutes: outcome of that item.", True, get_args(Outcome)),
        page_number_column(),
        Column("char_start", COUNT, "First code point of the amount in pages.text.", minimum=0),
        Column("char_end", COUNT, "Code point behind the amount in pages.text.", minimum=0),
        Column("table_id", TEXT, "Table the amount stands in.", True),
        Column("row", COUNT, "Row of its cell, from 0.", True, minimum=0),
        Column("col", COUNT, "Column of its cell, from 0.", True, minimum=0),
        Column("table_title", TEXT, "Title of that table.", True),
        Column("row_label", TEXT, "First cell of that row.", True),
        Column("column_label", TEXT, "Head cells above that column, joined by blanks.", True),
        Column("verdict", TEXT, "Whether a printed sum confirms the cell.", True, get_args(CellCheck)),
        Column(
            "cell_check",
            TEXT,
            "The old name of verdict; it goes with the next schema version.",
            True,
            get_args(CellCheck),
        ),
        Column("method", TEXT, "Rule or model that found the amount."),
        score("confidence", "How sure we are."),
        *box_columns("the amount"),
        url_column(),
    ),
    key=("entity_id",),
    order=("document_id", "page_number", "char_start", "char_end", "entity_id"),
    foreign_keys=(
        ForeignKey(("entity_id",), "entities", ("entity_id",)),
        ForeignKey(("document_id",), "documents", ("document_id",)),
        TO_AGENDA_ITEM,
        TO_VOTE,
    ),
)
