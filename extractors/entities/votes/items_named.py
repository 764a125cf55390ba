"""The agenda items that a label or a line of a decision names: „Beschluss zu TOP 7", „8.1 Der Rat nimmt …"."""

from __future__ import annotations

import re
from collections.abc import Collection

_NAMED_ITEMS = re.compile(r"\b(?:TOP|Tagesordnungspunkt\w*)[ ](?:[ÖN][ ]?)?\d[\w., ]*(?:und[ ]\d[\w.]*)?")
_ITEM_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-w]?(?!\w)")
_LISTED = re.compile(
    r"^(?:(?:TOPs?|Antr(?:ag|äge)|Anfragen?|Punkte?|Tagesordnungspunkte?|Vorlagen?|[Zz]u)[ ]){0,2}(?P<all>\d{1,3}(?:\.\d{1,3})+"
    r"(?:[ ]?(?:,|und|–|-|bis)[ ]?\d{1,3}(?:\.\d{1,3})+)*)[.:),]?(?:[ ]|$)"
)
_ONE_POINT = re.compile(
    r"^(?P<kind>TOP|Tagesordnungspunkt|Punkt|Antrag(?:[ ]Nr\.)?)[ ](?P<n>\d{1,3}[a-w]?)(?:[ ]?:|,)(?:[ ]|$)"
)


def labelled_items(label: str) -> tuple[str, ...]:
    """The items that a label names: „Abstimmung zu TOP 4 und 5"."""
    match = _NAMED_ITEMS.search(label)
    return tuple(_ITEM_NUMBER.findall(match[0])) if match is not None else ()


def listed_items(flat: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The items that a line of a decision names first: „8.1 Der Rat nimmt …", „Anträge 8.4, 8.6 und 8.8 – 8.13 verwiesen".

    „Punkt 9: …" may be a part of a decision; it is an item where the record has one of this number among ``known``.
    """
    match = _LISTED.match(flat)
    if match is None:
        one = _ONE_POINT.match(flat)
        if one is None:
            return ()
        number = f"Antrag {one['n']}" if one["kind"].startswith("Antrag") else one["n"]
        return (number,) if number in known else ()
    numbers: list[str] = []
    for sign, number in re.findall(r"(,|und|–|-|bis|^)[ ]?(\d{1,3}(?:\.\d{1,3})+)", match["all"]):
        head, _, last = number.rpartition(".")
        if sign in {"–", "-", "bis"} and numbers and numbers[-1].rpartition(".")[0] == head:
            numbers += [f"{head}.{n}" for n in range(int(numbers[-1].rpartition(".")[2]) + 1, min(int(last), 200))]
        numbers.append(number)
    return tuple(numbers)


def behind_the_list(flat: str, known: Collection[str] = ()) -> str:
    """What a line says behind the items that it names first; the line itself where it names none."""
    if not listed_items(flat, known):
        return flat
    match = _LISTED.match(flat) or _ONE_POINT.match(flat)
    return flat[match.end() :] if match is not None else flat
