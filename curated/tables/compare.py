"""Two releases compared, table by table: which rows came, went and changed, found by their keys.

Works on the files alone, a sixteenth of the documents at a time where a table is large. ``issues`` are numbered anew in each
release, so they are compared by all that they say, and none of them changes: one goes and another comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from curated.schema import ALL_TABLES
from curated.schema.columns import TableSpec

LARGE_TABLE_ROWS = (
    500_000  # rows from which a table is compared in sixteen parts: two large releases need not fit in memory
)
_NUMBERED_ANEW = {"issues": "seq"}
_ABOUT = {
    "documents": ("source_path", "title"),
    "pages": ("source", "grade"),
    "entities": ("document_id", "page_number", "kind", "text"),
    "consultations": ("gremium", "meeting_date"),
    "agenda_items": ("number", "title"),
    "votes": ("document_id", "agenda_item_seq", "outcome"),
    "vote_positions": ("fraktion", "stance"),
    "relations": ("relation", "target_reference"),
    "organizations": ("name",),
    "meetings": ("gremium", "meeting_date"),
    "tables": ("document_id", "page_number", "title"),
    "table_cells": ("text",),
    "checks": ("formula", "printed", "verdict"),
    "budget_lines": ("label", "year", "amount"),
    "budget_series": ("label", "year", "kind", "amount"),
    "form_fields": ("label", "value"),
    "corrections": ("rule", "before", "after"),
    "amounts": ("document_id", "page_number", "text"),
}
_HEX_DIGITS = "0123456789abcdef"

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs: its key, and for a changed row the columns that differ with their values before and after.

    ``about`` is what people know the row by, such as path and title of a document.
    """

    kind: Kind
    key: Mapping[str, object]
    about: Mapping[str, object] = field(default_factory=dict)
    columns: Mapping[str, tuple[object, object]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class TableChange:
    """How one table differs. ``columns`` counts changed rows by column; ``rows`` holds the first ``limit`` rows of each kind."""

    table: str
    rows_before: int = 0
    rows_after: int = 0
    counts: dict[Kind, int] = field(default_factory=lambda: {"added": 0, "removed": 0, "changed": 0})
    columns: dict[str, int] = field(default_factory=dict)
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    rows: list[RowChange] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Whether any row or column differs."""
        return any(self.counts.values()) or bool(self.new_columns or self.lost_columns)


def compare_releases(
    before: Path,
    after: Path,
    tables: Collection[str] | None = None,
    limit: int | None = None,
    ignore: Collection[str] = (),
) -> Iterator[TableChange]:
    """The differences of two release folders in the order of the schema; ``limit`` caps the rows listed of each kind.

    Columns of the names in ``ignore`` are not looked at, unless they are part of a key.

    A table that only one of them holds is compared with an empty one.
    """
    for spec in ALL_TABLES:
        if tables is None or spec.name in tables:
            yield compare_table(spec, before / f"{spec.name}.parquet", after / f"{spec.name}.parquet", limit, ignore)


def compare_table(
    spec: TableSpec, before: Path, after: Path, limit: int | None = None, ignore: Collection[str] = ()
) -> TableChange:
    """The difference of one table between two files; a file that is not there counts as empty."""
    old, new = _File(before), _File(after)
    change = TableChange(table=spec.name, rows_before=old.rows, rows_after=new.rows)
    if old.there and new.there:
        change.new_columns = tuple(name for name in new.names if name not in old.names)
        change.lost_columns = tuple(name for name in old.names if name not in new.names)
    shared = [c.name for c in spec.columns if all(c.name in file.names for file in (old, new) if file.there)]
    numbered = _NUMBERED_ANEW.get(spec.name)
    columns = [name for name in shared if name != numbered and (name in spec.key or name not in ignore)]
    key = columns if numbered else list(spec.key)
    windowed = max(old.rows, new.rows) > LARGE_TABLE_ROWS and "document_id" in shared and not numbered
    for digit in _HEX_DIGITS if windowed else ("",):
        _compare(old.read(columns, digit), new.read(columns, digit), key, change, limit)
    return change


class _File:
    """One Parquet file of a release, or none."""

    def __init__(self, path: Path) -> None:
        self.there = path.is_file()
        self._path = path
        file = pq.ParquetFile(path) if self.there else None
        self.rows: int = file.metadata.num_rows if file else 0
        self.names: list[str] = file.schema_arrow.names if file else []

    def read(self, columns: list[str], digit: str) -> pa.Table | None:
        """The columns, of documents whose id begins with ``digit``; None when there is no file."""
        if not self.there:
            return None
        window = [("document_id", ">=", digit), ("document_id", "<", digit + "g")] if digit else None
        return pq.read_table(self._path, columns=columns, filters=window)


def _compare(
    old: pa.Table | None, new: pa.Table | None, key: list[str], change: TableChange, limit: int | None
) -> None:
    if old is None or new is None:
        table, kind = (new, "added") if old is None else (old, "removed")
        if table is not None:
            _take_note(change, "added" if kind == "added" else "removed", table, key, limit)
        return
    as_text = any(old[name].null_count or new[name].null_count or old[name].type != new[name].type for name in key)
    old_keys, new_keys = _indexed(old, key, "old_row", as_text), _indexed(new, key, "new_row", as_text)
    pairs = old_keys.join(new_keys, keys=[*key, _TWIN], join_type="full outer")
    _take_note(change, "removed", _rows(old, pairs.filter(pc.is_null(pairs["new_row"])), "old_row"), key, limit)
    _take_note(change, "added", _rows(new, pairs.filter(pc.is_null(pairs["old_row"])), "new_row"), key, limit)
    both = pairs.filter(pc.and_(pc.is_valid(pairs["old_row"]), pc.is_valid(pairs["new_row"]))).sort_by("old_row")
    if len(key) < old.num_columns:
        _note_changed(change, old.take(both["old_row"]), new.take(both["new_row"]), key, limit)


_TWIN = "twin"
"""Tells rows of equal key apart, of which only tables without a real key have any."""


def _indexed(table: pa.Table, key: list[str], name: str, as_text: bool) -> pa.Table:
    """The key columns with the number of the row; ``as_text`` where they hold nulls, for a join takes no two nulls for one."""
    columns = [_joinable(table[column]) if as_text else table[column] for column in key]
    keys = pa.table(columns, names=key)
    return keys.append_column(_TWIN, _twins(keys, key)).append_column(name, pa.array(range(len(table)), pa.int64()))


def _joinable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.binary_join_element_wise(pa.scalar("="), pc.cast(column, pa.string()), pa.scalar(""))
    return pc.fill_null(text, "")


def _twins(keys: pa.Table, key: list[str]) -> pa.Array:
    """For each row, how many rows of the same key come before it."""
    if len(keys) == len(keys.group_by(key).aggregate([])):
        return pa.array([0] * len(keys), pa.int32())
    seen: dict[tuple[object, ...], int] = {}
    twins = []
    for values in zip(*(column.to_pylist() for column in keys.columns), strict=True):
        seen[values] = seen.get(values, -1) + 1
        twins.append(seen[values])
    return pa.array(twins, pa.int32())


def _rows(table: pa.Table, pairs: pa.Table, name: str) -> pa.Table:
    return table.take(pairs.sort_by(name)[name])


def _take_note(change: TableChange, kind: Kind, rows: pa.Table, key: list[str], limit: int | None) -> None:
    room = None if limit is None else max(0, limit - change.counts[kind])
    change.counts[kind] += len(rows)
    for row in rows.slice(0, room).select([*key, *_about(change.table, rows, key)]).to_pylist():
        change.rows.append(RowChange(kind, {name: row.pop(name) for name in key}, row))


def _about(table: str, rows: pa.Table, key: list[str]) -> list[str]:
    return [name for name in _ABOUT.get(table, ()) if name in rows.column_names and name not in key]


def _note_changed(change: TableChange, old: pa.Table, new: pa.Table, key: list[str], limit: int | None) -> None:
    names = [name for name in old.column_names if name not in key]
    masks = {name: _differs(old[name], new[name]) for name in names}
    anywhere = masks[names[0]]
    for name, mask in masks.items():
        count = pc.sum(mask).as_py() or 0
        if count:
            change.columns[name] = change.columns.get(name, 0) + count
        anywhere = pc.or_(anywhere, mask)
    rows, about = pc.indices_nonzero(anywhere), _about(change.table, new, key)
    room = len(rows) if limit is None else max(0, limit - change.counts["changed"])
    change.counts["changed"] += len(rows)
    for row in rows.slice(0, room).to_pylist():
        touched = [name for name in names if masks[name][row].as_py()]
        values = {name: (old[name][row].as_py(), new[name][row].as_py()) for name in touched}
        shown = {name: new[name][row].as_py() for name in about}
        change.rows.append(RowChange("changed", {name: new[name][row].as_py() for name in key}, shown, values))


def _differs(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ; two nulls do not. A column whose type has changed is compared as text."""
    if old.type != new.type:
        old, new = pc.cast(old, pa.string()), pc.cast(new, pa.string())
    return pc.fill_null(pc.not_equal(old, new), pc.xor(pc.is_null(old), pc.is_null(new)))
