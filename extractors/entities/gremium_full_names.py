"""Bodies by their full names: „Ortsrat" by the one named in full, „Rat" by its town, acronyms and cut names by the whole.

What completes a short name stands elsewhere in the same text; no list of towns or companies is used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, word_starts
from extractors.entities.gremium_words import NAME
from extractors.entities.mention import one_line, search_near

_TOWN = re.compile(rf"\b(?:Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|STADT|GEMEINDE)[ ](?:Bad[ ])?{NAME}")
_TOWN_WORD = re.compile(r"(?:Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|STADT|GEMEINDE)$")
_KIND_OF_CITY = re.compile(r"^Landeshauptstadt|^Hansestadt")
_ACRONYM_CUE = re.compile(r"(?:GmbH|mbH|AG|GbR|KG)[ \n]\(")
_ACRONYM = re.compile(
    r"(?P<long>[A-ZÄÖÜ][\w.&-]*(?:[ \n](?:[A-ZÄÖÜ][\w.&-]*|[-–&]|und)){0,8}?[ \n](?:GmbH|mbH|AG|GbR"
    r"|KG))[ \n]\((?P<short>[A-ZÄÖÜ]{2,8})\)"
)
_ACRONYM_REACH = 150  # code points before and after the legal form that a company and its acronym reach
_PART_OF_TOWN = re.compile(
    rf"\b(?:Ortsverwaltung|Ortschaft|Ortsteil|Stadtteil|Stadtbezirk)[ ](?P<name>(?:Klein[ ]|Groß[ ]|Bad[ ])?{NAME})"
)
# Councils that a text calls by the adjective of their town („Musterlinger Gemeinderat") …
_COUNCILS = frozenset({"Gemeinderat", "Stadtrat", "Kreistag"})
_ADJECTIVE_ENDING = "er"
_TOWN_ENDINGS = ("", "e", "en")  # what the town has where its adjective has -er: Auenbrück, Halle, Bremen
# … and bodies of a part of it („Seedorfer Ortschaftsrat"), or by their noun alone.
_ADJECTIVE_LOCAL = re.compile(
    r"(?P<place>\w+?)er (?P<noun>Ortschaftsrat|Ortsrat|Ortsbeirat|Bezirksrat|Bezirksvertretung)"
)
_PLACE_ENDINGS = ("", "e")
_LOCAL_ALONE = re.compile(
    r"(?:Ortschafts|Orts|Stadtbezirks|Bezirks|Stadtteil|Ortsbei|Bezirksbei|Ortsteil)rat|Bezirksvertretung"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a text names: its bodies and towns by number of mentions, and companies by acronym."""

    text: str
    bodies: Counter[str]
    towns: Counter[str]
    companies: dict[str, str]


def bodies_in_full(text: str, found: list[Entity]) -> list[Entity]:
    """The same mentions with short forms completed: „Ortsrat" by the one named in full, „Rat" by its town, cut names by whole."""
    named = _Named(
        text=text,
        bodies=Counter(entity.canonical or "" for entity in found),
        towns=_towns(text),
        companies={
            match["short"]: one_line(match["long"])
            for match in search_near(text, _ACRONYM_CUE, _ACRONYM, _ACRONYM_REACH)
        },
    )
    names = {name: _full_name(name, named) for name in named.bodies}
    changed = {name for name, full in names.items() if full != name}
    return [
        replace(entity, canonical=names[entity.canonical or ""]) if (entity.canonical or "") in changed else entity
        for entity in found
    ]


def _towns(text: str) -> Counter[str]:
    return Counter(
        _KIND_OF_CITY.sub("Stadt", match[0]) for match in matches_at(text, _TOWN, word_starts(text, _TOWN_WORD))
    )


def _full_name(name: str, named: _Named) -> str:
    """By the first rule that is about names of this kind; a name of no such kind, or that nothing completes, stays."""
    return next((full for rule in _RULES if (full := rule(name, named)) is not None), name)


def _of_company(name: str, named: _Named) -> str | None:
    """„Aufsichtsrat MWB" by the company whose acronym it is."""
    noun, _, rest = name.partition(" ")
    return f"{noun} {named.companies[rest]}" if rest in named.companies else None


def _council_alone(name: str, named: _Named) -> str | None:
    """„Rat" by the one named with its town, else by the town named most."""
    noun, _, rest = name.partition(" ")
    if noun != "Rat" or rest:
        return None
    longer = _most_named(named.bodies, beginning="Rat der")
    town = next((town for town, _ in named.towns.most_common(1)), None)
    return longer or (f"Rat der {town.title()}" if town else name)


def _council_of_adjective(name: str, named: _Named) -> str | None:
    """„Musterlinger Gemeinderat" as „Gemeinderat der Stadt Musterlingen"."""
    adjective, _, noun = name.partition(" ")
    if noun not in _COUNCILS or not adjective.endswith(_ADJECTIVE_ENDING):
        return None
    stem = adjective.removesuffix(_ADJECTIVE_ENDING)
    endings = tuple(f" {stem}{ending}" for ending in _TOWN_ENDINGS)
    town = next((town for town, _ in named.towns.most_common() if town.endswith(endings)), None)
    return f"{noun} der {town}" if town else name


def _local_of_adjective(name: str, named: _Named) -> str | None:
    """„Seedorfer Ortschaftsrat" as „Ortschaftsrat Seedorf", where the text has that body or place."""
    local = _ADJECTIVE_LOCAL.fullmatch(name)
    if local is None:
        return None
    noun, places = local["noun"], [local["place"] + ending for ending in _PLACE_ENDINGS]
    known = (p for p in places if f"{noun} {p}" in named.bodies or re.search(rf"\b{p}\b", named.text))
    place = next(known, None)
    return f"{noun} {place}" if place else name


def _local_alone(name: str, named: _Named) -> str | None:
    """„Ortsrat" by the one named most with its place, else by the part of the town named most."""
    if not _LOCAL_ALONE.fullmatch(name):
        return None
    longer = _most_named(named.bodies, beginning=f"{name} ")
    if longer is not None:
        return longer
    parts = Counter(match["name"] for match in _PART_OF_TOWN.finditer(named.text))
    return f"{name} {parts.most_common(1)[0][0]}" if parts else name


def _cut_list(name: str, named: _Named) -> str | None:
    """„Ausschuss für Umwelt, Bau" by the longest name that begins so."""
    if "," not in name:
        return None
    return max((other for other in named.bodies if other.startswith(name)), key=len, default=name)


def _most_named(names: Counter[str], *, beginning: str) -> str | None:
    return next((name for name, _ in names.most_common() if name.startswith(beginning)), None)


_RULES: tuple[Callable[[str, _Named], str | None], ...] = (
    _of_company,
    _council_alone,
    _council_of_adjective,
    _local_of_adjective,
    _local_alone,
    _cut_list,
)
