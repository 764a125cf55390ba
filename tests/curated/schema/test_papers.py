"""What the tables promise: documents, pages, consultations, issues."""

from __future__ import annotations

from curated.schema.papers import CONSULTATIONS, DOCUMENTS, ISSUES, PAGES


def test_pages_have_no_csv_twin_because_texts_are_long():
    assert not PAGES.csv_twin and DOCUMENTS.csv_twin and ISSUES.csv_twin


def test_an_issue_may_speak_of_a_file_that_is_no_document():
    assert not [key for key in ISSUES.foreign_keys if key.table == "documents"]
    assert {column.name for column in ISSUES.columns if not column.nullable} == {
        "seq",
        "stage",
        "code",
        "severity",
        "message",
    }


def test_publicity_may_be_unknown_and_rows_name_their_document():
    nullable = {(spec.name, c.name): c.nullable for spec in (DOCUMENTS, CONSULTATIONS) for c in spec.columns}
    assert nullable["documents", "is_public"] and nullable["consultations", "is_public"]
    assert not nullable["consultations", "document_id"]
