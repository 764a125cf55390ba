"""The tables about heads: what decided each field, and what the papers of one source have in common."""

from __future__ import annotations

from curated.schema.columns import (
    COUNT,
    FLAG,
    TEXT,
    Column,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    score,
)
from curated.schema.content import TO_DOCUMENT, TO_PAGE

HEAD_EVIDENCE = TableSpec(
    "head_evidence",
    "Head evidence",
    "Why a head field of a document has its value: the cue that decided, where it stands, and how sure the reading is.",
    (
        document_id_column(),
        Column(
            "field",
            TEXT,
            "Column of documents that the row is about, or meeting_time, meeting_place: when and where its sitting is.",
        ),
        Column("value", TEXT, "The value as read from the page; days in ISO form."),
        Column("cue", TEXT, "What decided: a label, a row of consultations, a sentence, the letterhead, a known form."),
        score("confidence", "How sure the reading is, of all cues for this value together.", nullable=False),
        page_number_column(),
        *box_columns("the value"),
    ),
    key=("document_id", "field"),
    order=("document_id", "field"),
    foreign_keys=(TO_DOCUMENT, TO_PAGE),
)

SOURCE_PROFILES = TableSpec(
    "source_profiles",
    "Source profiles",
    "What the papers of one source have in common and what was learned from it: the shape of their numbers, their usual bodies.",
    (
        Column("source", TEXT, "Source of the papers: municipality key, municipality, or top folder of the input."),
        Column("field", TEXT, "What is described.", enum=("reference", "gremium")),
        Column("pattern", TEXT, "Shape of the numbers (digits as 9, runs of any length as 9+), or name of the body."),
        Column("papers", COUNT, "Papers of the source that show it.", minimum=0),
        score("share", "Share of the papers of the source with this field that show it.", nullable=False),
        Column("examples", COUNT, "Distinct values seen.", minimum=0),
        Column("said", FLAG, "Whether a file beside the papers says it (profiles.csv)."),
    ),
    key=("source", "field", "pattern"),
    order=("source", "field", "pattern"),
)
