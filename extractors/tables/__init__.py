"""Tables of pages and text dumps: detected (``find_grids``), their cells normalised by the caller, then read and checked
(``read_grids``).
"""  # fmt: skip

from __future__ import annotations

from extractors.tables.detect.find import PageGrids, find_grids
from extractors.tables.output import tables_as_json
from extractors.tables.read import read_grids
from extractors.tables.records import TablesFound, stable_table_id

__all__ = ["PageGrids", "TablesFound", "find_grids", "read_grids", "stable_table_id", "tables_as_json"]
