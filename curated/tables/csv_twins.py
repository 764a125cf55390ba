"""CSV twins of the small tables, for spreadsheets and portals: RFC 4180, UTF-8, comma, CRLF, ISO days, decimal points.

A null is nothing between two commas, an empty text is ``""``. Text that a spreadsheet would take for a formula gets a leading
apostrophe (OWASP, CSV Injection): that is text which begins with ``= + - @`` or their full-width forms, TAB, CR or LF, or
with apostrophes before one of these. Plain numbers such as ``-5.000,00 €`` are no formulas and stay. The apostrophe can be
taken off without loss: remove one apostrophe where ``'+`` stands before one of those characters (``unescaped``).

For a spreadsheet in German there is another form, ``EXCEL``: semicolons, a byte order mark, decimal commas, and text of digits
alone as ``="8.4"``, for Excel would show the agenda item 8.4 as the eighth of April and the key 08999999 without its zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_STARTS = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = f"^'*{_STARTS}"
_ESCAPED = re.compile(f"^'+{_STARTS}")
_PLAIN_NUMBER = r"^[+\-]?[ \x{00A0}\x{202F}]?[0-9][0-9 .,']*[ \x{00A0}\x{202F}]?(%|€|EUR)?$|^-+$"
_ROWS_AT_ONCE = 16_384  # rows in memory at a time
_DIGITS_ALONE = r"^[0-9][0-9.,/:\- ]*$"  # what Excel takes for a number, a day or a time


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a file is written: what separates fields, and whether it is meant for Excel in German."""

    separator: str = ","
    for_excel: bool = False


RFC_4180 = CsvForm()
EXCEL = CsvForm(separator=";", for_excel=True)
EXCEL_FOLDER = "excel"


def write_csv_twin(parquet: Path, csv: Path, form: CsvForm = RFC_4180) -> None:
    """Write the rows of a Parquet file as CSV, some thousand rows at a time."""
    source = pq.ParquetFile(parquet)
    with csv.open("wb") as out:
        mark = "\ufeff" if form.for_excel else ""
        out.write((mark + form.separator.join(source.schema_arrow.names) + "\r\n").encode())
        for group in range(source.num_row_groups):
            table = source.read_row_group(group)
            for start in range(0, table.num_rows, _ROWS_AT_ONCE):
                rows = _csv_rows(table.slice(start, _ROWS_AT_ONCE), form)
                out.write(("\r\n".join(rows) + "\r\n").encode())


def unescaped(text: str) -> str:
    """The text as it was before the apostrophe against formulas."""
    return text[1:] if _ESCAPED.match(text) else text


def _csv_rows(table: pa.Table, form: CsvForm) -> list[str]:
    columns = [_as_text(table.column(name).combine_chunks(), form) for name in table.column_names]
    joined = pc.binary_join_element_wise(
        *columns, _scalar(form.separator), null_handling="replace", null_replacement=""
    )
    rows: list[str] = joined.to_pylist()
    return rows


def _as_text(column: pa.Array, form: CsvForm) -> pa.Array:
    """The column as CSV fields; nulls stay null. Large strings, because joined rows of huge texts can pass 2 GB."""
    if not pa.types.is_string(column.type):
        plain = pc.cast(pc.cast(column, pa.string()), pa.large_string())
        fraction = pa.types.is_decimal(column.type) or pa.types.is_floating(column.type)
        return pc.replace_substring(plain, ".", ",") if form.for_excel and fraction else plain
    # Each distinct text is looked at once: most columns repeat few.
    encoded = column.dictionary_encode()
    safe = _escaped(pc.cast(encoded.dictionary, pa.large_string()))
    return _quoted(_kept_as_text(safe) if form.for_excel else safe, form).take(encoded.indices)


def _kept_as_text(text: pa.Array) -> pa.Array:
    """Text of digits alone as a formula that yields this text; nothing but digits and signs between them can get into it."""
    digits = pc.match_substring_regex(text, _DIGITS_ALONE)
    if not pc.any(digits).as_py():
        return text
    kept = pc.binary_join_element_wise(_scalar('="'), text, _scalar('"'), _scalar(""))
    return pc.if_else(digits, kept, text)


def _escaped(text: pa.Array) -> pa.Array:
    risky = pc.and_(pc.match_substring_regex(text, _FORMULA), pc.invert(pc.match_substring_regex(text, _PLAIN_NUMBER)))
    if not pc.any(risky).as_py():
        return text
    return pc.if_else(risky, pc.binary_join_element_wise(_scalar("'"), text, _scalar("")), text)


def _quoted(text: pa.Array, form: CsvForm) -> pa.Array:
    needed = pc.match_substring_regex(text, f'["{form.separator}\r\n]|^$')
    if not pc.any(needed).as_py():
        return text
    doubled = pc.replace_substring(text, '"', '""')
    return pc.if_else(needed, pc.binary_join_element_wise(_scalar('"'), doubled, _scalar('"'), _scalar("")), text)


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())
