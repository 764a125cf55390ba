"""Thirty layouts of budget tables by the conventions of five Länder, filled with made-up numbers whose meaning is known.

Each is printed in three ways: with rules, open, and as a dump set with blanks; some also as a scan.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.support.tables import printed

INCOME = (
    "Steuern und ähnliche Abgaben",
    "Zuwendungen",
    "Öffentlich-rechtliche Entgelte",
    "Sonstige ordentliche Erträge",
)
SPENDING = ("Personalaufwendungen", "Sachaufwendungen", "Transferaufwendungen")


@dataclass(frozen=True, slots=True)
class Layout:
    """Heads over the columns of amounts, row by row, and what each column means: kind, year and „bisher“ or „neu“."""

    name: str
    title: str
    heads: tuple[tuple[str, ...], ...]
    meaning: tuple[tuple[str, int, str | None], ...]
    scale: int = 1
    minus_behind: bool = False
    numbered: bool = False
    spans: tuple[tuple[int, int], ...] = ()  # first and last amount column under one text of the first head row
    accounts: bool = False
    brackets: bool = False  # around what is negative
    expenses_negative: bool = False


LAYOUTS = (
    Layout("plain", "Ergebnisplan", (("Ergebnis 2024", "Ansatz 2025", "Ansatz 2026", "Planung 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Planung", 2027, None)), numbered=True),
    Layout("letters", "Teilergebnishaushalt", (("RE 2024", "HH-Ansatz 2025", "HH-Ansatz 2026"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None))),
    Layout("abbreviated", "Ergebnishaushalt", (("Erg. 2024", "Ans. 2025", "Ans. 2026", "Planung 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Planung", 2027, None))),
    Layout("thousands", "Ergebnishaushalt 2026 (in T€)", (("Ergebnis 2024", "Ansatz 2025", "Ansatz 2026"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None)), scale=1000),
    Layout("years below", "Ergebnishaushalt", (("Ergebnis", "Ansatz", "Ansatz"), ("2024", "2025", "2026"), ("EUR", "EUR", "EUR")),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None))),
    Layout("years above", "Gesamtfinanzplan", (("2024", "2025", "2026"), ("Ergebnis", "Ansatz", "Ansatz")),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None))),
    Layout("by distance", "Ergebnishaushalt 2026", (("Ergebnis Vorvorjahr", "Ansatz Vorjahr", "Ansatz Haushaltsjahr"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None))),
    Layout("preliminary", "Teilfinanzhaushalt", (("vorl. Ergebnis 2024", "Soll 2025", "Soll 2026"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None)), minus_behind=True),
    Layout("spanning", "Ergebnishaushalt", (("Ergebnis", "Ansatz", ""), ("2024", "2025", "2026")),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None)), spans=((1, 2),)),
    # Nordrhein-Westfalen (NKF)
    Layout("nrw plan", "Gesamtergebnisplan", (("Ergebnis 2024", "Ansatz 2025", "Ansatz 2026", "Planung 2027", "Planung 2028"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Planung", 2027, None),
            ("Planung", 2028, None)), numbered=True, expenses_negative=True),
    Layout("nrw investments", "Teilfinanzplan", (("Ergebnis 2024", "Ansatz 2025", "Ansatz 2026", "VE 2026", "Planung 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Verpflichtungsermächtigung", 2026, None),
            ("Planung", 2027, None))),
    Layout("nrw account", "Ergebnisrechnung", (("Ergebnis 2024", "fortgeschriebener Ansatz 2025", "Ist-Ergebnis 2025"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ergebnis", 2025, None)), numbered=True),
    Layout("nrw short", "Teilergebnisplan", (("RE 24", "Ansatz 25", "Ansatz 26"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None)), accounts=True),
    # Baden-Württemberg (NKHR)
    Layout("bw plan", "Gesamtergebnishaushalt", (("Ergebnis 2024 EUR", "Ansatz 2025 EUR", "Ansatz 2026 EUR"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None)), numbered=True, minus_behind=True),
    Layout("bw product", "Teilergebnishaushalt THH 3", (("RE 2024", "Plan 2025", "Plan 2026", "Fplan 2027"),),
           (("Ergebnis", 2024, None), ("Planung", 2025, None), ("Planung", 2026, None), ("Planung", 2027, None)), accounts=True),
    Layout("bw years below", "Gesamtfinanzhaushalt", (("Ergebnis", "Ansatz", "VE", "Planung"), ("2024", "2026", "2026", "2027")),
           (("Ergebnis", 2024, None), ("Ansatz", 2026, None), ("Verpflichtungsermächtigung", 2026, None),
            ("Planung", 2027, None))),
    Layout("bw carried over", "Finanzrechnung", (("Ermächtigungsübertragung 2025", "Ansatz 2026", "Ergebnis 2026"),),
           (("Übertragung", 2025, None), ("Ansatz", 2026, None), ("Ergebnis", 2026, None))),
    # Bayern (cameralistic and Doppik)
    Layout("by cameral", "Verwaltungshaushalt 2026", (("Ansatz 2026", "Ansatz 2025", "Rechnungsergebnis 2024"),),
           (("Ansatz", 2026, None), ("Ansatz", 2025, None), ("Ergebnis", 2024, None)), accounts=True),
    Layout("by investments", "Investitionsprogramm (Beträge in T€)", (("2026", "2027", "2028"), ("Plan", "Plan", "Plan")),
           (("Planung", 2026, None), ("Planung", 2027, None), ("Planung", 2028, None)), scale=1000),
    Layout("by rests", "Vermögenshaushalt", (("Haushaltsrest 2024", "Ansatz 2025", "JR 2025"),),
           (("Übertragung", 2024, None), ("Ansatz", 2025, None), ("Ergebnis", 2025, None)), accounts=True),
    # Niedersachsen
    Layout("ni two years", "Ergebnishaushalt",
           (("Ergebnis des Vorvorjahres 2024", "Ansatz des Vorjahres 2025", "Ansatz 2026", "Ansatz 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Ansatz", 2027, None))),
    Layout("ni supplementary", "1. Nachtragshaushaltsplan 2026", (("Ansatz bisher", "mehr", "weniger", "Ansatz neu"),),
           (("Ansatz", 2026, "bisher"), ("Veränderung", 2026, None), ("Veränderung", 2026, None), ("Ansatz", 2026, "neu"))),
    Layout("ni report", "Finanzbericht (in T€)", (("Plan 2026", "Prognose 2026", "Abweichung"),),
           (("Planung", 2026, None), ("Hochrechnung", 2026, None), ("Veränderung", 2026, None)), scale=1000, brackets=True),
    Layout("ni follows", "Finanzhaushalt 2026",
           (("Ansatz Haushaltsjahr", "Planung Haushaltsjahr + 1", "Planung Haushaltsjahr + 2"),),
           (("Ansatz", 2026, None), ("Planung", 2027, None), ("Planung", 2028, None))),
    # Sachsen and Thüringen
    Layout("sn comparison", "Ergebnisrechnung 2025", (("Planansatz", "Ist-Ergebnis", "Vergleich Ist/Plan"),),
           (("Ansatz", 2025, None), ("Ergebnis", 2025, None), ("Veränderung", 2025, None))),
    Layout("sn brackets", "Ergebnishaushalt", (("vorl. Ergebnis 2024", "HH-Ansatz 2025", "HH-Ansatz 2026", "MFP 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Planung", 2027, None)), brackets=True),
    Layout("th changes", "Änderungsliste zum Haushalt 2026", (("Ansatz bisher", "Veränderung", "Ansatz neu"),),
           (("Ansatz", 2026, "bisher"), ("Veränderung", 2026, None), ("Ansatz", 2026, "neu")), accounts=True),
    Layout("th numbered", "Gesamtfinanzplan", (("Erg. 2024", "Ans. 2025", "Ans. 2026", "FPl 2027"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Ansatz", 2026, None), ("Planung", 2027, None)), numbered=True),
    Layout("th forecast", "Ergebnishaushalt", (("Ergebnis 2024", "Ansatz 2025", "voraussichtl. Ergebnis 2025", "Ansatz 2026"),),
           (("Ergebnis", 2024, None), ("Ansatz", 2025, None), ("Hochrechnung", 2025, None), ("Ansatz", 2026, None))),
    Layout("supplementary", "Nachtragshaushaltsplan 2026", (("bisher", "erhöht um", "nunmehr"),),
           (("Ansatz", 2026, "bisher"), ("Veränderung", 2026, None), ("Ansatz", 2026, "neu"))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled layout: rows of texts, and the amounts in euros by label and column."""

    layout: Layout
    rows: tuple[tuple[str, ...], ...]
    truth: tuple[tuple[str, tuple[str, int, str | None], Decimal], ...]


