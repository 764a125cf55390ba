"""Proper names that the grammars know, each list from a published source with its licence: ``data/SOURCES.md``.

The lists are built by ``benchmarks/build_names.py``. A name of a list alone makes no mention: the grammars ask for words
around it that fit.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

ListName = Literal["settlements", "countries", "waterways", "statutes"]
_DATA = Path(__file__).with_name("data")

LAENDER = (
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern",
    "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen", "Sachsen-Anhalt", "Schleswig-Holstein",
    "Thüringen",
)  # fmt: skip
"""The sixteen Länder (preamble of the Grundgesetz)."""


@cache
def known(name: ListName) -> frozenset[str]:
    """All names of one list, read once a process."""
    return frozenset((_DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}
