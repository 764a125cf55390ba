"""The tables of what was calculated: every identity of a table that was evaluated, with its terms."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    NUMBER,
    SMALL,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    document_id_column,
    page_number_column,
    url_column,
)
from curated.schema.content import TO_CELL, TO_DOCUMENT, TO_PAGE, TO_TABLE
from curated.vocabulary import CellCheck, CheckKind

CHECKS = TableSpec(
    "checks",
    "Checks",
    "One row per sum, difference or percentage that a table prints and that was worked out again. Nothing is changed to fit.",
    (
        Column("check_id", TEXT, "Identity of the check: table, place of the result, and its number there."),
        document_id_column(),
        page_number_column(),
        Column("table_id", TEXT, "Table of the check."),
        Column("row", COUNT, "Row of the printed result, from 0.", minimum=0),
        Column("col", COUNT, "Column of the printed result, from 0.", minimum=0),
        Column("kind", TEXT, "Sum, difference, or percentage.", enum=get_args(CheckKind)),
        Column("formula", TEXT, "The check in words: [row, col] of the result and of every term with its sign."),
        Column("stated_by", TEXT, "Words of the table that ask for it; null where its form alone does.", True),
        Column("printed", NUMBER, "The result as printed, in the unit of the table.", True),
        Column("expected", NUMBER, "The result as worked out from the terms.", True),
        Column("difference", NUMBER, "Printed less expected; 0 where it holds, for percentages within their rounding."),
        Column("tolerance", NUMBER, "By how much a sum of rounded numbers may miss without being denied; else 0."),
        Column(
            "verdict",
            TEXT,
            "Whether it holds (verified) or not (contradicted); unchecked where it misses by no more than the tolerance.",
            enum=get_args(CellCheck),
        ),
        Column(
            "hint",
            TEXT,
            "The one change of one number by which all checks of the table would hold, where there is exactly one: "
            "a place to look at first, never applied.",
            True,
        ),
        url_column(),
    ),
    key=("check_id",),
    order=("document_id", "table_id", "row", "col", "check_id"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE, TO_TABLE, TO_CELL),
)

CHECK_TERMS = TableSpec(
    "check_terms",
    "Terms of checks",
    "One row per term of a check.",
    (
        Column("check_id", TEXT, "The check."),
        Column("seq", COUNT, "Position of the term, from 0.", minimum=0),
        document_id_column(),
        Column("sign", SMALL, "1 where it is added, -1 where it is taken away.", minimum=-1, maximum=1),
        Column("table_id", TEXT, "Table of the term."),
        Column("row", COUNT, "Row of the term, from 0.", minimum=0),
        Column("col", COUNT, "Column of the term, from 0.", minimum=0),
        Column("number", NUMBER, "The number printed there; null where the cell is blank and counts as nothing.", True),
    ),
    key=("check_id", "seq"),
    order=("document_id", "check_id", "seq"),
    foreign_keys=(TO_DOCUMENT, TO_TABLE, TO_CELL, ForeignKey(("check_id",), "checks", ("check_id",))),
)
