"""The release's promises, tried on one document before its work file is kept: a slip of ours then costs that document alone.

``write_release`` checks all documents again, because what it publishes must hold whatever the work files say.
"""

from __future__ import annotations

from curated.errors import ReleaseRefused
from curated.records import DocumentResult
from curated.schema import table_from_rows
from curated.tables.records_by_table import records_by_table
from curated.validation.document_rules import check_result
from curated.validation.fit_to_schema import fit_result


def fault_of(result: DocumentResult) -> str | None:
    """Why a release would be refused because of this document, in a sentence without document text; None when it would not."""
    fitted = fit_result(result)
    for breach in check_result(fitted):
        return f"{breach.rule}: {breach.where}"
    try:
        for name, records in records_by_table(fitted).items():
            if records:  # half of the tables have no row of a letter, and a table without rows breaks no rule
                table_from_rows(name, records)
    except ReleaseRefused as refusal:
        return refusal.message
    return None
