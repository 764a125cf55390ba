"""The tables that put what papers say into facts: agenda items, budget lines, and the bodies of a source."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    DAY,
    FLAG,
    NUMBER,
    SMALL,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    url_column,
)
from curated.schema.content import TO_CELL, TO_DOCUMENT, TO_PAGE, TO_TABLE
from curated.vocabulary import BudgetKind, CellCheck, OrganizationSource, Outcome, PlanBasis, SignConvention

ORGANIZATIONS = TableSpec(
    "organizations",
    "Organizations",
    "The bodies of the source, one row each (OParl Organization): an identity that stays the same however papers spell the name.",
    (
        Column("gremium_id", TEXT, "Identity of the body: given by the register or the OParl export, else made from its name."),
        Column("name", TEXT, "Full name in the nominative."),
        Column("short_name", TEXT, "Short name or abbreviation.", True),
        Column("classification", TEXT, "Kind of body, as the register or OParl says it.", True),
        Column("municipality", TEXT, "Municipality the body belongs to, where known.", True),
        Column("ags", TEXT, "Amtlicher Gemeindeschlüssel of the municipality, 8 digits.", True),
        Column("oparl_id", TEXT, "OParl URL of the Organization.", True),
        Column("start_date", DAY, "First day of the body, where the register says it.", True),
        Column("end_date", DAY, "Last day of the body, where the register says it.", True),
        Column("variants", TEXT, "Other spellings that papers use or the register lists, joined by „; “.", True),
        Column(
            "source",
            TEXT,
            "Who vouches for the body: an OParl export, the operator's register, or the papers alone.",
            enum=get_args(OrganizationSource),
        ),
    ),
    key=("gremium_id",),
    order=("gremium_id",),
)  # fmt: skip

MEETINGS = TableSpec(
    "meetings",
    "Meetings",
    "The sittings that the papers of the release name, one row for each body and day (OParl Meeting).",
    (
        Column("meeting_id", TEXT, "Identity of the sitting: body and day."),
        Column("gremium_id", TEXT, "Identity of the body."),
        Column("gremium", TEXT, "Name of the body."),
        Column("meeting_date", DAY, "Day of the sitting."),
        Column("time", TEXT, "When it begins (HH:MM), by invitations, else by minutes; null where they differ.", True),
        Column("place", TEXT, "Where it takes place, by the same papers; null where they differ.", True),
        Column("is_public", FLAG, "Whether a paper names it as public; null where none says.", True),
        Column("document_count", COUNT, "Documents of the release that name the sitting.", minimum=0),
        Column("item_count", COUNT, "Numbers of agenda items that they name.", minimum=0),
    ),
    key=("meeting_id",),
    order=("meeting_id",),
    foreign_keys=(ForeignKey(("gremium_id",), "organizations", ("gremium_id",)),),
)

AGENDA_ITEMS = TableSpec(
    "agenda_items",
    "Agenda items",
    "The items of the agendas that minutes, invitations and announcements print (OParl AgendaItem), with outcome and votes.",
    (
        document_id_column(),
        Column("seq", COUNT, "Position in printed order, from 0.", minimum=0),
        Column("number", TEXT, "Number of the item (TOP), such as 8.4 or 10a."),
        Column("title", TEXT, "Title of the item.", True),
        Column("reference", TEXT, "Number of the paper treated (Vorlagen-Nr., Drucksache).", True),
        Column("is_public", FLAG, "Whether it is treated in public; null when the paper does not say.", True),
        Column("matter_id", TEXT, "The same for all papers, revisions and sittings of one matter.", True),
        Column("outcome", TEXT, "Outcome of the vote that decided the item.", True, get_args(Outcome)),
        Column("unanimous", FLAG, "Whether that vote was unanimous.", True),
        Column("votes_yes", COUNT, "Votes in favour.", True, minimum=0),
        Column("votes_no", COUNT, "Votes against.", True, minimum=0),
        Column("votes_abstain", COUNT, "Abstentions.", True, minimum=0),
        Column("result", TEXT, "The outcome in the words of the paper.", True),
        Column("vote_seq", COUNT, "The vote that decided it, in votes.", True, minimum=0),
        page_number_column(),
        Column("char_start", COUNT, "First code point of number and title in pages.text.", True, minimum=0),
        Column("char_end", COUNT, "Code point behind them, as far as they stand on that page.", True, minimum=0),
        *box_columns("number and title"),
    ),
    key=("document_id", "seq"),
    order=("document_id", "seq"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE),
)

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