def sheets(seed: int) -> Iterator[Sheet]:
    """Every layout once, with numbers that ``seed`` decides; the sums are right."""
    for layout in LAYOUTS:
        yield _filled(layout, random.Random(f"{layout.name} {seed}"))


def _filled(layout: Layout, dice: random.Random) -> Sheet:
    items = [[dice.randrange(1_000, 9_000_000) for _ in layout.meaning] for _ in (*INCOME, *SPENDING)]
    if layout.name in _CHANGED:
        items = [_CHANGED[layout.name](row) for row in items]
    income, spending = items[: len(INCOME)], items[len(INCOME) :]
    sums = [[sum(row[c] for row in part) for c in range(len(layout.meaning))] for part in (income, spending)]
    result = [a - b for a, b in zip(*sums, strict=True)]
    if layout.expenses_negative:
        spending, sums = [[-value for value in row] for row in spending], [sums[0], [-value for value in sums[1]]]
    labels = (*INCOME, "Summe Erträge", *SPENDING, "Summe Aufwendungen", "Ergebnis")
    numbers = (*income, sums[0], *spending, sums[1], result)
    lead = ("Nr.",) * layout.numbered + ("Sachkonto",) * layout.accounts + ("Bezeichnung",)
    heads = [(*(lead if r == 0 else ("",) * len(lead)), *head) for r, head in enumerate(layout.heads)]
    body = [
        (
            *((str(n),) * layout.numbered),
            *(("" if "Summe" in label or label == "Ergebnis" else f"{400_000 + 1_000 * n}",) * layout.accounts),
            label,
            *(_text(value, layout) for value in row),
        )
        for n, (label, row) in enumerate(zip(labels, numbers, strict=True), 1)
    ]
    truth = tuple(
        (label, meaning, Decimal(value * layout.scale))
        for label, row in zip(labels, numbers, strict=True)
        for meaning, value in zip(layout.meaning, row, strict=True)
    )
    return Sheet(layout, (*heads, *body), truth)


