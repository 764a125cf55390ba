"""Agenda items: „TOP 17", „Punkt 14 der Tagesordnung", „Zu Punkt 3", numbers of an agenda, a head block or a table."""

from __future__ import annotations

import re

from curated.records import Entity
from extractors.entities.anchored_search import matches_with
from extractors.entities.consultation_table import Row
from extractors.entities.labelled_fields import Block
from extractors.entities.mention import mention, search_near

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?![\w.])(?!\)))?"
_LABELLED = re.compile(
    rf"""\b(?:TOP|TOPs|Tagesordnungspunkt(?:e|s|es)?|TO-Punkt)(?:[ ]?(?:Nr\.
        |Nummer))?[ \t]?:?[ \t\n]?(?:[ÖN][ ])?(?P<a>{_NUMBER})(?!\.[ ]?(?:Plenar|öffentlich|Sitzung|ÖFFENTLICH))
      | \b(?P<of>[Pp]unkt[ ](?P<b>{_NUMBER})[ ]der[ \n]Tagesordnung)
      | (?:^|\n)[ ]*(?:[Zz]u|ZU)[ ](?P<c>Punkt[ ](?P<c2>{_NUMBER}))(?=\.?[ ]?[:.]|[ ]?\n)
      | (?:^|\n)[ ]*(?P<d>Punkt[ ](?P<d2>{_NUMBER}))(?=[ ]?:)""",
    re.VERBOSE,
)
_CUE = re.compile(r"TOP|TO-Punkt|unkt")
_REACH = 60  # code points before and after a cue that one item reaches
_AGENDA = re.compile(
    r"(?:^|\n)[ ]*(?:T[ ]?a[ ]?g[ ]?e[ ]?s[ ]?o[ ]?r[ ]?d[ ]?n[ ]?u[ ]?n[ ]?g|TAGESORDNUNG|Tagesordnung)[ ]?:?[ ]*\n"
)
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:TOP[ ])?(?P<n>\d{1,2}(?:\.\d{1,2})?\.?)(?=[ \t]+[\w„\"(]|[ ]*\n)")
_ALONE_ABOVE = re.compile(
    r"(?:^|\n)[ \t]*(?P<n>\d{1,3}(?:\.\d{1,2})*[a-z]?\.?)[ ]*\n\s*(?=(?:Zu[ ])?(?:Punkt|TOP|Tagesordnungspunkt)[ ]\d)"
)


def find_agenda_items(text: str, block: Block, rows: list[Row]) -> list[Entity]:
    """All agenda items of a folded text; ``block`` and ``rows`` bring the numbers that stand apart from their label."""
    spans: dict[int, tuple[int, str]] = {}
    for match in search_near(text, _CUE, _LABELLED, _REACH):
        number = match["a"] or match["b"] or match["c2"] or match["d2"]
        group = next(name for name in ("a", "of", "c", "d") if match[name] is not None)
        start = match.start() if group == "a" else match.start(group)
        spans[start] = (match.end(group), number)
    for match in matches_with(text, _ALONE_ABOVE, "Punkt ", "TOP ", "Tagesordnungspunkt "):
        spans.setdefault(match.start("n"), (match.end("n"), match["n"]))
    for start, end in agenda_list(text):
        spans.setdefault(start, (end, text[start:end]))
    apart = [row.agenda_span for row in rows if row.agenda_span is not None]
    if "agenda_item" in block.spans:
        apart.append(block.spans["agenda_item"])
    for start, end in apart:
        if not any(first <= start < last for first, (last, _) in spans.items()):
            spans[start] = (end, text[start:end])
    return [
        mention("agenda_item", text, start, end, item_number(value)) for start, (end, value) in sorted(spans.items())
    ]


def item_number(printed: str) -> str:
    """The number alone: „2 a" → „2a", „14." → „14"."""
    return re.sub(r"[\s]|\.$", "", printed)


def agenda_list(text: str) -> list[tuple[int, int]]:
    """The item numbers of lists that follow „Tagesordnung" and count up from one."""
    found: list[tuple[int, int]] = []
    for heading in _AGENDA.finditer(text):
        expected, position = 1, heading.end() - 1
        while True:
            item = _next_item(text, position, expected)
            if item is None:
                break
            found.append((item.start("n"), item.end("n")))
            expected = int(item["n"].split(".")[0]) + 1
            position = item.end()
    return found


def _next_item(text: str, position: int, expected: int) -> re.Match[str] | None:
    """The next line that opens with ``expected`` (or a sub-item of the one before), at most 1,500 characters on."""
    for match in _ITEM.finditer(text, position, position + 1500):
        parts = match["n"].rstrip(".").split(".")
        if int(parts[0]) == expected or (len(parts) == 2 and int(parts[0]) == expected - 1):
            return match
        if "Punkt" in match[0]:
            break
    return None
