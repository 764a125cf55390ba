"""Where a table's header ends, and which unit it states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tables.detect.numbering import is_numbering
from normalizers.numbers import find_unit, is_nil, read_quantity

Texts = Sequence[Sequence[str]]

# The year of a column, with the unit that may stand under or behind it: „2026 EUR“ is no amount (that would be „2.026 EUR“).
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[(\[-]?\s*(?:in\s+)?(?:T?EUR|Euro|T?€|Tsd\.?\s?(?:EUR|€))\s*[)\]-]?)?")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d")
_DEEPEST = 8  # a header of more rows is none


@dataclass(frozen=True, slots=True)
class Units:
    """The unit of the table as a whole and that of each column, where the header says one."""

    table: str | None
    columns: tuple[str | None, ...]


def count_header_rows(texts: Texts, stated: int | None) -> int:
    """How many rows at the top are header: those above the first row of numbers that say something over a number column.

    A row of column numbers („1 | 2 3 | 4 | 5“) ends the header. Label rows between header and numbers („laufende
    Verwaltungstätigkeit“) open the body. A table of words has one header row when its first row is filled.
    """
    if stated is not None:
        return stated
    numeric = _rough_number_columns(texts)
    if not numeric:
        return 1 if len(texts) > 1 and len(texts[0]) > 1 and all(text.strip() for text in texts[0][1:]) else 0
    first = next((r for r, row in enumerate(texts) if _is_data_row(row, numeric)), len(texts))
    numbered = [r for r in range(min(first + 1, _DEEPEST, len(texts))) if is_numbering(texts[r])]
    if numbered:
        return numbered[-1] + 1
    speaking = [r for r in range(min(first, _DEEPEST)) if any(texts[r][c].strip() for c in numeric)]
    return speaking[-1] + 1 if speaking and first < len(texts) else 0


def read_units(texts: Texts, header_rows: int, title: str | None) -> Units:
    """The units stated in the header (also over several columns), else in the title, else in most of the cells."""
    width = len(texts[0]) if texts else 0
    own = [find_unit(" ".join(row[c] for row in texts[:header_rows])) for c in range(width)]
    # „in E | UR“: the unit of the whole table is cut by a column line; read the row without its cells' borders.
    whole = next((u for u in (_row_unit(row) for row in texts[:header_rows]) if u), None)
    money = Counter(u for u in own if u and u not in {"%", "‰"})
    cells = Counter(
        q.unit for row in texts[header_rows:] for text in row if (q := read_quantity(text)) is not None and q.unit
    )
    table = money.most_common(1)[0][0] if money else whole or find_unit(title or "")
    if table is None and cells:
        table = cells.most_common(1)[0][0]
    if table is None and set(own[1:]) == {"%"}:
        table = "%"
    return Units(table, tuple(u or None for u in own))


def _row_unit(row: Sequence[str]) -> str | None:
    joined = "".join(row).replace(" ", "")
    match = re.search(r"in(TEUR|T€|EUR|Euro|€|Mio\.(?:EUR|€))", joined)
    return find_unit(match[1]) if match else None


def _rough_number_columns(texts: Texts) -> list[int]:
    """Columns in which at least a third of the filled cells, and at least one, are numbers but no years."""
    columns = []
    for c in range(len(texts[0]) if texts else 0):
        filled = [row[c].strip() for row in texts if row[c].strip() and not is_nil(row[c])]
        numbers = [t for t in filled if _is_amount(t)]
        if numbers and 3 * len(numbers) >= len(filled):
            columns.append(c)
    # Row and account numbers at the left are no evidence of data: they stand beside headers too.
    labels = [c for c in range(len(texts[0]) if texts else 0) if _is_wordy(texts, c)]
    right = [c for c in columns if not labels or c > labels[0]]
    return right or columns


def _is_wordy(texts: Texts, col: int) -> bool:
    filled = [row[col] for row in texts if row[col].strip()]
    words = [t for t in filled if sum(ch.isalpha() for ch in t) >= 3 and read_quantity(t) is None]
    return len(filled) >= 1 and 2 * len(words) > len(filled)


def _is_data_row(row: Sequence[str], numeric: Sequence[int]) -> bool:
    return any(_is_amount(row[c]) for c in numeric) and not is_numbering(row)


def _is_amount(text: str) -> bool:
    bare = text.strip()
    return read_quantity(bare) is not None and not _YEAR.fullmatch(bare) and not _DATE.fullmatch(bare)
