"""The tables about papers as a whole: documents, pages, consultations, issues."""

from __future__ import annotations

from typing import get_args

from curated.schema.columns import (
    BIG,
    COUNT,
    DAY,
    FLAG,
    POINTS,
    SMALL,
    TEXT,
    Column,
    ForeignKey,
    TableSpec,
    box_columns,
    document_id_column,
    page_number_column,
    score,
)
from curated.vocabulary import DocumentType, Grade, PageSource, Severity, Stage

GRADE_MEANING = "good, fair, poor, or none where there is no text to judge"

TO_ORGANIZATION = ForeignKey(("gremium_id",), "organizations", ("gremium_id",))

DOCUMENTS = TableSpec(
    "documents",
    "Documents",
    "One row per distinct file, readable or not. Files with the same bytes are one document.",
    (
        document_id_column(),
        Column("source_path", TEXT, "Smallest path relative to the input folder, with forward slashes."),
        Column("source_url", TEXT, "Address the file was downloaded from (OParl accessUrl).", True),
        Column("byte_size", BIG, "Size of the file in bytes.", minimum=0),
        Column("media_type", TEXT, "Media type found in the bytes, not guessed from the name.", True),
        Column(
            "kind",
            TEXT,
            "How the text is stored: in the file (born_digital), as pictures (scanned), both (mixed), or a plain image or text.",
            True,
            ("born_digital", "scanned", "mixed", "image", "text"),
        ),
        Column("municipality", TEXT, "Municipality, as the manifest beside the input names it.", True),
        Column("ags", TEXT, "Amtlicher Gemeindeschlüssel, 8 digits, from the manifest.", True),
        Column("document_type", TEXT, "Kind of paper.", enum=get_args(DocumentType)),
        Column("title", TEXT, "Title or subject (Betreff) of the paper.", True),
        Column("reference", TEXT, "Number of the paper (Vorlagen-Nr., Drucksache), OParl Paper.reference.", True),
        Column("gremium", TEXT, "Deciding body of the paper, full name in the nominative.", True),
        Column("gremium_id", TEXT, "Identity of that body in organizations.", True),
        Column("meeting_date", DAY, "Day of the meeting in which the deciding body treats the paper.", True),
        Column("agenda_item", TEXT, "Number of the agenda item (TOP) there, such as 8.4 or 10a.", True),
        Column("is_public", FLAG, "Whether that agenda item is public; null when the paper does not say.", True),
        Column("matter_id", TEXT, "The same for all papers, revisions and sittings of one matter.", True),
        Column("originator", TEXT, "Office, parliamentary group or person that submits the paper.", True),
        Column("document_date", DAY, "Date printed on the paper itself.", True),
        Column("publication_date", DAY, "Statutes, announcements, gazettes: day on which it was made public.", True),
        Column("effective_date", DAY, "Statutes: day on which it enters into force.", True),
        Column("attendance_present", COUNT, "Minutes: members of the body that were present.", True, minimum=0),
        Column("attendance_absent", COUNT, "Minutes: members of the body that were absent.", True, minimum=0),
        Column("license", TEXT, "Licence of the file, as a URI where known.", True),
        Column("oparl_paper_id", TEXT, "OParl URL of the Paper.", True),
        Column("oparl_file_id", TEXT, "OParl URL of the File.", True),
        Column("page_count", COUNT, "Number of pages; null when the file could not be opened.", True, minimum=0),
        Column("pages_ocr", COUNT, "Pages whose text comes from OCR.", minimum=0),
        Column("pages_failed", COUNT, "Pages that could not be read.", minimum=0),
        Column(
            "status",
            TEXT,
            "ok: every page was read; partial: some were; failed: none was. The reasons stand in issues.",
            enum=("ok", "partial", "failed"),
        ),
        Column("grade", TEXT, f"Quality of the text: {GRADE_MEANING}.", enum=get_args(Grade)),
        Column("fingerprint", TEXT, "Fingerprint of the pipeline and the settings that produced the rows."),
    ),
    key=("document_id",),
    order=("document_id",),
    foreign_keys=(TO_ORGANIZATION,),
)

