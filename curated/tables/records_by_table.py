"""Which records of a document become the rows of which table."""

from __future__ import annotations

from collections.abc import Sequence

from curated.records import DocumentResult
from curated.tables.amounts_view import amount_rows
from curated.tables.check_rows import check_rows


def records_by_table(result: DocumentResult) -> dict[str, Sequence[object]]:
    """The rows of one document by the name of their table; what belongs to the release as a whole is not here."""
    checks, terms = check_rows(result)
    return {
        "documents": (result.document,),
        "pages": result.pages,
        "entities": result.entities,
        "consultations": result.consultations,
        "head_evidence": result.head_evidence,
        "agenda_items": result.agenda_items,
        "votes": result.votes,
        "vote_positions": result.vote_positions,
        "tables": result.tables,
        "table_cells": result.cells,
        "budget_lines": result.budget_lines,
        "form_fields": result.form_fields,
        "corrections": result.corrections,
        "amounts": amount_rows(result),
        "checks": checks,
        "check_terms": terms,
    }
