"""CSV twins of the small tables, for spreadsheets and portals: RFC 4180, UTF-8, comma, CRLF, ISO days, decimal points.

A null is nothing between two commas, an empty text is ``""``. Text that a spreadsheet would take for a formula gets a leading
apostrophe (OWASP, CSV Injection): that is text which begins with ``= + - @`` or their full-width forms, TAB, CR or LF, or
with apostrophes before one of these. Plain numbers such as ``-5.000,00 €`` are no formulas and stay. The guard can be taken
off without loss: remove one apostrophe where ``'+`` stands before one of those characters (``unguarded``).
"""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_STARTS = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = f"^'*{_STARTS}"
_GUARDED = re.compile(f"^'+{_STARTS}")
_PLAIN_NUMBER = r"^[+\-]?[ \x{00A0}\x{202F}]?[0-9][0-9 .,']*[ \x{00A0}\x{202F}]?(%|€|EUR)?$|^-+$"
_NEEDS_QUOTES = '[",\r\n]|^$'


def write_csv_twin(parquet: Path, csv: Path) -> None:
    """Write the rows of a Parquet file as CSV, one row group at a time."""
    source = pq.ParquetFile(parquet)
    with csv.open("wb") as out:
        out.write((",".join(source.schema_arrow.names) + "\r\n").encode())
        for group in range(source.num_row_groups):
            rows = _csv_rows(source.read_row_group(group))
            out.writelines((row + "\r\n").encode() for row in rows)


def unguarded(text: str) -> str:
    """The text as it was before the guard against formulas."""
    return text[1:] if _GUARDED.match(text) else text


def _csv_rows(table: pa.Table) -> list[str]:
    if not table.num_rows:
        return []
    columns = [_as_text(table.column(name).combine_chunks()) for name in table.column_names]
    joined = pc.binary_join_element_wise(*columns, _scalar(","), null_handling="replace", null_replacement="")
    rows: list[str] = joined.to_pylist()
    return rows


def _as_text(column: pa.Array) -> pa.Array:
    """The column as CSV fields; nulls stay null. Large strings, because a joined row group can pass 2 GB."""
    if not pa.types.is_string(column.type):
        return pc.cast(pc.cast(column, pa.string()), pa.large_string())
    text = pc.cast(column, pa.large_string())
    risky = pc.and_(pc.match_substring_regex(text, _FORMULA), pc.invert(pc.match_substring_regex(text, _PLAIN_NUMBER)))
    text = pc.if_else(risky, pc.binary_join_element_wise(_scalar("'"), text, _scalar("")), text)
    quoted = pc.replace_substring(text, '"', '""')
    quoted = pc.binary_join_element_wise(_scalar('"'), quoted, _scalar('"'), _scalar(""))
    return pc.if_else(pc.match_substring_regex(text, _NEEDS_QUOTES), quoted, text)


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())
