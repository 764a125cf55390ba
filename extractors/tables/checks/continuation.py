"""Which table of a page goes on from the page before, and which rows only carry a sum from page to page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curated.records import Cell, Table

# What bookkeeping writes on the last and the first line of a page (Duden: Übertrag, Vortrag).
_CARRIED = re.compile(
    r"\W*(?:Übertrag|Uebertrag|Vortrag|Zwischensumme\W+Übertrag|(?:zu )?[Üü]bertragen)\b(?:\s+(?:von|auf|aus)?\s*(?:der\s+)?"
    r"(?:vorigen\s+|vorherigen\s+|nächsten\s+|folgenden\s+)?(?:Seite|Blatt)?\s*\d*)?"
    r"(?:\s+(?:Saldo|Summen?|Zwischensumme|Ein|Aus|Einnahmen|Ausgaben|Einzahlungen|Auszahlungen|Erträge|Aufwendungen))?\W*",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\W*\b(?:Fortsetzung|Forts\.|noch:)\W*|\W*\b(?:Seite|Blatt|Teil)\s+\d+(?:\s+von\s+\d+)?\W*", re.IGNORECASE
)


def is_carried(label: str) -> bool:
    """Whether a row only carries a sum to the next page or from the last one: „Übertrag“, „Übertrag von Seite 3“."""
    return _CARRIED.fullmatch(label) is not None


def continues(before: Table, after: Table, old: Sequence[Cell], own: Sequence[Cell]) -> bool:
    """Whether a page begins with the rest of the table that ended the page before.

    It has the same columns and the same header or none. A form that begins anew (another title, the same first row) is the form
    of another product. ``old`` and ``own``: the cells of the two.
    """
    if before.col_count != after.col_count or (after.header_rows and not before.header_rows):
        return False
    if not after.header_rows:
        return True
    if [c.text for c in old if c.is_header] != [c.text for c in own if c.is_header]:
        return False
    first, again = _first_label(before, old), _first_label(after, own)
    if is_carried(again):
        return True
    titles = [_SAYS_SO.sub(" ", table.title or "").split() for table in (before, after)]
    return first != again and (not all(titles) or titles[0] == titles[1])


def _first_label(table: Table, cells: Sequence[Cell]) -> str:
    """The words of the first row below the header."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        if cell.row >= table.header_rows and any(ch.isalpha() for ch in cell.text):
            rows.setdefault(cell.row, []).append(cell.text)
    return " ".join(rows[min(rows)]) if rows else ""
