"""The agenda items that a label or a line of a decision names: „Beschluss zu TOP 7", „8.1 Der Rat nimmt …"."""

from __future__ import annotations

import re

_NAMED_ITEMS = re.compile(r"\b(?:TOP|Tagesordnungspunkt\w*)[ ](?:[ÖN][ ]?)?\d[\w., ]*(?:und[ ]\d[\w.]*)?")
_ITEM_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-w]?(?!\w)")
_LISTED = re.compile(
    r"^(?:(?:TOPs?|Anträge?|Anfragen?|Punkte?|Vorlagen?|[Zz]u)[ ]){0,2}(?P<all>\d{1,3}(?:\.\d{1,3})+(?:[ ]?(?:,|und|–|-"
    r"|bis)[ ]?\d{1,3}(?:\.\d{1,3})+)*)[.:)]?[ ]"
)


def labelled_items(label: str) -> tuple[str, ...]:
    """The items that a label names: „Abstimmung zu TOP 4 und 5"."""
    match = _NAMED_ITEMS.search(label)
    return tuple(_ITEM_NUMBER.findall(match[0])) if match is not None else ()


def listed_items(flat: str) -> tuple[str, ...]:
    """The items that a line of a decision names first: „8.1 Der Rat nimmt …", „Anträge 8.4, 8.6 und 8.8 – 8.13 verwiesen"."""
    match = _LISTED.match(flat)
    if match is None:
        return ()
    numbers: list[str] = []
    for sign, number in re.findall(r"(,|und|–|-|bis|^)[ ]?(\d{1,3}(?:\.\d{1,3})+)", match["all"]):
        head, _, last = number.rpartition(".")
        if sign in {"–", "-", "bis"} and numbers and numbers[-1].rpartition(".")[0] == head:
            numbers += [f"{head}.{n}" for n in range(int(numbers[-1].rpartition(".")[2]) + 1, min(int(last), 200))]
        numbers.append(number)
    return tuple(numbers)
