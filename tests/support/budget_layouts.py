"""Ten layouts of budget tables by the conventions of several Länder, filled with made-up numbers whose meaning is known."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
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
    if layout.name == "supplementary":
        items = [[old, more, old + more] for old, more, _ in items]
    income, spending = items[: len(INCOME)], items[len(INCOME) :]
    sums = [[sum(row[c] for row in part) for c in range(len(layout.meaning))] for part in (income, spending)]
    result = [a - b for a, b in zip(*sums, strict=True)]
    labels = (*INCOME, "Summe Erträge", *SPENDING, "Summe Aufwendungen", "Ergebnis")
    numbers = (*income, sums[0], *spending, sums[1], result)
    lead = ("Nr.", "Bezeichnung") if layout.numbered else ("Bezeichnung",)
    blank = ("",) * len(lead)
    heads = [(*(lead if r == 0 else blank), *head) for r, head in enumerate(layout.heads)]
    body = [
        (*((str(n),) if layout.numbered else ()), label, *(_text(value, layout) for value in row))
        for n, (label, row) in enumerate(zip(labels, numbers, strict=True), 1)
    ]
    truth = tuple(
        (label, meaning, Decimal(value * layout.scale))
        for label, row in zip(labels, numbers, strict=True)
        for meaning, value in zip(layout.meaning, row, strict=True)
    )
    return Sheet(layout, (*heads, *body), truth)


def _text(value: int, layout: Layout) -> str:
    if value < 0 and layout.minus_behind:
        return f"{printed(-value)}-"
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
