"""The year a document is the budget of, as its title page says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_YEAR = r"[ \n]{1,3}(?P<year>(?:19|20)\d\d)(?P<other>[ ]?(?:/|und|-|–)[ ]?(?:20)?\d\d)?\b(?!\.\d)"
_STATED = re.compile(
    r"\b(?:Haushaltsjahr(?:e[sn]?)?"
    r"|Haushalts(?:plan|satzung)(?:[ ](?:der|des)[ ](?:Stadt|Gemeinde|Landkreises|Kreises)[ ][^\n\d]{1,60})?"
    rf"|Nachtragshaushalt(?:splan|ssatzung)?|Haushaltsentwurf|Wirtschaftsplan){_YEAR}"
)
# Other forms of the name stand in sentences about other budgets, too: only those of a line that is a title count.
_NAMED = re.compile(
    rf"\b(?:Haushalts?|Haushalts(?:plane?s|entwurfe?s?)|\w*(?:haushalts?|haushaltsplane?s?)|(?:Ergebnis|Finanz)plane?s?){_YEAR}"
)
_TITLE = re.compile(r"^[ \t]*[A-ZÄÖÜ0-9][^\n]{5,110}(?<![.,;:\s])[ \t]*$", re.MULTILINE)
_PAGES = 3  # of a document, in which its own year stands before any other is spoken of


def stated_budget_year(texts: Sequence[str]) -> int | None:
    """The only budget year that the first pages name; None where they name none, several, or two at once (Doppelhaushalt)."""
    stated = [match for text in texts[:_PAGES] for match in _STATED.finditer(text)]
    return _only_year(stated or [match for text in texts[:_PAGES] for match in _in_titles(text)])


def _in_titles(text: str) -> Iterable[re.Match[str]]:
    return (match for line in _TITLE.finditer(text) for match in _NAMED.finditer(line[0]))


def _only_year(found: Sequence[re.Match[str]]) -> int | None:
    if not found or any(match["other"] for match in found):
        return None
    years = {int(match["year"]) for match in found}
    return years.pop() if len(years) == 1 else None