PAGES = TableSpec(
    "pages",
    "Pages",
    "One row per page with its full text after all repairs. All char_start and char_end columns point into text.",
    (
        document_id_column(),
        page_number_column(),
        Column("width", POINTS, "Width of the page as displayed, in PDF points (1/72 inch).", True, minimum=0),
        Column("height", POINTS, "Height of the page as displayed, in PDF points.", True, minimum=0),
        Column("rotation", SMALL, "Degrees clockwise the page was turned, beyond its own /Rotate, to be read.", True),
        Column("skew", POINTS, "Degrees of skew corrected before OCR, counter-clockwise positive.", True),
        Column("dpi", COUNT, "Resolution of the image that OCR read, in dots per inch.", True, minimum=1),
        Column(
            "source",
            TEXT,
            "Where the text comes from: the PDF's text_layer, ocr, a text file, or nowhere (blank, failed).",
            enum=get_args(PageSource),
        ),
        Column("source_reason", TEXT, "Code of the reason for that choice."),
        Column("text", TEXT, "Text in reading order, repaired; running heads and page numbers included."),
        Column("text_raw", TEXT, "Text before any repair; null when nothing was changed.", True),
        score("ocr_confidence", "Mean confidence of the OCR engine over the words of the page."),
        score("ocr_confidence_p10", "Tenth percentile of the confidence of the OCR engine."),
        score("lexicon_rate_raw", "Share of words known to the lexicon before repair."),
        score("lexicon_rate", "Share of words known to the lexicon after repair."),
        Column("correction_count", COUNT, "Number of corrections applied to the page.", minimum=0),
        Column("grade", TEXT, f"Quality of the text: {GRADE_MEANING}.", enum=get_args(Grade)),
        Column(
            "language",
            TEXT,
            "Language most of the page is written in, as ISO 639-1 names it; null where too little tells.",
            True,
        ),
    ),
    key=("document_id", "page_number"),
    order=("document_id", "page_number"),
    foreign_keys=(ForeignKey(("document_id",), "documents", ("document_id",)),),
    row_group_rows=30_000,
    csv_twin=False,
)

CONSULTATIONS = TableSpec(
    "consultations",
    "Consultations",
    "The bodies a paper goes through, in printed order (OParl Consultation). The deciding one is repeated in documents.",
    (
        document_id_column(),
        Column("seq", COUNT, "Position in printed order, from 0.", minimum=0),
        Column("gremium", TEXT, "Body, full name in the nominative."),
        Column("gremium_id", TEXT, "Identity of the body in organizations.", True),
        Column("meeting_date", DAY, "Day of the meeting.", True),
        Column("agenda_item", TEXT, "Number of the agenda item (TOP).", True),
        Column("is_public", FLAG, "Whether the body treats it in public; null when the paper does not say.", True),
        Column("matter_id", TEXT, "The same for all papers, revisions and sittings of one matter.", True),
        Column("role", TEXT, "Entscheidung, Vorberatung, Kenntnisnahme or Anhörung, as printed.", True),
        Column("result", TEXT, "Result of the consultation, as printed.", True),
        page_number_column(),
        *box_columns("the row in the paper's head"),
    ),
    key=("document_id", "seq"),
    order=("document_id", "seq"),
    foreign_keys=(
        TO_ORGANIZATION,
        ForeignKey(("document_id",), "documents", ("document_id",)),
        ForeignKey(("document_id", "page_number"), "pages", ("document_id", "page_number")),
    ),
)

ISSUES = TableSpec(
    "issues",
    "Issues",
    "Everything that went wrong or deserves a look: what, where and what to do. Never holds text of a document.",
    (
        Column("seq", COUNT, "Number of the row within this release, from 0.", minimum=0),
        Column(
            "document_id",
            TEXT,
            "Document concerned; null when there is none. Not a foreign key: unreadable files have issues too.",
            True,
            pattern="^[0-9a-f]{64}$",
        ),
        page_number_column(nullable=True),
        Column("table_id", TEXT, "Table concerned.", True),
        Column("path", TEXT, "Path relative to the input folder, where the file itself is the matter.", True),
        Column("stage", TEXT, "Step of the pipeline that noticed.", enum=get_args(Stage)),
        Column("code", TEXT, "Stable code to filter and count by.", pattern="^[A-Z][A-Z0-9_]*$"),
        Column("severity", TEXT, "How bad it is.", enum=get_args(Severity)),
        Column("message", TEXT, "What happened, where, and what to do about it."),
    ),
    key=("seq",),
    order=("seq",),
)
