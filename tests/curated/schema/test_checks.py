"""The tables of what was calculated lead back to the cells they were calculated from."""

from __future__ import annotations

from curated.schema.checks import CHECK_TERMS, CHECKS
from curated.schema.content import TO_CELL


def test_result_and_terms_are_cells() -> None:
    assert TO_CELL in CHECKS.foreign_keys and TO_CELL in CHECK_TERMS.foreign_keys


def test_a_verdict_has_one_name() -> None:
    (verdict,) = [column for column in CHECKS.columns if column.name == "verdict"]
    assert verdict.enum == ("verified", "contradicted", "unchecked")
