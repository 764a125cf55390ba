"""What the head over a column of a budget table says by itself: kind, year, side of a Nachtrag, state of the budget.

The words are those of the Muster of the Gemeindehaushaltsverordnungen (Ergebnis- und Finanzhaushalt, Nachtragshaushaltsplan,
Investitionsübersicht) and the abbreviations that budget programs print for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from curated.records import Cell, Table
from curated.vocabulary import BudgetKind, PlanBasis

Variant = Literal["bisher", "neu"]

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?!\d|\.\d)")
# Only where no other year stands in the head: „Ist 30.06.2026“; „Ansatz 26“ where several columns say theirs so.
_DAY = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?:[^\W\d_]|\.)\s*(?:\s['’]?|['’])([2-5]\d)(?=\s|$)|^['’]([2-5]\d)\b")
# The first that matches wins: „Abweichung Ansatz/Ergebnis“ is a change.
_KINDS: tuple[tuple[BudgetKind, re.Pattern[str]], ...] = (
    ("Veränderung", re.compile(
        r"\bmehr\s*\(\+\)|\bmehr\b.*\bwenig|veränderung|\berhöht um\b|\bvermindert um\b|\babweichung"
        r"|\bänderung|\+\s*/\s*[-–−]|\bvergleich\b|\bdifferenz\b|(?:^|\s)(?:mehr|weniger|minder)(?=$|\s+(?:in\b|€|EUR))",
        re.IGNORECASE)),
    ("Stand", re.compile(r"\b(?:buch|schulden)?(?:be)?stand\s+(?:am\s+|zum\s+|per\s+|\w+\s+)?\d{1,2}\.", re.IGNORECASE)),
    ("Verpflichtungsermächtigung", re.compile(
        r"verpflichtungs-?\s?ermächt|(?-i:\bVE\b)|fällige\s+auszahlung", re.IGNORECASE)),
    ("Hochrechnung", re.compile(
        r"hochrechnung|prognose|forecast|\b(?:vorauss|erwart)\w*\.?\s*(?:jahres)?(?:erg|ist)", re.IGNORECASE)),
    ("Ansatz", re.compile(
        r"fortgeschrieben|ansatz\b.*\b(?:mit|inkl\.|einschl)\S*.*(?:übertrag|reste)", re.IGNORECASE)),
    ("Übertragung", re.compile(
        r"ermächtigungs-?\s?übertrag|haushalts-?\s?(?:ausgabe|einnahme)?-?reste?\b|\bübertrag(?:en|ung)|(?-i:\bHAR\b)",
        re.IGNORECASE)),
    ("Ergebnis", re.compile(
        r"ergebnis(?!plan|haushalt)|\berg\.|\bist\b|\brechnung\b|jahresabschluss|jahresrechnung"
        r"|(?-i:\b(?:RE|JR|RErg\.?)(?![\w-]))|(?-i:\bJA)\s*(?:19|20)\d\d", re.IGNORECASE)),
    ("Planung", re.compile(
        r"\b(?:f|fin\.?|mittelfrist(?:ige)?\s?)?-?plan(?:ung|ungsjahr|wert|jahr|daten)?\b|finanzplan(?:ung|jahr)?\b"
        r"|investitions(?:programm|planung)\b"
        r"|(?-i:\b[FM]Pl\b|\bMFP\b)", re.IGNORECASE)),
    ("Ansatz", re.compile(
        r"ansatz|ansätze|\b(?:HH-?|plan)?ans\.|\bHHA\b|(?-i:\bHPl\b)|haushalts(?:plan|soll)\b|\bsoll\b|festgesetzt"
        r"|gegenüber bisher", re.IGNORECASE)),
)  # fmt: skip
_OLD = re.compile(r"bisher|\balte[rns]?\b|ursprünglich", re.IGNORECASE)
_NEW = re.compile(r"\bneue?[rns]?\b|nunmehr", re.IGNORECASE)
_PAID = re.compile(r"finanziert|bereitgestellt|geleistet|gezahlt|verausgabt|abgeflossen|investiert", re.IGNORECASE)
_FIRST = re.compile(r"ursprünglich", re.IGNORECASE)
_UPDATED = re.compile(
    r"fortgeschrieben|(?:mit|inkl\.|einschl(?:\.|ießlich)) (?:\w*übertrag|\w*resten?\b)", re.IGNORECASE
)
_BUDGET_TITLE = re.compile(
    r"haushalt|nachtrag|(?:ergebnis|finanz|wirtschafts|erfolgs|vermögens|investitions)plan|budget|(?:ergebnis|finanz|jahres)rechnung",
    re.IGNORECASE,
)
# Years that the Muster name by their distance from the budget's own.
_OF_BUDGET = r"(?:haushalts-?(?:folge)?jahre?s?|\bHH?J)"
_RELATIVE_YEARS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (-2, re.compile(rf"\bvorvorjahr|\bvor-vorjahr|{_OF_BUDGET}\s*[-–−]\s*2\b", re.IGNORECASE)),
    (-1, re.compile(rf"\bvorjahr|{_OF_BUDGET}\s*[-–−]\s*1\b", re.IGNORECASE)),
    *((n, re.compile(
        rf"{_OF_BUDGET}\s*\+\s*{n}\b|\b(?:{n}\.|{word})\s*(?:folge|plan(?:ungs)?)jahr|\bfolgejahr\s*{n}\b", re.IGNORECASE
    )) for n, word in ((1, "erstes"), (2, "zweites"), (3, "drittes"))),
    (0, re.compile(r"\bhaushaltsjahre?s?\b", re.IGNORECASE)),
)  # fmt: skip
_FEWEST_SHORT_YEARS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """What the head over one column says; ``distance`` is that of its year from the budget's, where the head says that.

    ``is_shared``: the lowest text over the column stands over others, too.
    """

    path: tuple[str, ...]
    kind: BudgetKind
    year: int | None
    distance: int | None
    col: int
    is_shared: bool = False

    @property
    def label(self) -> str:
        """The whole head."""
        return " ".join(self.path)

    @property
    def is_dated(self) -> bool:
        """Whether the head tells its year, by number or by distance."""
        return self.year is not None or self.distance is not None

    @property
    def variant(self) -> Variant | None:
        """The side of a Nachtrag that the head names."""
        if _PAID.search(self.label):
            return None
        return "bisher" if _OLD.search(self.label) else "neu" if _NEW.search(self.label) else None

    @property
    def basis(self) -> PlanBasis | None:
        """Which state of the budget the head names; „bisher“ says nothing, for there may have been a Nachtrag before."""
        if _UPDATED.search(self.label):
            return "carried_over"
        if _FIRST.search(self.label):
            return "original"
        return "supplementary" if self.variant == "neu" else None


def read_heads(table: Table, cells: Sequence[Cell]) -> list[Head]:
    """The heads that name a kind and no more than one year, from left to right."""
    titled = is_budget_title(table.title or "")
    found: list[Head] = []
    for col in range(table.col_count):
        path = tuple(header_path(cells, col))
        label = " ".join(path)
        kind = kind_of(label, titled=titled)
        years = years_in(label) or _day_years(label)
        if kind is not None and len(years) <= 1:
            year = years[0] if years else None
            found.append(Head(path, kind, year, _distance(label), col=col, is_shared=_is_shared(cells, col)))
    return _with_short_years(found)


def header_path(cells: Sequence[Cell], col: int) -> list[str]:
    """The header texts over a column from top to bottom, spanning ones included; a row of column numbers says nothing."""
    over = sorted((c for c in cells if c.is_header and c.col <= col < c.col + c.col_span), key=lambda c: c.row)
    return [
        c.text for c in over if c.text.strip() and (not c.text.strip().isdigit() or _YEAR.fullmatch(c.text.strip()))
    ]


def _is_shared(cells: Sequence[Cell], col: int) -> bool:
    over = [c for c in cells if c.is_header and c.col <= col < c.col + c.col_span and c.text.strip()]
    return bool(over) and max(over, key=lambda c: c.row).col_span > 1


def years_in(text: str) -> tuple[int, ...]:
    """The years a head or title names, each once, in printed order; days and numbers are none."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def is_budget_title(title: str) -> bool:
    """Whether a caption names a budget or a plan."""
    return _BUDGET_TITLE.search(title) is not None


