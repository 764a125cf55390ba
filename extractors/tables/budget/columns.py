"""What the columns of a budget table hold: kind, year, side of a Nachtrag, unit – or that they hold no budget money at all.

The words are those of the Muster of the Gemeindehaushaltsverordnungen (Ergebnis- und Finanzhaushalt, Nachtragshaushaltsplan,
Investitionsübersicht) and the abbreviations that budget programs print for them. Where a column names no year of its own, the
Muster say it by words („Vorvorjahr“, „Haushaltsjahr + 1“), by the head of the new budget, or by the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from curated.records import Cell, Table
from curated.vocabulary import BudgetKind, PlanBasis
from extractors.tables.budget.measures import is_counting_title, is_no_money
from normalizers.numbers import find_unit, unit_scale

Variant = Literal["bisher", "neu"]

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")
# The first that matches wins: „Abweichung Ansatz/Ergebnis“ is a change.
_KINDS: tuple[tuple[BudgetKind, re.Pattern[str]], ...] = (
    ("Veränderung", re.compile(
        r"\bmehr\s*\(\+\)|\bmehr\b.*\bwenig|veränderung|\berhöht um\b|\bvermindert um\b|\babweichung"
        r"|\bänderung|\+\s*/\s*[-–−]", re.IGNORECASE)),
    ("Verpflichtungsermächtigung", re.compile(r"verpflichtungs-?\s?ermächt|^VE\b", re.IGNORECASE)),
    ("Ergebnis", re.compile(
        r"ergebnis(?!plan|haushalt)|\berg\.|\bist\b|\brechnung\b|jahresabschluss|\b(?:RE|JA|RErg\.?)\s*(?:19|20)\d\d",
        re.IGNORECASE)),
    ("Planung", re.compile(r"\b(?:mittelfrist)?plan(?:ung|ungsjahr|wert|jahr|daten)?\b|finanzplanung", re.IGNORECASE)),
    ("Ansatz", re.compile(r"ansatz|ansätze|\b(?:HH-?)?ans\.|\bHHA\b|\bsoll\b|festgesetzt|gegenüber bisher", re.IGNORECASE)),
)  # fmt: skip
_OLD = re.compile(r"bisher|\balte[rns]?\b|ursprünglich", re.IGNORECASE)
_NEW = re.compile(r"\bneue?[rns]?\b|nunmehr", re.IGNORECASE)
_FIRST = re.compile(r"ursprünglich", re.IGNORECASE)
_UPDATED = re.compile(
    r"fortgeschrieben|(?:mit|inkl\.|einschl(?:\.|ießlich)) (?:\w*übertrag|\w*resten?\b)", re.IGNORECASE
)
_BUDGET_TITLE = re.compile(
    r"haushalt|nachtrag|(?:ergebnis|finanz|wirtschafts|erfolgs|vermögens|investitions)plan|budget", re.IGNORECASE
)
# Years that the Muster name by their distance from the budget's own.
_RELATIVE_YEARS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (-2, re.compile(r"\bvorvorjahr|\bvor-vorjahr", re.IGNORECASE)),
    (-1, re.compile(r"\bvorjahr", re.IGNORECASE)),
    *((n, re.compile(
        rf"haushalts-?(?:folge)?jahre?s?\s*\+\s*{n}\b|\b(?:{n}\.|{word})\s*(?:folge|plan(?:ungs)?)jahr", re.IGNORECASE
    )) for n, word in ((1, "erstes"), (2, "zweites"), (3, "drittes"))),
    (0, re.compile(r"\bhaushaltsjahre?s?\b", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """What a column of a budget table holds; ``scale``: how many euros one of its units is."""

    col: int
    label: str
    kind: BudgetKind
    year: int
    variant: Variant | None
    unit: str | None
    scale: int
    path: str = ""
    basis: PlanBasis | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head over one column says by itself."""

    path: Sequence[str]
    kind: BudgetKind
    year: int | None
    distance: int | None  # of its year from the budget's, where the head says that
    col: int

    @property
    def label(self) -> str:
        """The whole head."""
        return " ".join(self.path)