_CHANGED: dict[str, Callable[[list[int]], list[int]]] = {
    "supplementary": lambda row: [row[0], row[1], row[0] + row[1]],
    "th changes": lambda row: [row[0], row[1], row[0] + row[1]],
    "ni supplementary": lambda row: [row[0] + row[2], row[1], row[2], row[0] + row[1]],
    "ni report": lambda row: [row[0], row[1], row[1] - row[0]],
    "sn comparison": lambda row: [row[0], row[1], row[1] - row[0]],
}
"""What the columns of a layout have to do with one another."""


def _text(value: int, layout: Layout) -> str:
    if value < 0 and layout.minus_behind:
        return f"{printed(-value)}-"
    if value < 0 and layout.brackets:
        return f"({printed(-value)})"
    return printed(value)


def as_dump(sheet: Sheet) -> str:
    """The sheet set with blanks, numbers and their heads at the right edge of their columns."""
    widths = [max(len(row[c]) for row in sheet.rows) for c in range(len(sheet.rows[0]))]
    labels = len(sheet.rows[0]) - len(sheet.layout.meaning)
    lines = [
        "   ".join(t.ljust(w) if c < labels else t.rjust(w) for c, (t, w) in enumerate(zip(row, widths, strict=True)))
        for row in sheet.rows
    ]
    return sheet.layout.title + "\n\n" + "\n".join(line.rstrip() for line in lines) + "\n"


def right_share(
    found: Sequence[tuple[str, tuple[str, int, str | None], Decimal]], sheet: Sheet
) -> tuple[int, int, int]:
    """How many numbers of the truth came out with their meaning, how many there are, and how many were invented."""
    wanted = set(sheet.truth)
    return len(wanted & set(found)), len(wanted), len(set(found) - wanted)
