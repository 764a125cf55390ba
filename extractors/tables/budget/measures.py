"""What is counted or measured in a budget and is no money: posts, people, areas, cases, shares.

Budgets print such numbers in the same columns as euros (Stellenplan, Kennzahlen of a product). The words are the units of the
Stellenpläne (Stellenverordnungen of the Länder) and the kinds of measures that the Gemeindehaushaltsverordnungen ask products
to state: numbers of things, people, cases, areas, lengths, times and rates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from curated.records import Cell
from normalizers.numbers import find_unit, read_quantity, unit_scale

_UNIT = (
    r"VZÄ|VbE|VK|AK|Vollzeit(?:äquivalente?|kräfte|stellen)|(?:Plans|S)tellen(?:anteile?|zahl)?|Köpfe|Personen"
    r"|Einwohner(?:innen)?|EW|m²|m2|qm|m³|m3|cbm|km²?|ha|Hektar|Meter|Tonnen|kg|kWh|MWh|Stück|Stk\.?|Anzahl|Fälle"
    r"|Stunden|Std\.?|Tage|Plätze|%|v\.\s?H\.|Prozent|Punkte"
)
_NO_MONEY = re.compile(rf"(?<![\w-])(?:{_UNIT})(?![\w-])")
_UNIT_AT_END = re.compile(rf"(?:\(\s*(?:in\s+)?(?:{_UNIT})\s*\)|\bin\s+(?:{_UNIT}))\s*$")
_COUNTED = re.compile(r"(?:An)?zahl\b|Summe der Stellen\b|\w*(?:quote|grad|anteil) in\b", re.IGNORECASE)
_COUNTING_TITLE = re.compile(
    r"\bStellen(?:plan|übersicht|entwicklung|verteilung)|\b(?:Kenn|Fall|Einwohner|Schüler|Mitglieder|Besucher)zahlen"
    r"|\bLeistungsdaten|\bMengengerüst",
    re.IGNORECASE,
)
_UNIT_HEAD = re.compile(r"(?:Mengen-?|Maß-?)?Einheit(?:en)?|ME|Dim(?:ension|\.)?|Maß", re.IGNORECASE)
_MONEY = re.compile(r"€|\bEUR\b|\bEuro\b|\bT€|\bTEUR\b")


def is_no_money(head: str) -> bool:
    """Whether the head of a column names a unit that is no money."""
    return _NO_MONEY.search(head) is not None and _MONEY.search(head) is None


def is_counting_title(title: str) -> bool:
    """Whether a caption announces counts (Stellenplan, Kennzahlen) and no money."""
    return _COUNTING_TITLE.search(title) is not None and _MONEY.search(title) is None


def unit_column(cells: Sequence[Cell]) -> int | None:
    """The column that says the unit of each row („Einheit“), or None."""
    return next((c.col for c in cells if c.is_header and _UNIT_HEAD.fullmatch(c.text.strip())), None)


def row_scales(cells: Sequence[Cell]) -> dict[int, int | None]:
    """How many euros one unit of a row is, by row, where one of these columns says the units; None for what is no money."""
    column = unit_column(cells)
    own = [c for c in cells if c.col == column and not c.is_header and c.text.strip()]
    return {cell.row: unit_scale(find_unit(cell.text)) for cell in own}


def is_counted_row(label: str) -> bool:
    """Whether the label of a row says that its numbers are no money: „Anzahl der Plätze“, „Fläche (m²)“."""
    return (_COUNTED.match(label) is not None or _UNIT_AT_END.search(label) is not None) and not _MONEY.search(label)


def is_other_quantity(text: str) -> bool:
    """Whether a cell itself prints a unit that is no money („12,5 %“)."""
    quantity = read_quantity(text)
    return quantity is not None and quantity.unit is not None and unit_scale(quantity.unit) is None