def kind_of(label: str, *, titled: bool = False) -> BudgetKind | None:
    """The kind a head names. Under the title of a budget, „bisher“ and „neu“ say by themselves that they are its Ansätze."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(label)), None)
    if kind is not None or not titled or _PAID.search(label):
        return kind
    return "Ansatz" if _OLD.search(label) or _NEW.search(label) else None


def _distance(label: str) -> int | None:
    return next((years for years, pattern in _RELATIVE_YEARS if pattern.search(label)), None)


def _day_years(label: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(year) for year in _DAY.findall(label)))


def _with_short_years(heads: Sequence[Head]) -> list[Head]:
    """The heads with years of two digits, where several columns say theirs so and no two columns of a kind the same."""
    short = {head.col: _short_year(head) for head in heads if head.year is None and head.distance is None}
    known = {col: year for col, year in short.items() if year is not None}
    told = Counter((head.kind, head.variant, known[head.col]) for head in heads if head.col in known)
    if len(known) < _FEWEST_SHORT_YEARS or max(told.values()) > 1:
        return list(heads)
    return [replace(head, year=known.get(head.col, head.year)) for head in heads]


def _short_year(head: Head) -> int | None:
    found = {a or b for a, b in _SHORT_YEAR.findall(head.label)}
    return 2000 + int(found.pop()) if len(found) == 1 else None
