"""Towns and their parts: those that a document itself calls one, and those of the official lists that it speaks of as a place.

A name is a town's where the document says so („Gemeinde X", „Ortsteil X", „99999 X", „X, den 3. Mai 2020"), or where it is
on the list of settlements (``names_known``) and stands at least once where only a place can („in X", „aus X", „Firma N, X").
Both are then found everywhere in the document. The list alone makes no town: many of its names are surnames, too.
"""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.entities.anchored_search import capitalised_words, matches_at, matches_with, word_starts
from extractors.entities.name_patterns import COUNTY, MUNICIPALITY, TOWN, in_title_case
from extractors.entities.names_known import known

_OF_MUNICIPALITY = re.compile(rf"(?<![\w-])(?:{MUNICIPALITY}|{COUNTY})[ ](?P<name>{TOWN})")
# What the municipal codes, land registers and planning law call a part of a municipality or an area around it.
_PART = (
    r"(?:Ortschaft(?:en)?|Ortsteil(?:s|e|en)?|Stadtteil(?:s|e|en)?|Stadtbezirk(?:s|e|en)?|Ortslage|Gemarkung"
    r"|[A-ZÄÖÜ][a-zäöü]+bezirk(?:s|es)?|Standort(?:s|es)?|[A-ZÄÖÜ][a-zäöü]+raum(?:s|es)?|Wohnort|Raum)"
)
_CALLED_A_PLACE = re.compile(rf"(?<![\w-]){_PART}[ \n](?P<name>{TOWN})(?:/(?P<other>{TOWN}))?(?![\w-])")
_LOCAL_BODY = re.compile(rf"\b(?:Ortschaftsrat|Ortsrat|Ortsbeirat|Ortsverwaltung)(?:e?s)?[ ](?P<name>{TOWN})(?![\w-])")
_POSTCODE = re.compile(rf"[0-9](?<![\d.,][0-9])\d{{4}}[ ](?P<name>{TOWN})(?![\w-])")
_DATELINE = re.compile(rf"(?m)^[ ]*(?P<name>{TOWN}),[ ](?:den[ ]|im[ ])?\d{{1,2}}\.[ ]?(?:\d|[A-ZJFMASOND][a-zä])")
_SERIES = re.compile(
    rf"\b(?:Städten?|Gemeinden|Orten?|Ortschaften|Ortsteilen?|Stadtteilen?|Kommunen)[ ](?P<names>{TOWN}(?:,[ ]{TOWN})*"
    rf"(?:[ ]\([^()\n]{{1,20}}\))?(?:[ ](?:und|sowie)[ ]{TOWN})?)(?![\w-])"
)
_SERIES_WORDS = ("Städte", "Gemeinden ", "Orte", "Ortschaften ", "teile", "Kommunen ")
_BY_FIRST_WORD = (
    (_OF_MUNICIPALITY, re.compile(rf"(?:{MUNICIPALITY}|{COUNTY})$")),
    (_CALLED_A_PLACE, re.compile(rf"{_PART}$")),
    (_LOCAL_BODY, re.compile(r"Ort")),
)
_NO_TOWN = re.compile(r"(?:ung|heit|keit|schaft|rat|amt)$")
_BEFORE_A_PLACE = re.compile(
    r"(?:\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]is|Richtung)[ \n]|\b(?:Firma|Fa\.)[^.;\n]{2,50},[ ]"
    r"|\b(?:GmbH|mbH|AG|KG|OHG|GbR|e\.[ ]?K\.)[^.;\n]{0,30},[ ])$"
)
_BEFORE_REACH = 62  # code points that the longest of these takes
_BESIDE_A_TOWN = re.compile(rf"(?:[ ]?[-–/][ ]?|,[ ]|[ ](?:und|sowie|oder)[ ])(?P<name>{TOWN})(?!\w)")
_OPENS_A_NAME = re.compile(r"Bad|Sankt|St|Markt|Groß|Klein|Alt|Neu|Hann")
_WHOLE_NAME = re.compile(TOWN)


def known_towns(text: str) -> set[str]:
    """The names that a folded text speaks of as towns or parts of one."""
    towns = _called_towns(text)
    towns |= _listed_towns(text, towns)
    return {town for town in towns if len(town) > 3 and not _NO_TOWN.search(town)}


def _called_towns(text: str) -> set[str]:
    """The names that the text itself calls a town, a part of one, or the place of a date or postcode."""
    towns: set[str] = set()
    for pattern, first in _BY_FIRST_WORD:
        for match in matches_at(text, pattern, word_starts(text, first)):
            towns.add(in_title_case(match["name"]))
            if pattern is _CALLED_A_PLACE and match["other"]:
                towns.add(match["other"])
    for pattern in (_POSTCODE, _DATELINE):
        towns.update(in_title_case(match["name"]) for match in pattern.finditer(text))
    for match in matches_with(text, _SERIES, *_SERIES_WORDS):
        towns.update(name[0] for name in re.finditer(TOWN, match["names"]))
    return towns


def _listed_towns(text: str, called: set[str]) -> set[str]:
    """The settlements of the list that stand where only a place can, and those that are named beside such a town."""
    places = _on_the_list(text)
    found = called | {
        name
        for name, starts in places.items()
        if any(_BEFORE_A_PLACE.search(text, max(0, start - _BEFORE_REACH), start) for start in starts)
    }
    waiting = [name for name in places if name in found]
    beside = _beside(text, places)
    while waiting:  # „Seedorf - Talheim/Auenbrück": from one to the next
        new = beside[waiting.pop()] - found
        found |= new
        waiting += sorted(new)
    return found


def _beside(text: str, places: dict[str, list[int]]) -> defaultdict[str, set[str]]:
    """Which of the listed names stand beside which in a row."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for name, starts in places.items():
        for start in starts:
            other = _BESIDE_A_TOWN.match(text, start + len(name))
            if other is not None and other["name"] in places:
                beside[name].add(other["name"])
                beside[other["name"]].add(name)
    return beside


def _on_the_list(text: str) -> dict[str, list[int]]:
    """The settlements of the list whose names stand in the text, each with its places."""
    settlements = known("settlements")
    places: dict[str, list[int]] = {}
    for word, starts in capitalised_words(text).items():
        if word in settlements:
            places.setdefault(word, []).extend(starts)
        elif word.endswith("-") or _OPENS_A_NAME.fullmatch(word):
            for start in starts:
                name = _WHOLE_NAME.match(text, start)
                if name is not None and name[0] in settlements:
                    places.setdefault(name[0], []).append(start)
    return places
