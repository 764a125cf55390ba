"""Which product or Teilhaushalt the tables of a page belong to, as the head of the form says it.

Budgets print the same form for every product; without it the rows of two products could not be told apart. The words are those
of the Produktrahmen of the Länder, and of the cameralistic Gliederung.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.records import BudgetLine

_NUMBER = r"\d{1,8}(?:[.\-]\d{1,8}){0,4}"
# The deepest level first: a form of a product names its Produktbereich, too.
_LEVELS = tuple(
    re.compile(rf"^[ \t]*(?:{name})[ \t]*:?[ \t]+({_NUMBER})(?![\d.]*,\d|\d)", re.MULTILINE)
    for name in (
        "Leistung",
        "Produkt(?:[ ]?-?[ ]?Nr\\.)?",
        "Produktgruppe",
        "Unterabschnitt|UA",
        "Produktbereich",
        "Abschnitt",
        "Teilhaushalt|THH|Budget",
        "Einzelplan|EP",
    )
)


def product_of(text: str) -> str | None:
    """The number of the only product (or group, or part of the budget) that a page names; None for none or several."""
    for level in _LEVELS:
        found = {match[1] for match in level.finditer(text)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def with_products(lines: Sequence[BudgetLine], texts: Sequence[str]) -> tuple[BudgetLine, ...]:
    """The lines of tables with the product of their page; ``texts`` by page from page 1."""
    products = {number: product_of(texts[number - 1]) for number in {line.page_number for line in lines}}
    return tuple(
        replace(line, product=products[line.page_number])
        if line.table_id is not None and products[line.page_number]
        else line
        for line in lines
    )