def budget_columns(table: Table, cells: Sequence[Cell], budget_year: int | None = None) -> list[BudgetColumn]:
    """The columns of budget money with their year; none when the table is no budget table.

    ``budget_year``: the year the document is the budget of, for columns that name theirs by their distance from it, or not at
    all. A column whose year stays unknown is left out.
    """
    if is_counting_title(table.title or ""):
        return []
    heads = _heads(table, cells)
    year = _own_year(table, heads) or budget_year
    named = any(head.year for head in heads) or (year is not None and _is_budget(table, heads))
    if not named:
        return []
    columns = [_column(table, head, _year_of(head, heads, year)) for head in heads]
    return [column for column in columns if column is not None]


def header_path(cells: Sequence[Cell], col: int) -> list[str]:
    """The header texts over a column from top to bottom, spanning ones included; a row of column numbers says nothing."""
    over = sorted((c for c in cells if c.is_header and c.col <= col < c.col + c.col_span), key=lambda c: c.row)
    return [
        c.text for c in over if c.text.strip() and (not c.text.strip().isdigit() or _YEAR.fullmatch(c.text.strip()))
    ]


def years_in(text: str) -> tuple[int, ...]:
    """The years a head or title names, each once, in printed order; days and numbers are none."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def _heads(table: Table, cells: Sequence[Cell]) -> list[_Head]:
    titled = bool(_BUDGET_TITLE.search(table.title or ""))
    found: list[_Head] = []
    for col in range(table.col_count):
        path = header_path(cells, col)
        label = " ".join(path)
        kind = _kind_of(label, titled=titled)
        years = years_in(label)
        if kind is not None and len(years) <= 1:
            found.append(_Head(path, kind, years[0] if years else None, _distance(label), col=col))
    return found


def _kind_of(label: str, *, titled: bool) -> BudgetKind | None:
    """The kind a head names. Under the title of a budget, „bisher“ and „neu“ say by themselves that they are its Ansätze."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(label)), None)
    if kind is not None or not titled:
        return kind
    return "Ansatz" if _OLD.search(label) or _NEW.search(label) else None


def _distance(label: str) -> int | None:
    return next((years for years, pattern in _RELATIVE_YEARS if pattern.search(label)), None)


def _own_year(table: Table, heads: Sequence[_Head]) -> int | None:
    """The year of the budget as the table itself says it: that of its new Ansätze, else the only one of its title."""
    newest = [h.year for h in heads if h.kind == "Ansatz" and h.year and _NEW.search(h.label)]
    if newest:
        return newest[0]
    years = years_in(table.title or "")
    return years[0] if len(years) == 1 else None


def _is_budget(table: Table, heads: Sequence[_Head]) -> bool:
    """Whether a table without any year in its head is one of a budget: its title says so, or two columns side by side do."""
    return bool(_BUDGET_TITLE.search(table.title or "")) or any(head.distance is not None for head in heads)


def _year_of(head: _Head, heads: Sequence[_Head], year: int | None) -> int | None:
    if head.year is not None:
        return head.year
    if year is None:
        return None
    if head.distance is not None:
        return year + head.distance
    if head.kind in {"Ergebnis", "Planung"}:
        return None  # of some other year than the budget's, and nobody says which
    return year


def _column(table: Table, head: _Head, year: int | None) -> BudgetColumn | None:
    unit = find_unit(head.label)
    if is_no_money(head.label) and unit is None:
        return None
    unit = unit or table.unit
    scale = unit_scale(unit) if unit else 1
    if scale is None or year is None:
        return None  # per cent, posts, hectares: no money
    variant: Variant | None = "bisher" if _OLD.search(head.label) else "neu" if _NEW.search(head.label) else None
    return BudgetColumn(
        col=head.col,
        label=head.label,
        kind=head.kind,
        year=year,
        variant=variant,
        unit=unit,
        scale=scale,
        path=" / ".join(head.path),
        basis=_basis(head.label, variant),
    )


def _basis(label: str, variant: Variant | None) -> PlanBasis | None:
    """Which state of the budget a head names; „bisher“ says nothing, for there may have been a Nachtrag before."""
    if _UPDATED.search(label):
        return "carried_over"
    if _FIRST.search(label):
        return "original"
    return "supplementary" if variant == "neu" else None
