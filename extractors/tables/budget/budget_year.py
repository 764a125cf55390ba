"""The year a document is the budget of, as its title page says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STATED = re.compile(
    r"\b(?:Haushaltsjahr(?:e[sn]?)?"
    r"|Haushalts(?:plan|satzung)(?:[ ](?:der|des)[ ](?:Stadt|Gemeinde|Landkreises|Kreises)[ ][^\n\d]{1,60})?"
    r"|Nachtragshaushalt(?:splan|ssatzung)?|Haushaltsentwurf|Wirtschaftsplan)[ \n]{1,3}"
    r"(?P<year>(?:19|20)\d\d)(?P<other>[ ]?(?:/|und|-|–)[ ]?(?:20)?\d\d)?\b(?!\.\d)"
)
_PAGES = 3  # of a document, in which its own year stands before any other is spoken of


def stated_budget_year(texts: Sequence[str]) -> int | None:
    """The only budget year that the first pages name; None where they name none, several, or two at once (Doppelhaushalt)."""
    found = [match for text in texts[:_PAGES] for match in _STATED.finditer(text)]
    if not found or any(match["other"] for match in found):
        return None
    years = {int(match["year"]) for match in found}
    return years.pop() if len(years) == 1 else None
