"""A sentence with one value in it, and what stands before and behind values in papers. Nothing is taken from any document."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` holds ``expected`` (canonical form of its kind) at ``text[start:end]`` and no other value of that kind."""

    kind: str
    text: str
    start: int
    end: int
    expected: str


_BEFORE = (
    "Die Verwaltung hat den Umbau des Pflegeheims mit dem Träger geplant. ",
    "Das Europafest der Vereine ist wie in den Vorjahren gut besucht gewesen. ",
    "Frau Pfeiffer aus Neureut fragt nach den Leuten und dem Projekt DMS. ",
    "Nach § 5 der Satzung und der Drucksache Nr. 12 gilt das für alle. ",
    "Im Jahr 2024 waren es 15 Prozent mehr als 2019. ",
    "Am 12.05.2024 um 18:30 Uhr tagte der Rat mit 23 Mitgliedern. ",
    "Die Fläche beträgt 1.250 m² bei 3,5 m Höhe. ",
    "1. Der Rat stimmt zu.\n2. ",
    "TOP 7: Neubau der Halle\n",
    "",
    "",
)
_AFTER = (
    ".", ".", ",", " ein.", " netto.", " und zwei Personen kommen.", " bewilligt.", "\n12 Personen", "\t15\t17", " 15 Tage lang.",
    "", " in den Haushalt 2026 ein.", " (brutto).", "; das ist zu viel.", "\fSeite 2", " an.", " aus dem Jahr 2023.",
)  # fmt: skip


def joined(rng: Random, kind: str, lead: str, printed: str, expected: str, after: str | None = None) -> Sentence:
    """``printed`` behind ``lead``, in a text whose words before it lie near money and dates; ``after`` drawn unless given."""
    before = rng.choice(_BEFORE)
    while len(before) < 140 and rng.random() < 0.4:
        before += rng.choice(_BEFORE)
    start = len(before) + len(lead)
    text = before + lead + printed + (rng.choice(_AFTER) if after is None else after)
    return Sentence(kind, text, start, start + len(printed), expected)
