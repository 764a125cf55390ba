"""The data dictionary, made from the schema: for people in every release, for the project as ``docs/tables-reference.md``.

``python -m curated.reports.dictionary > docs/tables-reference.md`` keeps the docs in step; a test holds them to it.
"""

from __future__ import annotations

import sys

from curated.schema import ALL_TABLES, SCHEMA_VERSION
from curated.schema.columns import Column, TableSpec

_INTRODUCTION = f"""# Tables of a release

Generated from `curated/schema/__init__.py` by `python -m curated.reports.dictionary`; schema version {SCHEMA_VERSION}.

A release holds one Parquet file per table, CSV twins of the small ones, `datapackage.json`, this dictionary and `SHA256SUMS`.
All tables are always there, empty where there is nothing. Rows are sorted as stated; the same input gives the same bytes.

* `document_id` is the SHA-256 of the file's bytes. Pages count from 1, rows and columns of tables from 0.
* `char_start`, `char_end`: Unicode code points in `pages.text`, from 0, the end not included (Python slices).
* Boxes `x0, y0, x1, y1`: PDF points (1/72 inch), origin top left, y downwards, of the page as displayed.
* Scores lie between 0 and 1. Money and numbers are exact decimals, days are dates, vocabularies are plain text.
* **CSV**: UTF-8, comma, RFC 4180 with CRLF, ISO days, decimal points. A null is an empty field, an empty text is `""`. Text
  that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, TAB, CR or LF and is no plain number) has one
  apostrophe before it; take it off to get the text back, or read the Parquet.
* Open all files of one release through the real path of `latest` (resolve the link once), so that a release that appears
  between two reads is not mixed in.
"""


def dictionary_markdown() -> str:
    """All tables and columns as one Markdown text."""
    return "\n".join([_INTRODUCTION, *(_table_markdown(spec) for spec in ALL_TABLES)])


def _table_markdown(spec: TableSpec) -> str:
    files = f"`{spec.name}.parquet`" + (f", `{spec.name}.csv`" if spec.csv_twin else "")
    lines = [
        f"## {spec.name}",
        "",
        spec.description,
        "",
        f"Files: {files}. Key: {_names(spec.key)}. Sorted by: {_names(spec.order)}.",
    ]
    keys = [f"{_names(key.columns)} → `{key.table}` ({_names(key.target)})" for key in spec.foreign_keys]
    lines += [f"Refers to: {'; '.join(keys)}."] if keys else []
    lines += ["", "| column | type | null | description |", "|---|---|---|---|"]
    return "\n".join(lines + [_column_markdown(column) for column in spec.columns]) + "\n"


def _column_markdown(column: Column) -> str:
    vocabulary = f" One of: {', '.join(f'`{word}`' for word in column.enum)}." if column.enum else ""
    null = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {column.type} | {null} | {column.description}{vocabulary} |"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.write(dictionary_markdown())
