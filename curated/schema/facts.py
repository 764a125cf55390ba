"""The tables that put what papers say into facts: agenda items, meetings, and the bodies of a source."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
)
from curated.schema.content import TO_DOCUMENT, TO_PAGE
from curated.vocabulary import OrganizationSource, Outcome

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
