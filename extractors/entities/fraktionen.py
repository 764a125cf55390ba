"""Party groups: „SPD-Fraktion", „GRÜNE-Gemeinderatsfraktion", „(CDU)" behind a member's name, and the same names elsewhere.

Only the well-known parties are built in. A local group is learnt from the document: where „…-Fraktion" or a bracket
behind a member names it, it is found everywhere in that document.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import chain

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, word_starts
from extractors.entities.mention import mention, one_line, search_near

_PARTY = (
    r"(?:CDU/CSU|CDU|CSU|SPD|FDP|AfD|AFD|BSW|ÖDP|UWG|FWG|SSW"
    r"|B[ ]?[´'’ ́]{0,2}[ ]?90/(?:DIE[ ]GRÜNEN?|Die[ ]Grünen)|Bündnis[ ]?90[ ]?/[ ]?Die[ ]Grünen"
    r"|BÜNDNIS[ ]?90[ ]?/[ ]?DIE[ ]GRÜNEN|Die[ ]Grünen|DIE[ ]GRÜNEN|GRÜNEN?|Grünen?"
    r"|DIE[ ]LINKE\.?|Die[ ]Linke|DIE[ ]LINKEN|LINKEN?|Freie[ ]Wähler|FREIE[ ]WÄHLER|Die[ ]PARTEI|Piraten|Volt)"
)
_GROUP = r"(?:-(?:[A-ZÄÖÜ][\w]*-)?(?:für-[\w-]+-)?|[ ])?(?:[A-ZÄÖÜ][a-zäöü]*fraktion(?:en)?|Fraktion)"
_NAME = r"[A-ZÄÖÜ][\wÄÖÜäöüß.]*(?:[/|][A-ZÄÖÜ][\wÄÖÜäöüß.]*(?:[ ]PARTEI)?)*"
_BEFORE_GROUP = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_PARTY})(?:[/|](?:{_PARTY}|[A-ZÄÖÜ]\w+))*"
    rf"|{_NAME})(?:-für-\w+)?[ ]?-(?:OR-|GR-)?(?:\w*[Rr]ats|\w*[Tt]ags)?[Ff]raktion\b"
)
_GROUP_CUE = re.compile(r"[Ff]raktion")
_WINDOW = 60  # code points before the word Fraktion that its name reaches
_MEMBER = re.compile(
    r"\b(?:Stadtr[aä]t\w*|Gemeinder[aä]t\w*|Kreisr[aä]t\w*|Ratsherr|Ratsfrau|Stadtverordnete[rn]?"
    rf"|Ortschaftsr[aä]t\w*)[^\n():]{{2,60}}?[ ]?\(?(?<=[( ])(?P<name>(?:Die[ ]|DIE[ ])?{_NAME})\)"
)
# An aim after „und" is part of the name („Bündnis Vernunft und Freiheit"): aims are nouns made of adjectives and verbs.
_AND = r"[ ]und[ ](?!Verwaltung)(?=\w{3,}(?:keit|heit|schaft|ung|ion|tät)\b)"
_AFTER_GROUP = re.compile(
    r"(?<![\w-])(?<!CDU[ ])(?<!SPD[ ])(?<!FDP[ ])(?<!AfD[ ])(?:(?:Rats)?[Ff]raktion|Gruppe)[ ](?P<name>(?:der[ ])?(?:(?:Die"
    r"|DIE)[ ])?[A-ZÄÖÜ][\wäöüß]*(?:(?:[ ]|/|-|[ ](?:in|für)[ ]"
    rf"|[ ]\d\d/|{_AND})[A-ZÄÖÜ\d][\wäöüß]*){{0,4}}(?:-(?=\n\d))?)"
)
_ALLY = r"(?:(?:FW|FWV|FÜR|UWG|WG|BfB|Bürgerliste|Unabhängige)\b)"  # local groups that share a parliamentary group with a party
_KNOWN = re.compile(rf"(?<![\w/-])(?:{_PARTY})(?:[/|](?:{_PARTY}|{_ALLY}))*(?![\w/]|-[A-Za-zÄÖÜäöü])")
# What the first words of a member and of a party look like.
_MEMBER_WORD = re.compile(r"Stadt|Gemeinder|Kreisr|Ratsherr|Ratsfrau|Ortschaftsr")
_PARTY_WORD = re.compile(
    r"CDU|CSU|SPD|FDP|AfD|AFD|BSW|ÖDP|UWG|FWG|SSW|B(?:ündnis|ÜNDNIS|90|$)|Die$|DIE$|GRÜNE|Grüne|LINKE|Freie$|FREIE$|Piraten|Volt"
)
_AFTER_CUE = re.compile(r"raktion[ ]|Gruppe[ ]")
_LEFT = re.compile(r"(?:DIE |Die )?(?:LINKEN?|Linken?)\.?$")
_LEFT_IN_FULL = re.compile(r"\b(?:DIE|Die)[ ](?:LINKE|Linke)\b(?:\.(?=[ ]?[-)/,]|[ ][a-zäöü]|$|\n))?")


def find_fraktionen(text: str) -> list[Entity]:
    """All party groups of a folded text; the canonical name is the party's or group's alone, as printed."""
    found: dict[int, Entity] = {}
    names: set[str] = set()
    for match in search_near(text, _GROUP_CUE, _BEFORE_GROUP, _WINDOW):
        name = match["name"]
        names.add(name)
        found[match.start()] = mention("fraktion", text, match.start(), match.end(), name)
    for match in search_near(text, _AFTER_CUE, _AFTER_GROUP, 2 * _WINDOW):
        if _names_a_group(text, match["name"]):
            found.setdefault(match.start(), mention("fraktion", text, match.start(), match.end(), _after_name(match)))
    for match in matches_at(text, _MEMBER, word_starts(text, _MEMBER_WORD)):
        names.add(match["name"])
        start, end = match.span("name")
        found.setdefault(start, mention("fraktion", text, start, end, match["name"]))
    known = matches_at(text, _KNOWN, word_starts(text, _PARTY_WORD))
    for match in chain(known, *(pattern.finditer(text) for pattern in _learnt(names))):
        found.setdefault(match.start(), mention("fraktion", text, match.start(), match.end(), one_line(match[0])))
    spelling = cache(lambda name: _own_spelling(name, text))
    return [replace(found[start], canonical=spelling(found[start].canonical or "")) for start in sorted(found)]


_ARTICLE = re.compile(r"^(?:die|der|das)[ ]|[ ]?-?fraktion(?:en)?$|\.$")
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gruene", re.compile(r"^(?:b ?['´’ ]* ?90/|bündnis ?90 ?/ ?)?(?:die )?grünen?$")),
    ("linke", re.compile(r"^linken?$")),
    ("freie-waehler", re.compile(r"^(?:freien? wähler|fwg?)$")),
)
"""Spellings of one party group; every other group is its own."""


def fraktion_id(name: str) -> str:
    """An identity of a party group that is the same for the usual spellings of its name: „DIE GRÜNEN" and „Grüne" → „gruene"."""
    plain = _ARTICLE.sub("", _ARTICLE.sub("", one_line(name).casefold()))
    family = next((name for name, pattern in _FAMILIES if pattern.match(plain)), None)
    letters = plain.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return family or re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _names_a_group(text: str, name: str) -> bool:
    """„Fraktion Bürger für Musterlingen", but not „wenn eine Fraktion Beratungsbedarf hat": one plain noun must recur."""
    words = name.split(" ")
    if words[0] in {"Der", "Die"} and len(words) == 1:
        return False
    plain = len(words) == 1 and sum(letter.isupper() for letter in name) == 1 and not name.endswith("-")
    return (
        not plain
        or _KNOWN.fullmatch(name) is not None
        or len(re.findall(rf"(?:raktion|Gruppe) {re.escape(name)}\b", text)) > 1
    )


