"""The table of the fields of forms."""

from __future__ import annotations

from curated.schema.columns import (
    COUNT,
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    Column,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    url_column,
)
from curated.schema.content import TO_DOCUMENT, TO_PAGE

FORM_FIELDS = TableSpec(
    "form_fields",
    "Form fields",
    "Fields of forms: labels and values, and boxes that can be ticked, in print or as the PDF defines them.",
    (
        document_id_column(),
        page_number_column(),
        Column("seq", COUNT, "Position on the page, from 0; fields that the PDF defines come first.", minimum=0),
        Column("label", TEXT, "What the field is called; of a box the option beside it."),
        Column("value", TEXT, "What stands in it, as it is seen on the page."),
        Column("number", NUMBER, "The value as a number, where it is one as a whole; units as printed.", True),
        Column("date", DAY, "The value as a day, where it is one as a whole.", True),
        Column("is_ticked", FLAG, "Of a box that can be ticked: whether it is.", True),
        Column("source", TEXT, "Whether the PDF defines the field or it is print.", enum=("acroform", "print")),
        Column("char_start", COUNT, "First code point of label and value in pages.text.", minimum=0),
        Column("char_end", COUNT, "Code point behind them.", minimum=0),
        *box_columns("field"),
        url_column(),
    ),
    key=("document_id", "page_number", "seq"),
    order=("document_id", "page_number", "seq"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE),
)
