"""The data dictionary describes every table and column, and the docs are what it says."""

from __future__ import annotations

import pytest

from curated.reports.dictionary import dictionary_markdown
from curated.schema import ALL_TABLES, SCHEMA_VERSION
from tests.support.paths import ROOT


def test_the_docs_are_made_from_the_schema():
    assert (ROOT / "docs" / "tables-reference.md").read_text("utf-8") == dictionary_markdown()
    assert f"schema version {SCHEMA_VERSION}" in dictionary_markdown()


@pytest.mark.parametrize("spec", ALL_TABLES, ids=lambda spec: spec.name)
def test_every_column_has_its_row(spec):
    section = dictionary_markdown().split(f"\n## {spec.name}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [column.name for column in spec.columns]
    assert (f"`{spec.name}.csv`" in section) is spec.csv_twin