def _own_spelling(name: str, text: str) -> str:
    """The group as it writes itself: „LINKEN" → „DIE LINKE" as the document prints it, „GRÜNEN" → „GRÜNE", cut names whole."""
    if _LEFT.fullmatch(name):
        printed = Counter(match[0] for match in _LEFT_IN_FULL.finditer(text))
        return printed.most_common(1)[0][0] if printed else "DIE LINKE"
    if name in {"GRÜNEN", "Grünen"}:
        return name[:-1]
    if name.endswith("-"):
        whole = re.search(rf"\b{re.escape(name.rsplit(' ', 1)[-1][:-1])}[a-zäöüß]+", text)
        return f"{name.rsplit(' ', 1)[0]} {whole[0]}" if whole and " " in name else name
    return name


def _after_name(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("Gruppe") else re.sub(r"^der ", "", one_line(match["name"]))


def _learnt(names: set[str]) -> list[re.Pattern[str]]:
    """One pattern of the names a document introduces itself; single letters and ordinary words are left out."""
    own = sorted(
        (
            name
            for name in names
            if len(name) > 2 and (name[1:2].isupper() or "/" in name or sum(c.isupper() for c in name) > 1)
        ),
        key=len,
    )
    if not own:
        return []
    return [
        re.compile(
            r"(?<![\w/-])(?:" + "|".join(re.escape(name) for name in reversed(own)) + r")(?![\w/]|-[A-Za-zÄÖÜäöü])"
        )
    ]
