"""Tables of pages and text dumps: found, read, and their sums checked."""

from __future__ import annotations

from extractors.tables.find import CellNormaliser, TablesFound, find_tables, stable_table_id
from extractors.tables.output import tables_as_json

__all__ = ["CellNormaliser", "TablesFound", "find_tables", "stable_table_id", "tables_as_json"]
